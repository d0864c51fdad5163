/// The normal distribution of `CMAES` with its evolution paths.
struct SearchDistribution {
  /// How fast things change; constants of Hansen's tutorial (2016), table 1, with positive weights alone.
  struct Rates {
    let population: Int
    let weights: [Double]
    let selectionMass: Double
    let pathDecay: Double
    let damping: Double
    let covariancePathDecay: Double
    let rankOne: Double
    let rankMany: Double
    let expectedLength: Double

    init(_ method: CMAES, size: Int) {
      let n = Double(size)
      let count = max(2, method.population ?? 4 + Int(3 * logarithm(n)))
      population = count
      let raw = (0..<count / 2).map {
        logarithm((Double(count) + 1) / 2) - logarithm(Double($0 + 1))
      }
      let sum = raw.reduce(0, +)
      weights = raw.map { $0 / sum }
      let mass = 1 / weights.reduce(0) { $0 + $1 * $1 }
      selectionMass = mass
      pathDecay = (mass + 2) / (n + mass + 5)
      damping = 1 + 2 * max(0, ((mass - 1) / (n + 1)).squareRoot() - 1) + pathDecay
      covariancePathDecay = (4 + mass / n) / (n + 4 + 2 * mass / n)
      // A diagonal has n numbers to learn and not n²: it may learn faster.
      let speed = method.covariance == .diagonal ? (n + 2) / 3 : 1
      let one = 2 / ((n + 1.3) * (n + 1.3) + mass)
      let many = 2 * (mass - 2 + 1 / mass) / ((n + 2) * (n + 2) + mass)
      rankOne = min(1, speed * one)
      rankMany = max(0, min(1 - rankOne, speed * many))
      expectedLength = n.squareRoot() * (1 - 1 / (4 * n) + 1 / (21 * n * n))
    }
  }

  let rates: Rates
  private let size: Int
  private let isFull: Bool
  /// σ.
  private(set) var deviation: Double
  private var path: [Double]
  private var covariancePath: [Double]
  private var generations = 0.0
  /// C, row by row, or its diagonal.
  private var covariance: [Double]
  /// A, or the roots of the diagonal.
  private var factor: [Double]

  /// The distribution at the beginning: C is the unit matrix.
  init(_ method: CMAES, size: Int) {
    self.size = size
    rates = Rates(method, size: size)
    isFull = method.covariance == .full
    deviation = method.deviation
    path = Array(repeating: 0, count: size)
    covariancePath = path
    covariance = Array(repeating: isFull ? 0 : 1, count: isFull ? size * size : size)
    if isFull { for index in 0..<size { covariance[index * (size + 1)] = 1 } }
    factor = covariance
  }

  /// A·z.
  func shaped(_ z: [Double]) -> [Double] {
    guard isFull else { return zip(factor, z).map { $0 * $1 } }
    return z.indices.map { row in
      var sum = 0.0
      for column in 0...row { sum += factor[row * size + column] * z[column] }
      return sum
    }
  }

  /// Learns from a generation.
  ///
  /// - Parameters:
  ///   - move: A·z_w, the way of the mean without σ.
  ///   - whiteMove: z_w.
  ///   - best: A·z of the better points, best first.
  mutating func adapt(move: [Double], whiteMove: [Double], best: [[Double]]) {
    generations += 1
    let mass = rates.selectionMass
    path.scale(by: 1 - rates.pathDecay)
    path.add((rates.pathDecay * (2 - rates.pathDecay) * mass).squareRoot(), whiteMove)
    let length = path.norm
    let settled =
      1 - exponential(base: 1 - rates.pathDecay, 2 * generations)
    // The path of the covariance stands still while σ is still growing fast.
    let isCalm =
      length / settled.squareRoot() < (1.4 + 2 / (Double(size) + 1)) * rates.expectedLength
    let decay = rates.covariancePathDecay
    covariancePath.scale(by: 1 - decay)
    if isCalm { covariancePath.add((decay * (2 - decay) * mass).squareRoot(), move) }
    let lost = isCalm ? 0 : rates.rankOne * decay * (2 - decay)
    covariance.scale(by: 1 - rates.rankOne - rates.rankMany + lost)
    add(rates.rankOne, covariancePath)
    for (weight, y) in zip(rates.weights, best) { add(rates.rankMany * weight, y) }
    let growth = rates.pathDecay / rates.damping * (length / rates.expectedLength - 1)
    deviation *= exponential(min(1, growth))
    updateFactor()
  }

  /// Adds a multiple of `v·vᵀ` to C.
  private mutating func add(_ weight: Double, _ v: [Double]) {
    guard isFull else {
      for index in 0..<size { covariance[index] += weight * v[index] * v[index] }
      return
    }
    for row in 0..<size {
      let share = weight * v[row]
      for column in 0...row { covariance[row * size + column] += share * v[column] }
    }
  }

  private mutating func updateFactor() {
    guard isFull else {
      factor = covariance.map { max($0, 0).squareRoot() }
      return
    }
    // In a large matrix little changes within a generation, and a factor costs n³/3.
    let pause = (1 / (10 * Double(size) * (rates.rankOne + rates.rankMany))).rounded(.down)
    if pause > 1, generations.truncatingRemainder(dividingBy: pause) != 0 { return }
    guard let new = Cholesky.factor(covariance, size: size) else {
      // Rounding has made the matrix indefinite: begin again with a round one of the same size.
      let scale = (0..<size).reduce(0) { $0 + max(0, covariance[$1 * (size + 1)]) } / Double(size)
      covariance = Array(repeating: 0, count: size * size)
      for index in 0..<size { covariance[index * (size + 1)] = max(scale, 1e-300) }
      factor = covariance.map { $0.squareRoot() }
      return
    }
    factor = new
  }

  // MARK: - As a memory

  var memory: SearchMemory {
    var memory = SearchMemory()
    memory["distribution"] = [deviation, generations]
    memory["path"] = path
    memory["covariancePath"] = covariancePath
    memory["covariance"] = covariance
    memory["factor"] = factor
    return memory
  }

  /// This distribution with the numbers of a memory; nil when they do not fit.
  func restored(_ memory: SearchMemory) -> SearchDistribution? {
    guard let numbers = memory.numbers("distribution", count: 2), numbers[0] > 0,
      let path = memory.numbers("path", count: size),
      let covariancePath = memory.numbers("covariancePath", count: size),
      let covariance = memory.numbers("covariance", count: covariance.count),
      let factor = memory.numbers("factor", count: covariance.count)
    else { return nil }
    var result = self
    result.deviation = numbers[0]
    result.generations = numbers[1]
    result.path = path
    result.covariancePath = covariancePath
    result.covariance = covariance
    result.factor = factor
    return result
  }
}
