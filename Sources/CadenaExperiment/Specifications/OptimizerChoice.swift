import CadenaData
import CadenaOptimizers
import CadenaText

/// An optimiser with its options and its schedule, named on a line: what a race is run by.
///
///     adam                                              the defaults of the experiment file
///     adam:learningRate=0.1,beta1=0.8,schedule=cosine   options, a schedule with its defaults
///     {adam: {learningRate: 0.1}, schedule: {linear: {final: 0.001}}, name: fast}   as in the file
///     {adam: {}, averaging: {decay: 0.99}}               the average of the weights in their place
///
///     lbfgs:batchSize=full                               all rows at once, whatever the file says
///
/// Names, options and their limits are those of the experiment file.
public struct OptimizerChoice: Sendable, Hashable {
  /// What it is called: its `name`, else what was written of it.
  public let label: String
  /// The optimiser.
  public var optimizer: OptimizerSpecification
  /// The schedule of its learning rate; nil for a constant one.
  public var schedule: ScheduleSpecification?
  /// The average of the weights that stands for them; nil for none.
  public var averaging: WeightAveraging?
  /// Rows of a batch on an experiment, where they are to be others than the file's; nil for those.
  public var batchSize: BatchSize?
  /// Whether a learning rate was written, so that nobody should choose another.
  public private(set) var namesRate: Bool
  /// The flag and what stands behind it; nil for an experiment's own.
  let typed: Typed?
  /// The options that were written.
  private let writtenOptions: [String]
  /// Whether the rate is that of vectors, for a method that has one of its own for them.
  private var ratesVectors = false

  /// A flag and its value.
  struct Typed: Sendable, Hashable {
    let flag: String
    let text: String
  }

  /// Where errors are told.
  var origin: Origin { Origin(place: typed.map { "\($0.flag) \($0.text)" }) }

  /// The optimiser of an experiment as it stands.
  public init(_ experiment: Experiment) {
    label = "\(experiment.name): \(experiment.optimizer.name)"
    optimizer = experiment.optimizer
    schedule = experiment.schedule
    averaging = experiment.averaging
    batchSize = nil
    namesRate = true
    typed = nil
    writtenOptions = []
  }

  /// Reads what stands behind a flag.
  ///
  /// - Throws: `ExperimentError` with exit code 64 for a name or an option that there is not.
  public init(_ text: String, flag: String = "--optimizer") throws(ExperimentError) {
    let origin = Origin(place: "\(flag) \(text)")
    do throws(ExperimentError) {
      let node = try Self.node(text, origin)
      var (name, schedule, chosen): (String?, ScheduleSpecification?, YamlNode) = (nil, nil, node)
      var averaging: WeightAveraging?
      var batchSize: BatchSize?
      if case .mapping(let entries) = node.content {
        let rest = entries.filter {
          !["name", "schedule", "averaging", "batchSize"].contains($0.key)
        }
        chosen = YamlNode(content: .mapping(rest), origin: node.origin)
        if let written = node.value("name") {
          guard case .scalar(let text, _) = written.content, !text.isEmpty else {
            throw ExperimentError(.wrongType("name"), at: origin, expected: .expectedText)
          }
          name = text
        }
        if let written = node.value("schedule"), !written.isNothing {
          schedule = try SpecificationReader(.schedules).read(written, ["schedule"])
        }
        if let written = node.value("batchSize"), !written.isNothing {
          let reader = ScalarReader(
            node: written, kind: .integerOrWord(.atLeast(1), ["full"]), path: ["batchSize"])
          if case .integer(let rows) = try reader.value() {
            batchSize = .rows(rows)
          } else {
            batchSize = .full
          }
        }
        if let written = node.value("averaging"), !written.isNothing {
          averaging = WeightAveraging(
            try SchemaReader().section(written, ExperimentSchema.averaging, ["averaging"]))
        }
      }
      let written = Self.written(chosen)
      optimizer = try SpecificationReader(.optimizers).read(chosen, ["optimizer"])
      self.schedule = schedule
      self.averaging = averaging
      self.batchSize = batchSize
      namesRate = written.contains { $0.key == "learningRate" }
      typed = Typed(flag: flag, text: text)
      writtenOptions = written.map(\.key)
      let options = written.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
      let parts = [
        optimizer.name, options, schedule?.name ?? "", averaging == nil ? "" : "averaging",
      ].filter { !$0.isEmpty }
      label = name ?? parts.joined(separator: " ")
    } catch {
      throw error.asUsage
    }
  }

