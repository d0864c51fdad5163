import CadenaText

/// Turns the rows of a table into numbers, one a column, in the order of the features.
///
/// A category is its code, -1 when it is not known; a missing value that is to be filled later is
/// not-a-number. Rows that are not finished in the bytes at hand leave nothing behind, so that they
/// can be read again when more are there.
struct CSVRowParser {
  /// What a column is for.
  private enum Role {
    /// A number, for the feature of this place.
    case number(Int)
    /// A number or a category: the first value decides.
    case undecided(Int)
    /// A category, for the feature of the first place, coded by the second.
    case category(Int, Int)
    /// A target, kept as text for later.
    case target(Int)
    case ignored
  }

  /// The rows' numbers.
  var values: [Double] = []
  /// The columns that are kept as text.
  var texts: [CSVTexts]
  /// The line of each row, when they are kept.
  var lines: [Int] = []
  /// How many rows there are.
  private(set) var count = 0
  /// How many missing values of each feature were marked or filled.
  private(set) var missingCounts: [Int]
  /// How many rows were left out.
  private(set) var dropped = 0
  private(set) var categories: [CSVCategories] = []

  private var roles: [Role]
  /// Where the text of each column is kept besides, or -1; empty when none is.
  private var keeping: [Int]
  private let names: [String]
  private let width: Int
  private let slots: Int
  private let place: String
  private let point: UInt8
  /// Larger numbers are errors.
  private let limit: Double
  private let isFixed: Bool
  private let rule: MissingRule
  private let unknown: UnknownCategory
  private let keepsLines: Bool
  private var mostCategories = CSVCategories.most
  private var last: [Double] = []
  private var isDropped = false
  /// The features of the row at hand that have no value.
  private var missing: [Int] = []

  /// A parser for columns that are found out.
  init(
    _ selection: CSVSelection, _ options: CSVOptions, categories chosen: Set<Int>, place: String
  ) {
    self.init(
      selection, kept: [], rule: options.missing, point: options.point, unknown: options.unknown,
      keepsLines: false, isSingle: options.isSingle, isFixed: false, place: place)
    if options.keepsCodes { mostCategories = .max }
    for (slot, column) in selection.features.enumerated() {
      if chosen.contains(column) {
        roles[column] = .category(slot, categories.count)
        categories.append(CSVCategories())
      } else {
        roles[column] = options.categories == .texts ? .undecided(slot) : .number(slot)
      }
    }
  }

  /// A parser for columns of a known form; the text of different columns may be kept besides.
  init(
    _ selection: CSVSelection, form: TableForm, isSingle: Bool, kept: [Int], keepsLines: Bool,
    place: String
  ) {
    self.init(
      selection, kept: kept, rule: form.missing, point: form.decimal.asciiValue ?? 46,
      unknown: form.unknown, keepsLines: keepsLines, isSingle: isSingle, isFixed: true,
      place: place)
    for (slot, column) in selection.features.enumerated() {
      if let names = form.columns[slot].categories {
        roles[column] = .category(slot, categories.count)
        categories.append(CSVCategories(names))
      } else {
        roles[column] = .number(slot)
      }
    }
  }

  private init(
    _ selection: CSVSelection, kept: [Int], rule: MissingRule, point: UInt8,
    unknown: UnknownCategory, keepsLines: Bool, isSingle: Bool, isFixed: Bool, place: String
  ) {
    names = selection.names
    width = selection.names.count
    slots = selection.features.count
    self.place = place
    self.point = point
    limit = NumberLimit.of(single: isSingle)
    self.isFixed = isFixed
    self.rule = rule
    self.unknown = unknown
    self.keepsLines = keepsLines
    roles = [Role](repeating: .ignored, count: width)
    missingCounts = [Int](repeating: 0, count: slots)
    texts = [CSVTexts](repeating: CSVTexts(), count: selection.targets.count + kept.count)
    keeping = kept.isEmpty ? [] : [Int](repeating: -1, count: width)
    for (index, column) in kept.enumerated() { keeping[column] = selection.targets.count + index }
    for (index, column) in selection.targets.enumerated() { roles[column] = .target(index) }
  }

  /// The features that are categories, with their place among `categories`.
  var categorySlots: [(slot: Int, index: Int)] {
    roles.compactMap { role in
      if case .category(let slot, let index) = role { (slot, index) } else { nil }
    }
  }

  /// Makes room for rows, within limits: a file with holes is called larger than any memory.
  mutating func reserve(_ rows: Int) {
    let rows = min(rows, (1 << 28) / max(1, slots))
    values.reserveCapacity(rows * slots)
    for index in texts.indices { texts[index].reserve(rows) }
  }

  /// Forgets the rows that were read.
  mutating func removeRows() {
    values.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
    for index in texts.indices { texts[index].truncate(to: 0) }
    count = 0
  }

