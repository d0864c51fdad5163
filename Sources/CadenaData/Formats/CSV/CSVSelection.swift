import CadenaText

/// Which columns of a table are features, in which order, and which are targets.
struct CSVSelection {
  /// Whether the first row holds names.
  var hasHeader: Bool
  /// The names of all columns.
  var names: [String]
  /// The places of the features' columns, in the order of the features.
  var features: [Int]
  /// The places of the targets' columns; none when the table has no targets.
  var targets: [Int]
  /// Columns of one name that are read all the same.
  var alike: [(name: String, first: Int, second: Int)] = []

  /// The names of the first row, or `x1`, `x2`, … where it has none.
  private static func names(_ layout: CSVLayout, hasHeader: Bool) -> [String] {
    layout.texts.enumerated().map { index, text in
      hasHeader && !text.isEmpty ? text : "x\(index + 1)"
    }
  }

  // MARK: - A table of its own form

  /// The columns that options ask for.
  init(_ layout: CSVLayout, _ options: CSVOptions, place: String) throws(DataError) {
    let texts = layout.texts
    guard texts.count > 1 else {
      throw DataError(
        .oneColumnOnly, place: place, line: layout.line, found: .quoted(texts[0]),
        remedy: .oneColumnRemedy)
    }
    let maybeNamed = options.header ?? layout.isNumber.contains(false)
    var targets: [Int] = []
    for wanted in options.targets {
      let index = try Self.column(wanted, in: texts, isNamed: maybeNamed, place)
      if !targets.contains(index) { targets.append(index) }
    }
    if targets.isEmpty { targets = [texts.count - 1] }
    let wanted = options.targets + (options.columns ?? []) + options.ignored
    let isNamed = wanted.contains { Int($0) == nil && texts.contains($0) }
    // An empty cell is a missing value, and text beside numbers a slip, rather than a name.
    let others = texts.indices.filter { !targets.contains($0) && !layout.isMissing[$0] }
    let hasText = !others.isEmpty && others.allSatisfy { !layout.isNumber[$0] }
    hasHeader = options.header ?? (isNamed || hasText)
    names = Self.names(layout, hasHeader: hasHeader)
    self.targets = targets
    var chosen: [Int]?
    if let columns = options.columns {
      chosen = []
      for name in columns {
        chosen?.append(try Self.column(name, in: texts, isNamed: hasHeader, place))
      }
    }
    var ignored: Set<Int> = []
    for name in options.ignored {
      let alike = hasHeader ? texts.indices.filter { texts[$0] == name } : []
      ignored.formUnion(alike.filter { !targets.contains($0) })
      if alike.count > 1 { continue }
      let index = try Self.column(name, in: texts, isNamed: hasHeader, place)
      guard !targets.contains(index) else {
        throw DataError(.targetIgnored(names[index]), place: place, remedy: .targetRemedy)
      }
      ignored.insert(index)
    }
    let isChosen = chosen.map { Set($0) }
    features = texts.indices.filter { index in
      !targets.contains(index) && !ignored.contains(index) && isChosen?.contains(index) ?? true
    }
    guard !features.isEmpty else {
      throw DataError(.noFeaturesLeft, place: place, remedy: .noFeaturesRemedy)
    }
    guard hasHeader else { return }
    alike = Self.alike(features + self.targets, names)
    if let first = alike.first, !options.keepsCodes {
      throw Self.nameTwice(first, layout.line, place, isFixed: false)
    }
  }

  /// The columns among some that have the name of another one, each name once.
  private static func alike(
    _ used: [Int], _ names: [String]
  ) -> [(name: String, first: Int, second: Int)] {
    var first: [String: Int] = [:]
    var second: [String: Int] = [:]
    for (index, name) in names.enumerated() {
      if first[name] == nil {
        first[name] = index
      } else if second[name] == nil {
        second[name] = index
      }
    }
    var seen: Set<String> = []
    return used.sorted().compactMap { index in
      let name = names[index]
      guard let start = first[name], let other = second[name], seen.insert(name).inserted else {
        return nil
      }
      return (name, start, other)
    }
  }

  private static func nameTwice(
    _ alike: (name: String, first: Int, second: Int), _ line: Int, _ place: String, isFixed: Bool
  ) -> DataError {
    let (first, second) = (alike.first + 1, alike.second + 1)
    return DataError(
      .columnNameTwice(alike.name), place: place, line: line, found: .columnsAt(first, second),
      remedy: isFixed ? .columnNameTwiceForRunRemedy : .columnNameTwiceRemedy(first, second))
  }

