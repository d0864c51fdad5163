import CadenaText

/// Where the classes are: on axis 1 behind the batch, `[batch, classes, …]`, or on the only axis of
/// a single example.
enum ClassAxis {
  /// The axis of the classes.
  static func of(_ shape: Shape) -> Int { shape.rank == 1 ? 0 : 1 }

  /// Whether elements of a type are class numbers: `int32`, or bytes as files of labels hold them.
  static func areLabels(_ dtype: DType) -> Bool { dtype == .int32 || dtype == .uint8 }

  /// Throws when labels are not whole numbers or not of the prediction's shape without its class
  /// axis.
  static func check(
    _ name: @autoclosure () -> String, _ prediction: TensorType, labels: TensorType
  ) throws(ShapeError) {
    guard prediction.shape.rank >= 1 else {
      throw ShapeError(
        name(), .rankMustBe("≥ 1", found: 0), [prediction.shape, labels.shape])
    }
    guard areLabels(labels.dtype) else {
      throw ShapeError(
        name(), .elementTypeNotSupported(labels.dtype.description, allowed: "int32, uint8"),
        [prediction.shape, labels.shape])
    }
    guard isShape(labels.shape, ofLabelsFor: prediction.shape) else {
      throw ShapeError(name(), .labelShapes, [prediction.shape, labels.shape])
    }
  }

  /// Whether a shape is another one without its class axis; called at every step, so it does not
  /// allocate.
  private static func isShape(_ labels: Shape, ofLabelsFor prediction: Shape) -> Bool {
    guard labels.rank == prediction.rank - 1 else { return false }
    let classes = of(prediction)
    for axis in 0..<labels.rank where labels[axis] != prediction[axis < classes ? axis : axis + 1] {
      return false
    }
    return true
  }
}

extension Tensor {
  /// Labels as a tensor with a class axis of extent 1, to be compared with or read along classes.
  func asColumn(in prediction: Tensor) -> Tensor {
    reshaped(to: shape.inserting(1, at: ClassAxis.of(prediction.shape)))
  }

  /// The elements of the prediction at the labels, with the labels' shape.
  func picked(_ labels: Tensor) -> Tensor {
    gather(labels.asColumn(in: self), axis: ClassAxis.of(shape)).reshaped(to: labels.shape)
  }

  /// Which classes are the labels': a mask of the prediction's shape.
  func isLabel(_ labels: Tensor) -> Tensor { isLabel(column: labels.asColumn(in: self)) }

  /// Which classes are the labels', given with a class axis of extent 1.
  func isLabel(column: Tensor) -> Tensor { classNumbers .== column.asIndex }

  /// The numbers of the classes along their axis, to be broadcast.
  private var classNumbers: Tensor {
    let axis = ClassAxis.of(shape)
    let numbers = Tensor.iota(shape[axis])
    if axis == rank - 1 { return numbers }
    var extents = Shape([Int](repeating: 1, count: rank))
    extents[axis] = shape[axis]
    return numbers.reshaped(to: extents)
  }

  /// A weight per class, along the class axis of a prediction.
  func alongClasses(of prediction: Tensor) -> Tensor {
    let axis = ClassAxis.of(prediction.shape)
    require(
      shape == [prediction.shape[axis]],
      "\(prediction.shape[axis]) classes need as many weights, not \(shape)")
    var extents = Shape([Int](repeating: 1, count: prediction.rank))
    extents[axis] = count
    return cast(to: prediction.dtype).reshaped(to: extents)
  }

  /// These weights per class at the labels of a prediction, with the labels' shape.
  func picked(by labels: Tensor, in prediction: Tensor) -> Tensor {
    alongClasses(of: prediction).expanded(to: prediction.shape).picked(labels)
  }

  /// The sum over the class axis.
  func summedOverClasses() -> Tensor { sum(axes: [ClassAxis.of(shape)]) }
}
