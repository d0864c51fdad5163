import CadenaData

/// Puts predictions into text, row by row: a table (RFC 4180) or JSON lines.
///
/// Numbers have as many digits as it takes to read back the same number of the model's precision.
struct PredictionText {
  /// The text so far.
  private(set) var bytes: [UInt8] = []
  /// The names of the columns.
  let names: [String]

  private let reading: OutputReading
  private let options: PredictionOptions
  private let isSingle: Bool
  private let keptCount: Int
  /// What stands before each value: nothing and commas, or the keys of JSON.
  private let leads: [[UInt8]]
  /// The names of the classes as they are written.
  private let classes: [[UInt8]]
  private var values: [Double] = []
  /// How many rows have a number that is not finite.
  private(set) var nonFiniteRows = 0

  init(
    _ reading: OutputReading, _ options: PredictionOptions, targetNames: [String],
    kept: [String], isSingle: Bool
  ) {
    self.reading = reading
    self.options = options
    self.isSingle = isSingle
    keptCount = kept.count
    var own = Self.columns(reading, options, targetNames)
    // A table must not have two columns of one name.
    for index in own.indices where kept.contains(own[index]) {
      own[index] = "predicted_" + own[index]
    }
    names = kept + own
    let isJSON = options.format == .json
    leads = names.enumerated().map { index, name in
      let comma = index == 0 ? "" : ","
      return isJSON
        ? Array((index == 0 ? "{" : ",").utf8) + Self.json(name) + Array(":".utf8)
        : Array(comma.utf8)
    }
    classes = (reading.classNames ?? []).map { isJSON ? Self.json($0) : Self.cell($0) }
  }

  private static func columns(
    _ reading: OutputReading, _ options: PredictionOptions, _ targetNames: [String]
  ) -> [String] {
    guard let classNames = reading.classNames else {
      return options.hasRawOutputs ? targetNames.map { "output_" + $0 } : targetNames
    }
    guard options.hasProbabilities || options.hasRawOutputs else { return ["prediction"] }
    let isOne = reading.threshold != nil
    if options.hasRawOutputs {
      let isLogit = reading.scale == .softmax || reading.scale == .sigmoid
      let stem = isLogit ? "logit" : "output"
      return ["prediction"] + (isOne ? [stem] : classNames.map { "\(stem)_\($0)" })
    }
    if !reading.hasProbabilities {
      return ["prediction"] + (isOne ? ["score"] : classNames.map { "score_\($0)" })
    }
    return ["prediction"] + classNames.map { "probability_\($0)" }
  }

  /// The heading of a table; nothing for JSON.
  mutating func addHeading() {
    guard options.format == .csv else { return }
    for (index, name) in names.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes += Self.cell(name)
    }
    bytes.append(10)
  }

  /// A row: the cells of the input that are kept, and the model's outputs, scaled back already when
  /// they are numbers.
  mutating func add(_ outputs: UnsafeBufferPointer<Double>, kept: [[String]], row: Int) {
    for column in 0..<keptCount {
      bytes += leads[column]
      let text = kept[column][row]
      bytes += options.format == .json ? Self.json(text) : Self.cell(text)
    }
    var column = keptCount
    values.removeAll(keepingCapacity: true)
    if reading.classNames != nil {
      bytes += leads[column]
      bytes += classes[reading.predicted(outputs)]
      column += 1
      if options.hasRawOutputs {
        values.append(contentsOf: outputs)
      } else if options.hasProbabilities {
        reading.appendProbabilities(outputs, to: &values)
      }
    } else {
      values.append(contentsOf: outputs)
    }
    var isFinite = true
    for value in values {
      bytes += leads[column]
      column += 1
      isFinite = add(value) && isFinite
    }
    if !isFinite { nonFiniteRows += 1 }
    if options.format == .json { bytes.append(UInt8(ascii: "}")) }
    bytes.append(10)
  }

  /// Adds a number, and says whether it is finite.
  private mutating func add(_ value: Double) -> Bool {
    guard value.isFinite, !isSingle || Float(value).isFinite else {
      bytes +=
        (options.format == .json ? "null" : value.isNaN ? "nan" : value < 0 ? "-inf" : "inf")
        .utf8
      return false
    }
    var text = isSingle ? Float(value).description : value.description
    text.withUTF8 { bytes += $0 }
    return true
  }

  /// The text so far; what is added next stands alone.
  mutating func take() -> [UInt8] {
    defer {
      bytes = []
      bytes.reserveCapacity(1 << 20)
    }
    return bytes
  }

  private static func json(_ text: String) -> [UInt8] { JSONValue.string(text).bytes() }

  /// A cell, in quotes when it needs them.
  private static func cell(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    let needsQuotes =
      bytes.first == 32 || bytes.last == 32
      || bytes.contains {
        $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 10 || $0 == 13
      }
    guard needsQuotes else { return bytes }
    let quote = UInt8(ascii: "\"")
    return [quote] + bytes.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
  }
}