  /// The short form as what it stands for, all else as YAML.
  private static func node(_ text: String, _ origin: Origin) throws(ExperimentError) -> YamlNode {
    let node = try YamlReader.read(flagValue: text, origin: origin)
    guard case .scalar(let scalar, _) = node.content, let colon = scalar.firstIndex(of: ":") else {
      return node
    }
    var options: [YamlNode.Entry] = []
    var entries: [YamlNode.Entry] = []
    var names: Set<Substring> = []
    for part in scalar[scalar.index(after: colon)...].split(separator: ",") {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2, !pair[0].isEmpty else {
        throw ExperimentError(
          .optimizerForm, at: origin, expected: .optimizerFormExample, found: .quoted(String(part)))
      }
      guard names.insert(pair[0]).inserted else {
        throw ExperimentError(.duplicateKey(String(pair[0])), at: origin, remedy: .keepOne)
      }
      let value = try YamlReader.read(flagValue: String(pair[1]), origin: origin)
      let entry = YamlNode.Entry(key: String(pair[0]), origin: origin, value: value)
      if ["name", "schedule", "batchSize"].contains(entry.key) {
        entries.append(entry)
      } else {
        options.append(entry)
      }
    }
    let chosen = YamlNode.Entry(
      key: String(scalar[..<colon]), origin: origin,
      value: YamlNode(content: .mapping(options), origin: origin))
    return YamlNode(content: .mapping([chosen] + entries), origin: origin)
  }

  /// The options that were written, as text.
  private static func written(_ node: YamlNode) -> [(key: String, value: String)] {
    guard case .mapping(let entries) = node.content, let chosen = entries.first,
      case .mapping(let options) = chosen.value.content
    else { return [] }
    return options.compactMap { option in
      guard case .scalar(let text, _) = option.value.content else { return nil }
      return (option.key, text)
    }
  }

  /// Its learning rate; nil for a method without one.
  public var learningRate: Double? {
    guard case .number(let rate) = optimizer.options["learningRate"] else { return nil }
    return rate
  }

  /// The same with another learning rate.
  public func with(learningRate: Double) -> OptimizerChoice {
    var choice = self
    var options = optimizer.options.replacing("learningRate", with: .number(learningRate))
    if ratesVectors {
      options = options.replacing(Self.vectorRate, with: .number(learningRate))
    }
    choice.optimizer = Specification(
      optimizer.name, options: options, label: optimizer.label, origin: optimizer.origin)
    return choice
  }

  private static let vectorRate = "vectorLearningRate"

  /// Whether a rate for matrices and another for vectors were written.
  var writesBothRates: Bool {
    writtenOptions.contains("learningRate") && writtenOptions.contains(Self.vectorRate)
  }

  /// The same where all that learns is one vector, such as the point on a surface: of a method with a rate
  /// of its own for vectors that one counts, written under its own name or as the learning rate.
  package var forVector: OptimizerChoice {
    guard case .number(let rate) = optimizer.options[Self.vectorRate], !ratesVectors else {
      return self
    }
    var choice = self
    choice.ratesVectors = true
    let namesVectors = writtenOptions.contains(Self.vectorRate)
    choice.namesRate = namesRate || namesVectors
    return choice.with(learningRate: namesVectors || !namesRate ? rate : learningRate ?? rate)
  }

  /// Whether another learning rate may be chosen: there is one, nobody wrote it, and the method does not
  /// find its own.
  package var mayBeTuned: Bool {
    !namesRate && learningRate != nil && optimizer.name != "polyak"
  }

  /// The minimiser; nil for a rule that takes gradients of batches.
  package var minimizer: (any Minimizer)? { (optimizer.optimizer() as? Minimizing)?.minimizer }

  /// The rule.
  package func makeOptimizer() -> any Optimizer {
    let rule = optimizer.optimizer()
    return averaging?.applied(to: rule) ?? rule
  }

  /// The schedule over so many updates.
  package func makeSchedule(updates: Int) -> (any Schedule)? {
    schedule.map { $0.schedule(updates: updates) }
  }
}
