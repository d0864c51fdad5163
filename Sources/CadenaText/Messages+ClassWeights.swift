/// Weights of classes in the loss.
extension Message {
  /// Weights of classes in a regression.
  public static let classWeightsNeedClasses = Message(
    english: "`classWeights` is for classification: numbers have no classes",
    spanish: "`classWeights` es para clasificación: los números no tienen clases")
  /// A loss that cannot weigh classes.
  public static func lossWeighsNoClasses(_ loss: String) -> Message {
    Message(
      english: "`\(loss)` does not weigh classes, as `classWeights` asks",
      spanish: "`\(loss)` no pondera clases, como pide `classWeights`")
  }
  /// A loss that weighs two classes with one output only.
  public static func classWeightsNeedOneOutput(_ loss: String) -> Message {
    Message(
      english: "`\(loss)` weighs two classes by one output only",
      spanish: "`\(loss)` solo pondera dos clases con una salida")
  }
  /// What to use instead.
  public static func useOneOf(_ names: [String]) -> Message {
    let list = names.map { "`\($0)`" }
    let head = list.dropLast().joined(separator: ", ")
    guard let last = list.last, !head.isEmpty else {
      return Message(english: "use \(list.joined())", spanish: "usa \(list.joined())")
    }
    return Message(english: "use \(head) or \(last)", spanish: "usa \(head) o \(last)")
  }
  /// A weight for a class that the data do not have.
  public static func noSuchClass(_ name: String) -> Message {
    let shown = shortened(name)
    return Message(
      english: "the data have no class `\(shown)`, to which `training.classWeights` gives a weight",
      spanish:
        "los datos no tienen la clase `\(shown)`, a la que `training.classWeights` da un peso")
  }
  /// Two weights for one class.
  public static func classWeightTwice(_ name: String) -> Message {
    let shown = shortened(name)
    return Message(
      english: "`training.classWeights` gives the class `\(shown)` two weights",
      spanish: "`training.classWeights` da dos pesos a la clase `\(shown)`")
  }
}
