import CadenaText

/// Transformations one after the other, each fitted on what the ones before make of the training
/// part.
///
///     var pipeline = PreprocessingPipeline([Scale(0.0625), Standardize()])
///     try pipeline.fit(dataset, rows: split.training)
///     let prepared = try pipeline.apply(dataset, precision: .single)
public struct PreprocessingPipeline: Sendable {
  /// In which numbers transformed features are kept.
  public enum Precision: Sendable, Hashable {
    /// `Float`: half the memory, for models in float32. Rounded once, after the last step.
    case single
    /// `Double`, for models in float64.
    case double
  }

  /// The kinds of steps that records can hold.
  static let kinds: [any Preprocessor.Type] = [
    FillMissing.self, Standardize.self, MinMax.self, Scale.self,
  ]

  /// The steps, in order.
  public private(set) var steps: [any Preprocessor]

  /// Steps that have learnt nothing yet; none leave the data as they are.
  public init(_ steps: [any Preprocessor] = []) { self.steps = steps }

  /// Fits every step on the given rows of a data set, which should be the training part.
  ///
  /// - Throws: `DataError` when there are no rows or a step has options without meaning.
  public mutating func fit(_ dataset: Dataset, rows: [Int]) throws(DataError) {
    var blocks = RowBlocks(dataset, rows: rows)
    for index in steps.indices {
      try steps[index].fit(blocks)
      blocks.steps.append(steps[index])
    }
  }

  /// The data set with transformed features; without steps, the same.
  ///
  /// - Throws: `DataError` when the number of columns is not the one it was fitted on.
  public func apply(_ dataset: Dataset, precision: Precision) throws(DataError) -> Dataset {
    guard !steps.isEmpty else { return dataset }
    if let mapped = try mapped(dataset.features, precision) {
      return dataset.replacing(features: mapped)
    }
    var blocks = RowBlocks(dataset, rows: Array(0..<dataset.count))
    blocks.steps = steps
    var floats: [Float] = []
    var doubles: [Double] = []
    switch precision {
    case .single: floats.reserveCapacity(dataset.count * dataset.featureCount)
    case .double: doubles.reserveCapacity(dataset.count * dataset.featureCount)
    }
    var width = dataset.featureCount
    try blocks.forEach { (block) throws(DataError) in
      width = block.columns
      switch precision {
      case .single: floats += block.values.lazy.map { Float($0) }
      case .double: doubles += block.values
      }
    }
    let infinite =
      precision == .single
      ? floats.firstIndex(where: \.isInfinite) : doubles.firstIndex(where: \.isInfinite)
    if let infinite {
      throw DataError(
        .preparedTooLarge(row: infinite / width + 1, column: infinite % width + 1),
        place: dataset.name, remedy: .preparedTooLargeRemedy)
    }
    let shape = dataset.features.exampleShape
    return dataset.replacing(
      features: Features(
        precision == .single ? .floats(floats) : .doubles(doubles), count: dataset.count,
        exampleShape: width == dataset.featureCount ? shape : [width]))
  }

  /// Bytes that stay bytes, with a table of what they become; nil when columns differ, or when there
  /// are too few for that to pay.
  private func mapped(_ features: Features, _ precision: Precision) throws(DataError) -> Features? {
    guard case .bytes(let values) = features.storage, values.count >= Self.leastMapped,
      steps.allSatisfy(\.isElementwise)
    else { return nil }
    var all = DataMatrix(rows: 256, columns: 1, values: (0..<256).map { Double($0) })
    try apply(&all)
    guard let map = ByteMap(all.values, isSingle: precision == .single) else { return nil }
    return Features(
      .mappedBytes(values, map), count: features.count, exampleShape: features.exampleShape)
  }

  /// A megabyte.
  static let leastMapped = 1 << 20

  /// Transforms rows.
  ///
  /// - Throws: `DataError` when the number of columns is not the one it was fitted on.
  public func apply(_ matrix: inout DataMatrix) throws(DataError) {
    for step in steps { try step.apply(&matrix) }
  }

  /// Undoes `apply`, the last step first.
  ///
  /// - Throws: `DataError` when the number of columns is not the one that `apply` gives.
  public func invert(_ matrix: inout DataMatrix) throws(DataError) {
    for step in steps.reversed() { try step.invert(&matrix) }
  }

  /// What the steps learnt, named `preprocessing.<index>.<name>`, for checkpoints.
  public var arrays: [NamedArray] {
    steps.enumerated().flatMap { index, step in
      step.arrays.map { array in
        var array = array
        array.name = Self.prefix(index) + array.name
        return array
      }
    }
  }

  /// The steps with their options, for records: `[{"standardize": {"deviation": "population"}}]`.
  public var description: JSONValue {
    .array(steps.map { .object([.init(type(of: $0).name, $0.options)]) })
  }

  /// The pipeline as it was, from its description and the arrays of a checkpoint; arrays of other
  /// names may be among them.
  ///
  /// - Throws: `CheckpointError` when a step is unknown or its numbers are missing.
  public init(
    description: JSONValue, arrays: Safetensors, place: String? = nil
  ) throws(CheckpointError) {
    guard let entries = description.elements else {
      throw CheckpointError(.preprocessingRecordBroken, place: place)
    }
    var steps: [any Preprocessor] = []
    for (index, entry) in entries.enumerated() {
      guard let member = entry.members?.first, entry.members?.count == 1,
        let kind = Self.kinds.first(where: { $0.name == member.key })
      else { throw CheckpointError(.preprocessingRecordBroken, place: place) }
      let prefix = Self.prefix(index)
      var own: [String: NamedArray] = [:]
      for array in arrays.arrays where array.name.hasPrefix(prefix) {
        own[String(array.name.dropFirst(prefix.count))] = array
      }
      guard let step = kind.init(options: member.value, arrays: own) else {
        throw CheckpointError(
          .checkpointLacks(prefix + member.key), place: place)
      }
      steps.append(step)
    }
    self.steps = steps
  }

  private static func prefix(_ index: Int) -> String { "preprocessing.\(index)." }
}
