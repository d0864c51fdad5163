import CadenaGraph
import CadenaText

/// One block of the lectures, taught: what it is for, forward, backward with the derivation, a small
/// example computed by the engine beside finite differences, and how to write it (rows A4 to A6).
public struct Lesson: Sendable {
  /// A quantity with its shape.
  public struct Quantity: Sendable {
    /// `X`.
    public let symbol: String
    /// `[B, D_in]`.
    public let shape: String
    /// What it is.
    public let meaning: Message

    init(_ symbol: String, _ shape: String, _ meaning: Message) {
      self.symbol = symbol
      self.shape = shape
      self.meaning = meaning
    }
  }

  /// The name on the command line.
  public let name: String
  /// The name for people.
  public let title: Message
  /// What the block is for.
  public let purpose: Message
  /// The formulas of the forward pass.
  public let forward: [Exposition.Line]
  /// The quantities with their shapes.
  public let quantities: [Quantity]
  /// The formulas of the gradients.
  public let backward: [Exposition.Line]
  /// How the gradients follow.
  public let derivation: Message
  /// The example.
  public let example: LessonExample
  /// What is shown after the example.
  public let extras: [Exposition.Part]
  /// The lines of Swift.
  public let swift: [String]
  /// The lines of an experiment file.
  public let experiment: [String]
  /// The conventions chosen.
  public let convention: Message?
  /// Where the slides need a word.
  public let slide: Message?

  init(
    _ name: String, _ title: Message, purpose: Message, forward: [Exposition.Line],
    quantities: [Quantity], backward: [Exposition.Line], derivation: Message,
    example: LessonExample, extras: [Exposition.Part] = [], swift: [String], experiment: [String],
    convention: Message? = nil, slide: Message? = nil
  ) {
    self.name = name
    self.title = title
    self.purpose = purpose
    self.forward = forward
    self.quantities = quantities
    self.backward = backward
    self.derivation = derivation
    self.example = example
    self.extras = extras
    self.swift = swift
    self.experiment = experiment
    self.convention = convention
    self.slide = slide
  }

  /// The names of all lessons, in the order in which they are taught.
  public static let names = [
    "linear", "relu", "sigmoid", "tanh", "softmax", "cross-entropy", "softmax-cross-entropy", "mse",
  ]

  /// The lesson of a name, or nil.
  public static func named(_ name: String) -> Lesson? {
    switch name {
    case "linear": linear
    case "relu": relu
    case "sigmoid": sigmoid
    case "tanh": tanh
    case "softmax": softmax
    case "cross-entropy": crossEntropy
    case "softmax-cross-entropy": softmaxCrossEntropy
    case "mse": meanSquaredError
    default: nil
    }
  }
}
