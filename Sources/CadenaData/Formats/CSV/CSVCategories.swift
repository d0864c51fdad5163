import CadenaText

/// The categories of one column of text.
struct CSVCategories {
  private var codes: [String: Int] = [:]
  /// The categories, by code.
  private(set) var names: [String] = []
  private let isFixed: Bool

  /// A column of more different texts than this is no column of categories.
  static let most = 1000

  /// Categories that are learnt as they come.
  init() { isFixed = false }

  /// Categories that are known.
  init(_ names: [String]) {
    self.names = names
    isFixed = true
    codes = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
  }

  /// The code of a category, or nil when it is not known.
  mutating func code(_ name: String) -> Int? {
    if let code = codes[name] { return code }
    guard !isFixed else { return nil }
    codes[name] = names.count
    names.append(name)
    return names.count - 1
  }

  /// The categories in the order of their bytes, and the new code of each old one.
  var sorted: (names: [String], codes: [Int]) {
    let order = names.indices.sorted {
      names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8)
    }
    var codes = [Int](repeating: 0, count: names.count)
    for (new, old) in order.enumerated() { codes[old] = new }
    return (order.map { names[$0] }, codes)
  }
}
