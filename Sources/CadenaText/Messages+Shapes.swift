/// What can be wrong with the shapes and element types of an operation's operands.
extension Message {
  /// Two shapes that cannot be combined element by element.
  public static let shapesDoNotBroadcast = Message(
    english: "the shapes do not fit: aligned at the end, extents must be equal or 1",
    spanish: "las formas no encajan: alineadas por el final, cada eje debe ser igual o 1")

  /// Operands of different element types.
  public static func elementTypesDiffer(_ names: [String]) -> Message {
    let list = names.joined(separator: ", ")
    return Message(
      english: "the operands have different element types (\(list)); convert with cast(to:)",
      spanish: "los operandos tienen tipos distintos (\(list)); conviértelos con cast(to:)")
  }

  /// An element type that the operation has no meaning for.
  public static func elementTypeNotSupported(_ name: String, allowed: String) -> Message {
    Message(
      english: "the element type \(name) has no meaning here; it must be \(allowed)",
      spanish: "el tipo \(name) no tiene sentido aquí; debe ser \(allowed)")
  }

  /// An axis that the tensor does not have.
  public static func axisOutOfRange(_ axis: Int, rank: Int) -> Message {
    Message(
      english: "axis \(axis) does not exist: the tensor has \(rank) axes",
      spanish: "el eje \(axis) no existe: el tensor tiene \(rank) ejes")
  }

  /// An axis named twice.
  public static func axisTwice(_ axis: Int) -> Message {
    Message(
      english: "axis \(axis) is named twice", spanish: "el eje \(axis) aparece dos veces")
  }

  /// A number of axes that the operation cannot take.
  public static func rankMustBe(_ wanted: String, found: Int) -> Message {
    Message(
      english: "the tensor must have \(wanted) axes, not \(found)",
      spanish: "el tensor debe tener \(wanted) ejes, no \(found)")
  }

  /// A reshape that changes the number of elements.
  public static func reshapeCount(from: Int, to: String) -> Message {
    Message(
      english: "\(from) elements cannot be arranged as \(to)",
      spanish: "\(from) elementos no se pueden ordenar como \(to)")
  }

  /// Matrices whose inner extents differ.
  public static func matrixInnerExtents(_ left: Int, _ right: Int) -> Message {
    Message(
      english: "the inner extents differ: \(left) columns times \(right) rows",
      spanish: "las dimensiones internas difieren: \(left) columnas por \(right) filas")
  }

  /// Extents that must agree and do not.
  public static func extentsMustMatch(axis: Int, _ wanted: Int, _ found: Int) -> Message {
    Message(
      english: "axis \(axis) must have extent \(wanted), not \(found)",
      spanish: "el eje \(axis) debe medir \(wanted), no \(found)")
  }

  /// A shape that cannot be stretched to another.
  public static func cannotExpand(_ target: String) -> Message {
    Message(
      english: "the shape cannot be expanded to \(target)",
      spanish: "la forma no se puede expandir a \(target)")
  }

  /// A reduction that has no value for no elements.
  public static let emptyReduction = Message(
    english: "the maximum or minimum of no elements does not exist",
    spanish: "el máximo o mínimo de cero elementos no existe")

  /// A function of the elements along an axis, when there are none.
  public static let emptyAxis = Message(
    english: "an axis without elements has no such values",
    spanish: "un eje sin elementos no tiene tales valores")

  /// An embedding whose table has no rows.
  public static func emptyTable(indices: Int) -> Message {
    Message(
      english: "the table has no rows, so the index, of \(indices) elements, has nothing to read",
      spanish:
        "la tabla no tiene filas, así que el índice, de \(indices) elementos, no tiene qué leer"
    )
  }

  /// An argument of an operation outside its range.
  public static func argumentOutOfRange(_ name: String, _ value: String, allowed: String)
    -> Message
  {
    Message(
      english: "\(name) is \(value); it must be \(allowed)",
      spanish: "\(name) es \(value); debe ser \(allowed)")
  }
}
