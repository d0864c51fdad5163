import CadenaText

/// Where the classes are: on axis 1 behind the batch, `[batch, classes, …]`, or on the only axis of
/// a single example.
enum ClassAxis {
  /// The axis of the classes.
  static func of(_ shape: Shape) -> Int { shape.rank == 1 ? 0 : 1 }

  /// Throws when labels are not int32 or not of the prediction's shape without its class axis.
  static func check(
    _ name: String, _ prediction: TensorType, labels: TensorType
  ) throws(ShapeError) {
    let shapes = [prediction.shape, labels.shape]
    guard prediction.shape.rank >= 1 else {
      throw ShapeError(name, .rankMustBe("≥ 1", found: 0), shapes)
    }
    guard labels.dtype == .int32 else {
      throw ShapeError(
        name, .elementTypeNotSupported(labels.dtype.description, allowed: "int32"), shapes)
    }
    guard prediction.shape.removing(of(prediction.shape)) == labels.shape else {
      throw ShapeError(name, .labelShapes, shapes)
    }
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
  func isLabel(_ labels: Tensor) -> Tensor {
    classNumbers .== labels.asColumn(in: self)
  }

  /// The numbers of the classes along their axis, to be broadcast.
  private var classNumbers: Tensor {
    let axis = ClassAxis.of(shape)
    var extents = Shape([Int](repeating: 1, count: rank))
    extents[axis] = shape[axis]
    return Tensor.iota(shape[axis]).reshaped(to: extents)
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

  /// The sum over the class axis.
  func summedOverClasses() -> Tensor { sum(axes: [ClassAxis.of(shape)]) }
}