  /// Reads a row; false when it is not finished in the bytes at hand.
  mutating func row(_ scanner: inout CSVScanner) throws(DataError) -> Bool {
    let (start, line) = (scanner.position, scanner.line)
    values.append(contentsOf: repeatElement(.nan, count: slots))
    var column = 0
    isDropped = false
    missing.removeAll(keepingCapacity: true)
    while true {
      let cell = try scanner.nextCell()
      if scanner.needsMore {
        takeBack()
        (scanner.position, scanner.line) = (start, line)
        return false
      }
      if column < width {
        try take(cell, column, scanner)
        if !keeping.isEmpty, keeping[column] >= 0 {
          texts[keeping[column]].append(cell, of: scanner.bytes)
        }
        column += 1
      } else if !(column == width && cell.endsRow && CSVLayout.isNothing(cell)) {
        // An empty cell more is a delimiter at the end of the row.
        column += 1
      }
      if cell.endsRow { break }
    }
    guard column == width else {
      throw DataError(
        .raggedRow, place: place, line: line, expected: .cells(width), found: .cells(column),
        remedy: .raggedRemedy)
    }
    if isDropped {
      dropped += 1
      takeBack()
      return true
    }
    count += 1
    if keepsLines { lines.append(line) }
    for slot in missing { missingCounts[slot] += 1 }
    if rule == .previous {
      if last.isEmpty { last = [Double](repeating: 0, count: slots) }
      for slot in 0..<slots { last[slot] = values[values.count - slots + slot] }
    }
    return true
  }

  /// Forgets the row that is being read.
  private mutating func takeBack() {
    values.removeLast(slots)
    for index in texts.indices { texts[index].truncate(to: count) }
  }

  @inline(__always)
  private mutating func take(
    _ cell: CSVCell, _ column: Int, _ scanner: CSVScanner
  ) throws(DataError) {
    switch roles[column] {
    case .number(let slot):
      if let value = scanner.number(cell, point: point), value.magnitude <= limit {
        values[values.count - slots + slot] = value
      } else {
        try takeOther(cell, column, slot, scanner)
      }
    case .ignored: break
    case .target(let index):
      texts[index].append(cell, of: scanner.bytes)
      if rule == .dropRow, scanner.isMissing(cell) { isDropped = true }
    case .category(let slot, let index): try takeCategory(cell, column, slot, index, scanner)
    case .undecided(let slot): try decide(cell, column, slot, scanner)
    }
  }

  /// The first value of a column tells what it is.
  private mutating func decide(
    _ cell: CSVCell, _ column: Int, _ slot: Int, _ scanner: CSVScanner
  ) throws(DataError) {
    if scanner.isMissing(cell) { return try takeOther(cell, column, slot, scanner) }
    // A number with the other decimal sign is a slip, and told as one.
    let isOther = scanner.number(cell, point: point.otherDecimalSign) != nil
    if isOther || scanner.number(cell, point: point) != nil {
      roles[column] = .number(slot)
    } else {
      roles[column] = .category(slot, categories.count)
      categories.append(CSVCategories())
    }
    try take(cell, column, scanner)
  }

  private mutating func takeCategory(
    _ cell: CSVCell, _ column: Int, _ slot: Int, _ index: Int, _ scanner: CSVScanner
  ) throws(DataError) {
    if scanner.isMissing(cell) { return try takeOther(cell, column, slot, scanner) }
    let name = try scanner.name(cell)
    guard let code = categories[index].code(name) else {
      guard unknown == .ignore else {
        throw DataError(
          .unknownCategory(names[column]), place: place, line: cell.line, column: column + 1,
          expected: .oneOf(categories[index].names), found: .quoted(name),
          remedy: .unknownCategoryRemedy)
      }
      values[values.count - slots + slot] = -1
      return
    }
    guard code < mostCategories else {
      throw DataError(
        .tooManyCategories(names[column], mostCategories), place: place, line: cell.line,
        column: column + 1, remedy: .leaveOutColumn(names[column]))
    }
    values[values.count - slots + slot] = Double(code)
  }

  /// A cell that holds no number where one should be.
  private mutating func takeOther(
    _ cell: CSVCell, _ column: Int, _ slot: Int, _ scanner: CSVScanner
  ) throws(DataError) {
    guard rule != .error, scanner.isMissing(cell) else {
      // A row with too few cells is the graver mistake, but this one stands before its end.
      throw CSVNumberError(
        text: scanner.text(cell), line: cell.line, column: column + 1, name: names[column],
        place: place, point: point, isFixed: isFixed
      ).error
    }
    switch rule {
    case .dropRow: isDropped = true
    case .previous:
      guard !last.isEmpty else {
        throw DataError(
          .noPreviousValue(names[column]), place: place, line: cell.line, column: column + 1,
          remedy: isFixed ? .noPreviousForRunRemedy : .noPreviousRemedy)
      }
      values[values.count - slots + slot] = last[slot]
      missing.append(slot)
    default: missing.append(slot)
    }
  }
}