  /// The place of a column: a name first, then a number from 1.
  static func column(
    _ wanted: String, in texts: [String], isNamed: Bool, _ place: String
  ) throws(DataError) -> Int {
    if isNamed, let index = texts.firstIndex(of: wanted) {
      if let other = texts[(index + 1)...].firstIndex(of: wanted) {
        throw DataError(
          .columnNameTwice(wanted), place: place, found: .columnsAt(index + 1, other + 1),
          remedy: .columnNameTwiceRemedy(index + 1, other + 1))
      }
      return index
    }
    if let number = Int(wanted), number >= 1, number <= texts.count { return number - 1 }
    let near = isNamed ? NearestName.find(wanted, among: texts) : nil
    throw DataError(
      .noSuchColumn(wanted), place: place,
      expected: isNamed ? .oneOf(texts) : .columnNumber(texts.count),
      remedy: near.map { .didYouMean($0) } ?? .targetRemedy)
  }

  // MARK: - A table of a given form

  /// The columns of a form.
  init(
    _ layout: CSVLayout, form: TableForm, header: Bool?, needsTargets: Bool, place: String
  ) throws(DataError) {
    let texts = layout.texts
    let wanted = form.columns.map(\.name)
    let given = Self.names(layout, hasHeader: true)
    let found = Self.places(form, in: given)
    let isNamed = found.features.allSatisfy { $0 != nil } && !wanted.isEmpty
    let hasNumbers = layout.isNumber.contains(true)
    let hasNumericColumns = form.columns.contains { $0.categories == nil }
    hasHeader = header ?? (isNamed || !hasNumbers && hasNumericColumns && !layout.allMissing)
    names = Self.names(layout, hasHeader: hasHeader)
    guard hasHeader, form.isNamed || isNamed else {
      (features, targets) = try Self.positions(form, texts.count, place)
      guard !needsTargets || targets.count == form.targets.count else {
        throw Self.otherWidth(form, texts.count, place)
      }
      return
    }
    let used = (found.features + (needsTargets ? found.targets : [])).compactMap { $0 }
    if let first = Self.alike(used, names).first {
      throw Self.nameTwice(first, layout.line, place, isFixed: true)
    }
    features = []
    for (name, index) in zip(wanted, found.features) {
      guard let index else {
        let missing = zip(wanted, found.features).filter { $0.1 == nil }.map(\.0)
        throw Self.otherName(name, missing, layout, form, place)
      }
      features.append(index)
    }
    targets = found.targets.compactMap { $0 }
    if needsTargets, let missing = found.targets.firstIndex(of: nil) {
      let name = form.targets[missing].name
      // A table like the training rows without names of their own: the target's place counts.
      if texts.count == form.width, !form.isNamed {
        targets = form.targets.map(\.position)
      } else {
        throw DataError(
          .noSuchColumn(name), place: place, line: layout.line, expected: .quoted(name),
          found: .oneOf(texts), remedy: NearestName.find(name, among: texts).map { .didYouMean($0) }
        )
      }
    }
    if targets.count != form.targets.count { targets = [] }
  }

  private static func otherName(
    _ name: String, _ missing: [String], _ layout: CSVLayout, _ form: TableForm, _ place: String
  ) -> DataError {
    let others = layout.texts.filter { text in !form.columns.contains { $0.name == text } }
    var found = NearestName.find(name, among: others)
    if found == nil, missing.count > 1, layout.texts.count != form.width {
      return DataError(
        .columnsMissing(missing, of: form.name), place: place, line: layout.line,
        found: .oneOf(layout.texts))
    }
    if found == nil, layout.texts.count == form.width,
      let column = form.columns.first(where: { $0.name == name })
    {
      found = layout.texts[column.position]
    }
    return DataError(
      .columnsDifferFrom(form.name), place: place, line: layout.line, expected: .quoted(name),
      found: found.map { .quoted($0) } ?? .oneOf(layout.texts))
  }

  /// The place of each column by its name, the first of that name.
  private static func places(
    _ form: TableForm, in names: [String]
  ) -> (features: [Int?], targets: [Int?]) {
    let places = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    return (form.columns.map { places[$0.name] }, form.targets.map { places[$0.name] })
  }

  /// The places in a table without names.
  private static func positions(
    _ form: TableForm, _ count: Int, _ place: String
  ) throws(DataError) -> (features: [Int], targets: [Int]) {
    let targets = form.targets.map(\.position)
    if count == form.width { return (form.columns.map(\.position), targets) }
    if count == form.columns.count { return (Array(0..<count), []) }
    guard count == form.width - targets.count else { throw otherWidth(form, count, place) }
    return (
      form.columns.map { column in column.position - targets.filter { $0 < column.position }.count
      },
      []
    )
  }

  private static func otherWidth(_ form: TableForm, _ count: Int, _ place: String) -> DataError {
    DataError(
      .columnsDifferFrom(form.name), place: place, expected: .cells(form.width),
      found: .cells(count))
  }
}

extension CSVLayout {
  /// Whether no cell holds a value.
  var allMissing: Bool { !isMissing.contains(false) }
}
