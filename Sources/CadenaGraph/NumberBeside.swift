import CadenaText

extension Tensor {
  /// A number that stands next to this tensor, as a scalar of its element type.
  ///
  /// A number that the element type does not have, such as 0.5 next to whole numbers or 300 next to
  /// bytes, is a programming error: rounding it without a word would change the result.
  package func number(
    _ number: Double, file: StaticString = "", line: UInt = 0
  ) -> Tensor {
    if !dtype.isFloatingPoint, !dtype.holds(number) {
      programmingError(
        """
        \(number) is no value of \(dtype), the element type of the tensor of shape \(shape) that \
        it stands next to; write cast(to: .float32) after the tensor to count with fractions
        """, file: file, line: line)
    }
    return Tensor(number, dtype: dtype)
  }

  /// A number that this tensor's elements are held below or above; infinity holds none.
  package func bound(
    _ number: Double, file: StaticString = "", line: UInt = 0
  ) -> Tensor {
    number.isInfinite
      ? Tensor(number, dtype: dtype) : self.number(number, file: file, line: line)
  }
}

extension DType {
  /// Whether a number is one of the values of this element type, without rounding.
  func holds(_ number: Double) -> Bool {
    withScalarType { scalar in scalar.init(converting: number).doubleValue == number }
  }
}
