extension TableForm {
  /// The form as a record, for checkpoints.
  public var json: JSONValue {
    [
      "name": .string(name), "columns": .array(columns.map(\.json)),
      "targets": .array(targets.map(\.json)), "width": .integer(width),
      "isNamed": .boolean(isNamed), "missing": missing.json, "unknown": .string(unknown.rawValue),
      "decimal": .string("\(decimal)"),
    ]
  }

  /// The form of a record, or nil when it is not one.
  public init?(json: JSONValue) {
    guard let name = json["name"]?.string, let width = json["width"]?.integer, width <= 1 << 28,
      let isNamed = json["isNamed"]?.boolean,
      let columns = Self.columns(json["columns"], width),
      let targets = Self.columns(json["targets"], width),
      let missing = json["missing"].flatMap(MissingRule.init(json:)),
      let unknown = json["unknown"]?.string.flatMap(UnknownCategory.init(rawValue:)),
      let decimal = json["decimal"]?.string, decimal == "." || decimal == ","
    else { return nil }
    self.init(name: name, columns: columns, targets: targets, width: width, isNamed: isNamed)
    self.missing = missing
    self.unknown = unknown
    self.decimal = Character(decimal)
  }

  private static func columns(_ json: JSONValue?, _ width: Int) -> [Column]? {
    guard let elements = json?.elements else { return nil }
    let columns = elements.compactMap { element -> Column? in
      guard let name = element["name"]?.string, let position = element["position"]?.integer,
        position >= 0, position < width
      else { return nil }
      guard let list = element["categories"] else { return Column(name: name, position: position) }
      guard let categories = list.elements?.compactMap(\.string),
        categories.count == list.elements?.count
      else { return nil }
      return Column(name: name, position: position, categories: categories)
    }
    return columns.count == elements.count ? columns : nil
  }
}

extension TableForm.Column {
  var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("name", .string(name)), .init("position", .integer(position)),
    ]
    if let categories {
      members.append(.init("categories", .array(categories.map(JSONValue.string))))
    }
    return .object(members)
  }
}
