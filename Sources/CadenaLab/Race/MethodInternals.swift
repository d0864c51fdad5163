import CadenaExperiment

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a method remembers of every weight, in the quantities that the lectures speak of: Adam's corrected
/// means and their ratio, the signal-to-noise ratio (C11), gains (C6), Rprop's step sizes (C7).
public struct MethodInternals: Sendable {
  /// Which quantity.
  public enum Name: String, Sendable, CaseIterable {
    /// m̂, the mean of the gradients without its bias.
    case mean
    /// √v̂, the root of the mean of their squares without its bias.
    case rootMeanSquare
    /// m̂/√v̂.
    case signalToNoise
    /// The factor of a weight's steps.
    case gain
    /// The step of a weight.
    case stepSize
  }

  /// A quantity, one number for each coordinate or for each of a few quantiles.
  public struct Quantity: Sendable, Hashable {
    /// Which.
    public let name: Name
    /// The numbers.
    public let values: [Double]
  }

  private let corrects: Bool
  private let decays: (first: Double, second: Double)?
  private let names: [String]

  /// For a method and the names of what it remembers.
  init(_ optimizer: OptimizerSpecification, stateNames: [String]) {
    let options = optimizer.options
    if case .number(let first) = options["beta1"], case .number(let second) = options["beta2"] {
      decays = (first, second)
    } else {
      decays = nil
    }
    if case .boolean(let value) = options["biasCorrection"] {
      corrects = value
    } else {
      corrects = true
    }
    names = stateNames
  }

  /// The quantities after so many updates.
  func quantities(_ states: [[Double]], step: Int) -> [Quantity] {
    func state(_ name: String) -> [Double]? {
      names.firstIndex(of: name).flatMap { $0 < states.count ? states[$0] : nil }
    }
    if let gains = state("gain") { return [Quantity(name: .gain, values: gains)] }
    if let steps = state("step") { return [Quantity(name: .stepSize, values: steps)] }
    guard let decays, let means = state("mean"), let squares = state("meanSquare") else {
      return []
    }
    let first = corrects ? 1 - pow(decays.first, Double(step)) : 1
    let second = corrects ? 1 - pow(decays.second, Double(step)) : 1
    let corrected = means.map { $0 / first }
    let roots = squares.map { ($0 / second).squareRoot() }
    return [
      Quantity(name: .mean, values: corrected), Quantity(name: .rootMeanSquare, values: roots),
      Quantity(
        name: .signalToNoise, values: zip(corrected, roots).map { $1 > 0 ? $0 / $1 : 0 }),
    ]
  }

  /// The magnitudes' quantiles at 0.1, 0.5 and 0.9, for very many weights.
  static func quantiles(_ quantity: Quantity) -> Quantity {
    let sorted = quantity.values.map(abs).sorted()
    guard let last = sorted.indices.last else { return quantity }
    let values = [0.1, 0.5, 0.9].map { sorted[Int(($0 * Double(last)).rounded())] }
    return Quantity(name: quantity.name, values: values)
  }
}
