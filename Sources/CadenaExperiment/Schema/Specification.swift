/// One named thing of the experiment with its options: a layer, a loss, an optimiser, a schedule,
/// a data source, a step of preprocessing.
///
///     - {linear: {units: 64}, name: hidden}
///
/// is `Specification("linear", options: units 64 and bias true, label: "hidden")`. Where it was
/// written is kept for later errors and is no part of its value.
public struct Specification: Sendable, Hashable {
  /// Its name in the catalogue.
  public let name: String
  /// Its options, defaults filled in.
  public let options: Options
  /// The label given with `name:`, for layers.
  public let label: String?
  /// Where it was written.
  public let origin: Origin

  /// A named thing.
  public init(
    _ name: String, options: Options = Options(), label: String? = nil, origin: Origin = Origin()
  ) {
    self.name = name
    self.options = options
    self.label = label
    self.origin = origin
  }

  /// Equality of name, options and label.
  public static func == (left: Specification, right: Specification) -> Bool {
    left.name == right.name && left.options == right.options && left.label == right.label
  }

  /// Hashes name, options and label.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(options)
    hasher.combine(label)
  }
}

/// A layer of the model.
public typealias LayerSpecification = Specification
/// The loss.
public typealias LossSpecification = Specification
/// The optimiser.
public typealias OptimizerSpecification = Specification
/// The schedule of the learning rate.
public typealias ScheduleSpecification = Specification
/// Where the data come from.
public typealias SourceSpecification = Specification
/// A step of preprocessing.
public typealias PreprocessingSpecification = Specification
