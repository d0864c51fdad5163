/// The lines of equal height of a function over a rectangle, by marching squares (Lorensen and Cline 1987
/// in two dimensions).
///
/// The function is taken at the corners of a grid; where a level lies between two neighbours, the line
/// crosses their edge at the place that a straight line between both values gives. Where all four edges of
/// a square are crossed, the value at its middle decides which corners belong together.
struct ContourLines: Sendable {
  /// One line: places in order.
  typealias Line = [(x: Double, y: Double)]

  private let xs: [Double]
  private let ys: [Double]
  private let values: [Double]

  /// Takes the function on a grid of so many squares a side.
  init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, squares: Int = 140,
    _ function: (Double, Double) -> Double
  ) {
    func steps(_ range: ClosedRange<Double>) -> [Double] {
      (0...squares).map {
        range.lowerBound + (range.upperBound - range.lowerBound) * Double($0) / Double(squares)
      }
    }
    let (xs, ys) = (steps(x), steps(y))
    self.xs = xs
    self.ys = ys
    values = ys.flatMap { y in xs.map { function($0, y) } }
  }

  /// Heights at which lines divide the area into parts of equal size, and closer ones towards the lowest.
  func levels(_ count: Int = 12) -> [Double] {
    let sorted = values.filter(\.isFinite).sorted()
    guard let low = sorted.first, let high = sorted.last, high > low else { return [] }
    var levels = (1...count).map { sorted[($0 * sorted.count - 1) / (count + 1)] }
    for divisor in [4.0, 16] { levels.append(low + (levels[0] - low) / divisor) }
    return Set(levels.filter { $0 > low && $0 < high }).sorted()
  }

  /// The lines of one height.
  func lines(at level: Double) -> [Line] {
    var ends: [Int: [Int]] = [:]
    let width = xs.count
    for row in 0..<(ys.count - 1) {
      for column in 0..<(width - 1) {
        let corner = row * width + column
        for (a, b) in pairs(corner, level) {
          ends[a, default: []].append(b)
          ends[b, default: []].append(a)
        }
      }
    }
    return chains(ends).map { $0.map { crossing($0, level) } }
  }

  /// The edges of one square that lines join. An edge is twice the number of its first corner; one that
  /// goes up is one more.
  private func pairs(_ corner: Int, _ level: Double) -> [(Int, Int)] {
    let width = xs.count
    let (a, b) = (values[corner], values[corner + 1])
    let (c, d) = (values[corner + width + 1], values[corner + width])
    guard a.isFinite, b.isFinite, c.isFinite, d.isFinite else { return [] }
    let above = (a > level, b > level, c > level, d > level)
    // Most squares lie on one side.
    if above.0 == above.1, above.1 == above.2, above.2 == above.3 { return [] }
    let isAbove = [above.0, above.1, above.2, above.3]
    let edges = [2 * corner, 2 * (corner + 1) + 1, 2 * (corner + width), 2 * corner + 1]
    let crossed = (0..<4).filter { isAbove[$0] != isAbove[($0 + 1) % 4] }
    if crossed.count == 2 { return [(edges[crossed[0]], edges[crossed[1]])] }
    guard crossed.count == 4 else { return [] }
    let middle = (a + b + c + d) / 4
    return (middle > level) == isAbove[0]
      ? [(edges[0], edges[1]), (edges[2], edges[3])] : [(edges[3], edges[0]), (edges[1], edges[2])]
  }

  /// Joins pairs into lines, open ones first.
  private func chains(_ ends: [Int: [Int]]) -> [[Int]] {
    var rest = ends
    var chains: [[Int]] = []
    let keys = ends.keys.sorted()
    for isOpen in [true, false] {
      for start in keys where rest[start].map({ isOpen ? $0.count == 1 : !$0.isEmpty }) ?? false {
        var chain = [start]
        var place = start
        while let next = rest[place]?.first {
          rest[place]?.removeFirst()
          if let back = rest[next]?.firstIndex(of: place) { rest[next]?.remove(at: back) }
          chain.append(next)
          place = next
        }
        if chain.count > 1 { chains.append(chain) }
      }
    }
    return chains
  }

  /// Where a line crosses an edge.
  private func crossing(_ edge: Int, _ level: Double) -> (x: Double, y: Double) {
    let width = xs.count
    let first = edge / 2
    let second = edge % 2 == 0 ? first + 1 : first + width
    let share = (level - values[first]) / (values[second] - values[first])
    let (a, b) = (place(first), place(second))
    return (a.x + share * (b.x - a.x), a.y + share * (b.y - a.y))
  }

  private func place(_ corner: Int) -> (x: Double, y: Double) {
    (xs[corner % xs.count], ys[corner / xs.count])
  }
}
