import CadenaText

/// Puts values in the place of missing ones, which are not-a-number: a fill for each column, learnt
/// from the values of the training part that are there.
///
/// Mean; median (of an even number of values, the mean of the two in the middle); mode (the most
/// frequent value, of equally frequent ones the smallest); 0; or a constant. It is the first step
/// of preprocessing, so that all others see numbers only. Lecture F3.
///
/// A block of columns that stand for the categories of one column of text is filled together: mean
/// gives the share of each category, median and mode the most frequent category, 0 and a constant
/// no category at all.
public struct FillMissing: Preprocessor {
  /// The name in records.
  public static let name = "fillMissing"

  /// Where the fills come from.
  public let rule: MissingRule
  /// Blocks of columns of categories.
  public let blocks: [Range<Int>]
  /// The fill of every column; empty before `fit`.
  public private(set) var fills: [Double] = []
  /// The names of the columns, for errors.
  private let names: [String]

  /// A step that has learnt nothing yet.
  ///
  /// - Precondition: the rule is one that preprocessing carries out.
  public init(_ rule: MissingRule, blocks: [Range<Int>] = [], names: [String] = []) {
    require(rule.isFilledByPreprocessing, "\(rule.name) is carried out while reading")
    self.rule = rule
    self.blocks = blocks
    self.names = names
  }

  /// The step that a table's rule for missing values needs; nil when it needs none.
  public init?(_ form: TableForm) {
    guard form.missing.isFilledByPreprocessing else { return nil }
    self.init(form.missing, blocks: form.categoryBlocks, names: form.featureNames)
  }

  /// Learns the fills.
  ///
  /// - Throws: `DataError` when a column has no value to learn from.
  public mutating func fit(_ rows: RowBlocks) throws(DataError) {
    let (count, width) = (rows.count, rows.width)
    guard count > 0 else { throw DataError(.noRows) }
    var fills = [Double](repeating: 0, count: width)
    switch rule {
    case .zero: break
    case .constant(let value): for column in fills.indices { fills[column] = value }
    default:
      // As many columns at once as a few million numbers allow.
      let together = max(1, (1 << 22) / count)
      for start in stride(from: 0, to: width, by: together) {
        try learn(start..<min(start + together, width), rows, &fills)
      }
    }
    for block in blocks where block.upperBound <= width {
      switch rule {
      case .zero, .constant: for column in block { fills[column] = 0 }
      case .mean: break
      default:
        var most = block.lowerBound
        let shares = try shares(of: block, rows)
        for column in block
        where shares[column - block.lowerBound] > shares[most - block.lowerBound] { most = column }
        for column in block { fills[column] = column == most ? 1 : 0 }
      }
    }
    self.fills = fills
  }

  private func learn(
    _ columns: Range<Int>, _ rows: RowBlocks, _ fills: inout [Double]
  ) throws(DataError) {
    var values = [[Double]](repeating: [], count: columns.count)
    try rows.forEach { (block) throws(DataError) in
      for start in stride(from: 0, to: block.values.count, by: block.columns) {
        for column in columns {
          let value = block.values[start + column]
          if !value.isNaN { values[column - columns.lowerBound].append(value) }
        }
      }
    }
    for column in columns {
      var present = values[column - columns.lowerBound]
      guard !present.isEmpty else {
        let name = column < names.count ? names[column] : "x\(column + 1)"
        throw DataError(.nothingToFillFrom(name), remedy: .leaveOutColumn(name))
      }
      if rule != .mean { present.sort() }
      fills[column] =
        switch rule {
        case .mean: Self.mean(present)
        case .median: Self.median(present)
        default: Self.mode(present)
        }
    }
  }

  /// Around the first value, so that digits are not lost when all values are large.
  private static func mean(_ values: [Double]) -> Double {
    let first = values[0]
    let sum = values.reduce(0) { $0 + ($1 - first) }
    return first + sum / Double(values.count)
  }

  private static func median(_ sorted: [Double]) -> Double {
    let middle = sorted.count / 2
    if sorted.count % 2 == 1 { return sorted[middle] }
    return sorted[middle - 1] + (sorted[middle] - sorted[middle - 1]) / 2
  }

  private static func mode(_ sorted: [Double]) -> Double {
    var best = (value: sorted[0], count: 0)
    var count = 0
    for (index, value) in sorted.enumerated() {
      count = index > 0 && sorted[index - 1] == value ? count + 1 : 1
      if count > best.count { best = (value, count) }
    }
    return best.value
  }

  /// How often each column of a block is 1.
  private func shares(of block: Range<Int>, _ rows: RowBlocks) throws(DataError) -> [Double] {
    var sums = [Double](repeating: 0, count: block.count)
    try rows.forEach { (matrix) throws(DataError) in
      for start in stride(from: 0, to: matrix.values.count, by: matrix.columns) {
        for column in block {
          let value = matrix.values[start + column]
          if !value.isNaN { sums[column - block.lowerBound] += value }
        }
      }
    }
    return sums
  }

  /// Puts the fills in.
  public func apply(_ matrix: inout DataMatrix) throws(DataError) {
    try checkColumns(matrix, fitted: fills.count)
    matrix.map { value, column in value.isNaN ? fills[column] : value }
  }

  /// Leaves the rows as they are: which values were missing is not remembered.
  public func invert(_ matrix: inout DataMatrix) throws(DataError) {
    try checkColumns(matrix, fitted: fills.count)
  }

  /// The fills.
  public var arrays: [NamedArray] { [NamedArray(name: "fill", doubles: fills)] }

  /// The rule and the blocks of categories.
  public var options: JSONValue {
    [
      "rule": rule.json,
      "blocks": .array(
        blocks.map { [.integer($0.lowerBound), .integer($0.upperBound)] }),
    ]
  }

  /// The step as it was.
  public init?(options: JSONValue, arrays: [String: NamedArray]) {
    guard let rule = options["rule"].flatMap(MissingRule.init(json:)), rule.isFilledByPreprocessing,
      let list = options["blocks"]?.elements, let vectors = Self.vectors(["fill"], arrays)
    else { return nil }
    let blocks = list.compactMap { element -> Range<Int>? in
      guard let ends = element.elements?.compactMap(\.integer), ends.count == 2, ends[0] >= 0,
        ends[0] <= ends[1], ends[1] <= vectors[0].count
      else { return nil }
      return ends[0]..<ends[1]
    }
    guard blocks.count == list.count else { return nil }
    self.init(rule, blocks: blocks)
    fills = vectors[0]
  }
}
