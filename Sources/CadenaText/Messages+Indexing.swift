/// What can be wrong with positions, slices, orders of axes and lists of tensors.
extension Message {
  /// A position that an axis does not have.
  public static func positionOutOfRange(_ position: Int, axis: Int, extent: Int) -> Message {
    Message(
      english: "position \(position) does not exist on axis \(axis), which has extent \(extent)",
      spanish: "la posición \(position) no existe en el eje \(axis), que mide \(extent)")
  }

  /// More indices than axes.
  public static func tooManyIndices(_ given: Int, rank: Int) -> Message {
    Message(
      english: "\(given) indices for a tensor with \(rank) axes",
      spanish: "\(given) índices para un tensor con \(rank) ejes")
  }

  /// More than one ellipsis among the indices.
  public static let severalEllipses = Message(
    english: "only one ellipsis may stand among the indices",
    spanish: "solo puede haber una elipsis entre los índices")

  /// A slice that never advances.
  public static let stepIsZero = Message(
    english: "the step of a slice cannot be 0", spanish: "el paso de un corte no puede ser 0")

  /// A list of axes that leaves one out or names one twice.
  public static func notAPermutation(_ order: [Int], rank: Int) -> Message {
    Message(
      english: "\(order) does not name each of the \(rank) axes once",
      spanish: "\(order) no nombra cada uno de los \(rank) ejes una vez")
  }

  /// Parts that do not add up to the extent of the axis that is split.
  public static func splitSizes(_ sizes: [Int], axis: Int, extent: Int) -> Message {
    Message(
      english: "the sizes \(sizes) do not add up to \(extent), the extent of axis \(axis)",
      spanish: "los tamaños \(sizes) no suman \(extent), la medida del eje \(axis)")
  }

  /// A list of values, one per axis, of another length.
  public static func onePerAxis(_ name: String, given: Int, rank: Int) -> Message {
    Message(
      english: "\(name) needs one entry per axis: \(given) given, the tensor has \(rank) axes",
      spanish: "\(name) necesita un valor por eje: hay \(given) y el tensor tiene \(rank) ejes")
  }

  /// An operation on a list of tensors that got none.
  public static let noTensors = Message(
    english: "the list has no tensors", spanish: "la lista no tiene tensores")

  /// Inputs of a linear map whose width is not the weight's.
  public static func linearWidth(_ found: Int, weight: Int) -> Message {
    Message(
      english: "the last axis has extent \(found), but the weight [out, in] takes \(weight)",
      spanish: "el último eje mide \(found), pero el peso [salida, entrada] toma \(weight)")
  }

  /// Tensors of a list that need one shape and do not have it.
  public static let shapesMustBeEqual = Message(
    english: "the shapes must be equal", spanish: "las formas deben ser iguales")
}
