import CadenaData
import CadenaNetworks
import CadenaOptimizers
import CadenaText

/// How a catalogue's entry becomes what it names.
enum Maker: Sendable {
  /// A layer; the builder knows the number of classes and makes inner layers.
  case layer(@Sendable (LayerSpecification, ModelBuilder) throws(ExperimentError) -> any Module)
  /// A loss.
  case loss(@Sendable (Options) -> any Loss, weighted: WeightedLossMaker?)
  /// An optimiser.
  case optimizer(@Sendable (Options) -> any Optimizer)
  /// A schedule over a number of updates.
  case schedule(@Sendable (Options, Int) -> any Schedule)
  /// A step of preprocessing, not fitted yet.
  case step(@Sendable (Options) -> any Preprocessor)
  /// Sources are read by `DataBuilder`; a name that is not built makes nothing.
  case none
}

/// Makes a loss with weights of classes, or nil when it has none for such outputs.
typealias WeightedLossMaker = @Sendable (Options, LossWeights) -> (any Loss)?

extension CatalogueEntry {
  /// A layer that its options make.
  static func layer(
    _ name: String, _ summary: Message, _ options: [OptionSpecification] = [],
    shorthand: String? = nil, make: @escaping @Sendable (Options) -> any Module
  ) -> CatalogueEntry {
    layer(name, summary, options, shorthand: shorthand) { specification, _ in
      make(specification.options)
    }
  }

  /// A layer that needs the number of classes or holds other layers.
  static func layer(
    _ name: String, _ summary: Message, _ options: [OptionSpecification] = [],
    shorthand: String? = nil, conflict: @escaping @Sendable (Options) -> Conflict? = { _ in nil },
    make:
      @escaping @Sendable (LayerSpecification, ModelBuilder) throws(ExperimentError) ->
      any Module
  ) -> CatalogueEntry {
    CatalogueEntry(
      name, summary, options, shorthand: shorthand, maker: .layer(make), conflict: conflict)
  }

  /// A loss; one of classes cannot be used for regression and tells the task where it is not given.
  static func loss(
    _ name: String, _ summary: Message, _ options: [OptionSpecification] = [],
    needsClasses: Bool = false, weighted: WeightedLossMaker? = nil,
    make: @escaping @Sendable (Options) -> any Loss
  ) -> CatalogueEntry {
    CatalogueEntry(
      name, summary, options, maker: .loss(make, weighted: weighted), needsClasses: needsClasses)
  }

  /// Whether a loss can weigh classes.
  var takesClassWeights: Bool {
    guard case .loss(_, let weighted) = maker else { return false }
    return weighted != nil
  }

  /// An optimiser.
  static func optimizer(
    _ name: String, _ summary: Message, _ options: [OptionSpecification],
    conflict: @escaping @Sendable (Options) -> Conflict? = { _ in nil },
    make: @escaping @Sendable (Options) -> any Optimizer
  ) -> CatalogueEntry {
    CatalogueEntry(name, summary, options, maker: .optimizer(make), conflict: conflict)
  }

  /// A schedule of the learning rate; the number is that of all updates of the training.
  static func schedule(
    _ name: String, _ summary: Message, _ options: [OptionSpecification] = [],
    conflict: @escaping @Sendable (Options) -> Conflict? = { _ in nil },
    make: @escaping @Sendable (Options, Int) -> any Schedule
  ) -> CatalogueEntry {
    CatalogueEntry(name, summary, options, maker: .schedule(make), conflict: conflict)
  }

  /// A step of preprocessing.
  static func step(
    _ name: String, _ summary: Message, _ options: [OptionSpecification] = [],
    shorthand: String? = nil, conflict: @escaping @Sendable (Options) -> Conflict? = { _ in nil },
    make: @escaping @Sendable (Options) -> any Preprocessor
  ) -> CatalogueEntry {
    CatalogueEntry(
      name, summary, options, shorthand: shorthand, maker: .step(make), conflict: conflict)
  }
}

extension Specification {
  /// The layer of this specification.
  func layer(_ builder: ModelBuilder) throws(ExperimentError) -> any Module {
    guard case .layer(let make) = Catalogue.layers.entry(name)?.maker else { unmade() }
    return try make(self, builder)
  }

  /// The loss of this specification: a mean over the batch; `halfSquaredError` and `klDivergence`
  /// sum over the outputs first.
  func loss() -> any Loss {
    guard case .loss(let make, _) = Catalogue.losses.entry(name)?.maker else { unmade() }
    return make(options)
  }

  /// The loss with weights of classes, if there are any; nil when it has none for such outputs.
  func loss(_ weights: LossWeights?) -> (any Loss)? {
    guard let weights else { return loss() }
    guard case .loss(_, let weighted) = Catalogue.losses.entry(name)?.maker else { unmade() }
    return weighted?(options, weights)
  }

  /// The optimiser of this specification.
  func optimizer() -> any Optimizer {
    guard case .optimizer(let make) = Catalogue.optimizers.entry(name)?.maker else { unmade() }
    return make(options)
  }

  /// The schedule of this specification over so many updates, unless it names a number itself.
  func schedule(updates: Int) -> any Schedule {
    guard case .schedule(let make) = Catalogue.schedules.entry(name)?.maker else { unmade() }
    return make(options, updates)
  }

  /// The step of preprocessing of this specification, not fitted yet.
  func step() -> any Preprocessor {
    guard case .step(let make) = Catalogue.preprocessing.entry(name)?.maker else { unmade() }
    return make(options)
  }

  /// A specification is read by its catalogue, so it names an entry that makes something.
  private func unmade() -> Never {
    programmingError("the catalogue makes nothing of \(name)")
  }
}
