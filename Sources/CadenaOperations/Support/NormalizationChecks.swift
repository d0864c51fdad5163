import CadenaGraph
import CadenaText

/// What normalisations ask of their operands.
enum NormalizationChecks {
  /// Throws unless `x` is of floating-point numbers, has enough axes, and the scale, the shift and
  /// the statistics have the shape that the normalisation needs and the element type of `x`.
  static func check(
    _ name: String, _ x: Tensor, minimumRank: Int, _ others: [Tensor?], shape: (Shape) -> Shape
  ) throws(ShapeError) {
    try x.type.requireFloat(name)
    guard x.rank >= minimumRank else {
      throw ShapeError(name, .rankMustBe("≥ \(minimumRank)", found: x.rank), [x.shape])
    }
    let others = others.compactMap { $0 }
    let types = [x.type] + others.map(\.type)
    let shapes = types.map(\.shape)
    guard types.allSatisfy({ $0.dtype == x.dtype }) else {
      throw ShapeError(name, .elementTypesDiffer(types.map(\.dtype.description)), shapes)
    }
    let expected = shape(x.shape)
    for other in others where other.shape != expected {
      throw ShapeError(name, .statisticsShape("\(expected)", found: "\(other.shape)"), shapes)
    }
  }
}

/// A tensor around its mean over some axes.
struct Centered {
  /// The elements without their mean.
  let elements: Tensor
  /// The mean; the axes stay, with extent 1.
  let mean: Tensor
  /// The mean of the squares of `elements`; the axes stay, with extent 1.
  let variance: Tensor
}

extension Shape {
  /// The extents of the last axes.
  func trailing(_ count: Int) -> Shape { Shape(Array(dimensions.suffix(count))) }
}

extension Tensor {
  /// The elements without their mean over some axes, with the mean and the biased variance. Two
  /// passes, so that a large mean costs no digits.
  func centered(over axes: AxisSet) -> Centered {
    let count = constant(Double(shape.count(along: axes)))
    let mean = Tensor.apply(Sum(axes: axes, keepDimensions: true), self) / count
    let elements = self - mean
    let variance =
      Tensor.apply(Sum(axes: axes, keepDimensions: true), elements.squared()) / count
    return Centered(elements: elements, mean: mean, variance: variance)
  }

  /// `1 / √(variance + ε)`.
  func reciprocalDeviation(_ epsilon: Double) -> Tensor {
    (self + constant(epsilon)).reciprocalSquareRoot()
  }

  /// A number per channel, shaped so that it meets axis 1 of a tensor with `rank` axes.
  func alongChannels(rank: Int) -> Tensor {
    rank == 2 ? self : reshaped([shape.count] + [Int](repeating: 1, count: rank - 2))
  }

  /// The tensor times `weight` plus `bias`, those that are there.
  func scaled(_ weight: Tensor?, _ bias: Tensor?) -> Tensor {
    var result = self
    if let weight { result = result * weight }
    if let bias { result = result + bias }
    return result
  }
}
