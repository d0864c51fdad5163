import CadenaNetworks

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the outputs of a classifier say about its classes, which depends on the loss: logits of a
/// softmax, logits of a sigmoid, probabilities, their logarithms, or scores of which the larger
/// wins.
///
///     let meaning = OutputMeaning(of: SoftmaxCrossEntropy(), form: .labels)
///     meaning.scores(of: [0, 0], width: 2).values     // [0.5, 0.5]
public struct OutputMeaning: Sendable, Hashable {
  /// Scores for every class, row by row.
  public struct Scores: Sendable, Hashable {
    /// The numbers, `classes` to a row.
    public var values: [Double]
    /// How many classes there are.
    public var classes: Int
    /// Whether the numbers of a row are probabilities that add up to 1.
    public var areProbabilities: Bool
  }

  private enum Scale { case softmax, sigmoid, logarithm, probability, score }
  private let scale: Scale
  /// The output above which the second class is meant, when there is one output for two classes.
  private let threshold: Double?

  /// The meaning of what a loss takes, with targets in the given form.
  public init(of loss: any Loss, form: TargetForm) {
    if case .column(_, let threshold) = form {
      self.threshold = threshold
    } else {
      threshold = nil
    }
    switch loss {
    case is SoftmaxCrossEntropy: scale = .softmax
    case is BinaryCrossEntropyWithLogits: scale = .sigmoid
    case is NegativeLogLikelihood: scale = .logarithm
    case let divergence as KLDivergence:
      scale = divergence.takesLogarithms ? .logarithm : .probability
    case is CrossEntropy, is BinaryCrossEntropy: scale = .probability
    default: scale = .score
    }
  }

  /// What outputs say, `width` numbers to a row.
  ///
  /// Probabilities of independent classes are divided by their sum. Outputs of a loss that does not
  /// ask for probabilities, such as a squared error, count as such when every row is one, as after a
  /// softmax.
  public func scores(of outputs: [Double], width: Int) -> Scores {
    guard width > 0 else { return Scores(values: [], classes: 0, areProbabilities: false) }
    if let threshold { return column(outputs, threshold) }
    var values = outputs
    values.withUnsafeMutableBufferPointer { values in
      for start in stride(from: 0, to: values.count - width + 1, by: width) {
        convert(UnsafeMutableBufferPointer(rebasing: values[start..<(start + width)]))
      }
    }
    return Scores(
      values: values, classes: width,
      areProbabilities: scale != .score || Self.areDistributions(values, width))
  }

  private func convert(_ row: UnsafeMutableBufferPointer<Double>) {
    switch scale {
    case .score: return
    case .softmax:
      let largest = row.max() ?? 0
      for index in row.indices { row[index] = exp(row[index] - largest) }
    case .sigmoid: for index in row.indices { row[index] = Self.sigmoid(row[index]) }
    case .logarithm: for index in row.indices { row[index] = exp(row[index]) }
    case .probability: break
    }
    let sum = row.reduce(0, +)
    guard sum > 0 else { return }
    for index in row.indices { row[index] /= sum }
  }

  /// One output for two classes becomes two columns.
  private func column(_ outputs: [Double], _ threshold: Double) -> Scores {
    let isInside = outputs.allSatisfy { $0 >= 0 && $0 <= 1 }
    let areProbabilities = scale != .score || (threshold == 0.5 && isInside)
    let values = outputs.flatMap { output -> [Double] in
      switch scale {
      case .sigmoid: [Self.sigmoid(-output), Self.sigmoid(output)]
      case _ where areProbabilities: [1 - output, output]
      default: [2 * threshold - output, output]
      }
    }
    return Scores(values: values, classes: 2, areProbabilities: areProbabilities)
  }

  static func exponential(_ x: Double) -> Double { exp(x) }

  private static func sigmoid(_ x: Double) -> Double {
    x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x))
  }

  private static func areDistributions(_ values: [Double], _ width: Int) -> Bool {
    guard values.allSatisfy({ $0 >= 0 }) else { return false }
    return stride(from: 0, to: values.count, by: width).allSatisfy { start in
      (values[start..<(start + width)].reduce(0, +) - 1).magnitude < 1e-4
    }
  }
}
