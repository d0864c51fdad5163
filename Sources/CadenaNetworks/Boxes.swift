/// The parameters and random streams of a model with their dotted names, read through `Mirror`.
///
/// The walk is iterative and visits stored properties in order: arrays by index, optionals and
/// nested values by their property's name. A box that occurs twice is listed once, under its first
/// name.
struct Boxes {
  private(set) var parameters: [(name: String, parameter: Parameter)] = []
  private(set) var streams: [(name: String, stream: RandomStream)] = []

  var isEmpty: Bool { parameters.isEmpty && streams.isEmpty }

  init(of module: any Module) {
    var seen: Set<ObjectIdentifier> = []
    var stack: [(value: Any, path: String)] = [(module, "")]
    while let (value, path) = stack.popLast() {
      if let parameter = value as? Parameter {
        if seen.insert(ObjectIdentifier(parameter)).inserted {
          parameters.append((path, parameter))
        }
        continue
      }
      if let stream = value as? RandomStream {
        if seen.insert(ObjectIdentifier(stream)).inserted { streams.append((path, stream)) }
        continue
      }
      if value is Tensor { continue }
      stack.append(contentsOf: Boxes.children(of: value, path, &seen).reversed())
    }
  }

  private static func children(
    of value: Any, _ path: String, _ seen: inout Set<ObjectIdentifier>
  ) -> [(value: Any, path: String)] {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional:
      return mirror.children.map { ($0.value, path) }
    case .collection:
      // Lists of numbers or names can be long and hold no boxes.
      if let first = mirror.children.first?.value, first is any Numeric || first is String {
        return []
      }
      return mirror.children.enumerated().map { ($0.element.value, joined(path, "\($0.offset)")) }
    case .struct, .tuple:
      let label = labelRule(value, path)
      return mirror.children.map { ($0.value, label($0.label)) }
    case .class:
      // A model of classes may refer back to itself.
      guard seen.insert(ObjectIdentifier(value as AnyObject)).inserted else { return [] }
      var children: [(value: Any, path: String)] = []
      var level: Mirror? = mirror
      while let current = level {
        children = current.children.map { ($0.value, joined(path, property($0.label))) } + children
        level = current.superclassMirror
      }
      return children
    case .enum:
      return mirror.children.map { ($0.value, joined(path, property($0.label))) }
    default:
      return []
    }
  }

  private static func labelRule(_ value: Any, _ path: String) -> (String?) -> String {
    if let container = value as? any TransparentContainer,
      !path.isEmpty || !type(of: container).keepsLabelAtRoot
    {
      return { _ in path }
    }
    return { joined(path, property($0)) }
  }

  private static func property(_ label: String?) -> String {
    guard let label else { return "" }
    // Property wrappers store `name` as `_name`; the parts of a tuple are `.0`, `.1`.
    return String(label.drop { $0 == "_" || $0 == "." })
  }

  private static func joined(_ path: String, _ label: String) -> String {
    path.isEmpty ? label : label.isEmpty ? path : "\(path).\(label)"
  }

  /// Names every box by its place in this model.
  func nameAll() {
    for (name, parameter) in parameters { parameter.name(name) }
    for (name, stream) in streams { stream.name(Boxes.owner(of: name)) }
  }

  /// Names the boxes that have no name yet.
  func nameNewBoxes() {
    for (name, parameter) in parameters where parameter.path == nil { parameter.name(name) }
    for (name, stream) in streams where stream.path == nil { stream.name(Boxes.owner(of: name)) }
  }

  /// The layer's path: the name without its last part.
  private static func owner(of name: String) -> String {
    guard let dot = name.lastIndex(of: ".") else { return name }
    return String(name[..<dot])
  }
}
