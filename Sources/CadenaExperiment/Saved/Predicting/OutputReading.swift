import CadenaData
import CadenaTraining

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a model's outputs say to a person: classes with their probabilities, or numbers in the units
/// of the target.
///
/// It follows from the loss and the last layer alone, so that it is the same for every row:
/// `softmaxCrossEntropy` makes logits, read by a softmax; `binaryCrossEntropyWithLogits` logits, read
/// by a sigmoid; `crossEntropy`, `binaryCrossEntropy`, `klDivergence` and models that end with softmax
/// or sigmoid make probabilities; outputs of other losses are scores, of which the largest wins.
/// `poisson` makes logarithms of the numbers.
public struct OutputReading: Sendable {
  /// What an output is.
  public enum Scale: Sendable, Hashable {
    /// A logit among those of all classes.
    case softmax
    /// A logit of its own.
    case sigmoid
    /// A probability.
    case probability
    /// A score without a unit.
    case score
    /// A number in the units of the target, or of the standardised target.
    case number
    /// The logarithm of a number.
    case logarithm
  }

  /// What an output is.
  public let scale: Scale
  /// For two classes and one output: above this it means the second class.
  public let threshold: Double?
  /// How many outputs a row has.
  public let width: Int
  /// The names of the classes; of outputs beyond them, their numbers from 0. Nil for regression.
  public let classNames: [String]?

  /// How the outputs of a run's model are read.
  public init(_ run: SavedRun) {
    width = run.outputShape.reduce(1, *)
    var threshold: Double?
    if case .column(_, let limit) = run.form { threshold = limit }
    self.threshold = threshold
    let loss = run.experiment.loss?.name ?? ""
    guard let names = run.data.classNames else {
      classNames = nil
      scale = loss == "poisson" ? .logarithm : .number
      return
    }
    let count = threshold == nil ? max(width, names.count) : names.count
    classNames = names + (names.count..<max(count, names.count)).map { "\($0)" }
    let last = run.experiment.model.layers.last?.name
    switch loss {
    case "softmaxCrossEntropy": scale = .softmax
    case "binaryCrossEntropyWithLogits": scale = .sigmoid
    case "crossEntropy", "binaryCrossEntropy", "klDivergence": scale = .probability
    default:
      let isProbability = last == "softmax" && threshold == nil || last == "sigmoid"
      scale = isProbability ? .probability : .score
    }
  }

  /// Whether there is a probability for every class.
  public var hasProbabilities: Bool {
    scale == .softmax || scale == .sigmoid || scale == .probability
  }

  /// The class that outputs mean: the largest, the first of equally large ones; for one output the
  /// side of the threshold.
  func predicted(_ outputs: UnsafeBufferPointer<Double>) -> Int {
    if let threshold { return outputs[0] > threshold ? 1 : 0 }
    var best = 0
    for index in 1..<max(1, outputs.count) where outputs[index] > outputs[best] { best = index }
    return best
  }

  /// Adds the probability of every class, or the scores where there are none.
  func appendProbabilities(
    _ outputs: UnsafeBufferPointer<Double>, to values: inout [Double]
  ) {
    if threshold != nil {
      let output = outputs[0]
      switch scale {
      case .sigmoid: values += [Self.sigmoid(-output), Self.sigmoid(output)]
      case .probability: values += [1 - output, output]
      default: values.append(output)
      }
      return
    }
    switch scale {
    case .softmax:
      let largest = outputs.max() ?? 0
      var sum = 0.0
      let start = values.count
      for output in outputs {
        let power = exp(output - largest)
        sum += power
        values.append(power)
      }
      for index in start..<values.count { values[index] /= sum }
    case .sigmoid: for output in outputs { values.append(Self.sigmoid(output)) }
    default: values.append(contentsOf: outputs)
    }
  }

  /// Turns outputs of a regression into numbers in the units of the target.
  func undoScale(_ outputs: inout [Double], _ scaling: TargetScaling?) throws(DataError) {
    if scale == .logarithm { for index in outputs.indices { outputs[index] = exp(outputs[index]) } }
    guard let scaling else { return }
    var matrix = DataMatrix(rows: outputs.count / width, columns: width, values: outputs)
    try scaling.invert(&matrix)
    outputs = matrix.values
  }

  private static func sigmoid(_ x: Double) -> Double {
    x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x))
  }
}
