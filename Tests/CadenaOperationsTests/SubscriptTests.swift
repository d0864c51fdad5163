import CadenaGraph
import CadenaRuntime
import Testing

@testable import CadenaOperations

/// What stands between the brackets of `x[…]`.
@Suite("Subscripts") struct SubscriptTests {
  /// Element (i, j, k) is 100 i + 10 j + k.
  let x: Tensor = {
    let numbers = (0..<24).map { (n: Int) -> Double in
      Double(100 * (n / 12) + 10 * (n / 4 % 3) + n % 4)
    }
    return Tensor(numbers, shape: [2, 3, 4], dtype: .float64)
  }()

  func expect(
    _ part: Tensor, _ shape: Shape, _ values: [Double],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    #expect(part.shape == shape, sourceLocation: sourceLocation)
    #expect(part.scalars == values, sourceLocation: sourceLocation)
  }

  @Test("positions take an axis away, from either end") func positions() {
    expect(x[1, 2], [4], [120, 121, 122, 123])
    expect(x[-1, -3, -4], .scalar, [100])
    let row = 1
    expect(x[row, row, row], .scalar, [111])
    expect(x[0], [3, 4], [0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 23])
  }

  @Test("ranges keep the axis") func ranges() {
    expect(x[1..<2, 1..<3, 0], [1, 2], [110, 120])
    expect(x[0, 1...2, 3], [2], [13, 23])
    expect(x[0, 1..., 3], [2], [13, 23])
    expect(x[0, ..<2, 3], [2], [3, 13])
    expect(x[0, ...1, 3], [2], [3, 13])
    expect(x[0, -2...(-1), 3], [2], [13, 23])
    expect(x[0, (-2)..., 3], [2], [13, 23])
    expect(x[0, 2..<2, 3], [0], [])
  }

  @Test("whole axes, ellipses and new axes") func wholeAxes() {
    expect(x[.all, 2, 1], [2], [21, 121])
    expect(x[..., 3], [2, 3], [3, 13, 23, 103, 113, 123])
    expect(x[1, .ellipsis, 3], [3], [103, 113, 123])
    expect(x[..., 0, 3], [2], [3, 103])
    expect(x[1, .newAxis, 0, .ellipsis, .newAxis], [1, 4, 1], [100, 101, 102, 103])
    #expect(x[.ellipsis].scalars == x.scalars)
  }

  @Test("strides walk as in Python") func strides() {
    expect(x[0, 0, .stride(by: 2)], [2], [0, 2])
    expect(x[0, 0, .stride(from: 1, by: 2)], [2], [1, 3])
    expect(x[0, 0, .stride(by: -1)], [4], [3, 2, 1, 0])
    expect(x[0, 0, .stride(from: -2, to: 0, by: -1)], [2], [2, 1])
    expect(x[0, 0, .stride(from: 1, to: 99, by: 1)], [3], [1, 2, 3])
  }

  @Test("the gradient goes back to where the part was") func gradients() {
    let part = x[1, .stride(from: 2, to: nil, by: -2), 1..<3]
    let found = gradient(
      of: part, withRespectTo: x, cotangent: Tensor([1, 2, 3, 4], shape: [2, 2], dtype: .float64))
    var placed = [Double](repeating: 0, count: 24)
    (placed[12 + 9], placed[12 + 10], placed[12 + 1], placed[12 + 2]) = (1, 2, 3, 4)
    #expect(found.scalars == placed)
  }

  @Test("a whole tensor makes no node") func wholeTensor() {
    #expect(x[.all, .all].node === x.node)
    #expect(x[...].node === x.node)
  }

  @Test("what does not exist is refused with the shape") func errors() {
    func message(_ indices: TensorIndex...) -> String {
      do {
        _ = try ResolvedIndices(indices, of: x.shape)
        return ""
      } catch {
        return error.description
      }
    }
    #expect(message(.position(2)).contains("[2, 3, 4]"))
    #expect(message(.position(2)).contains("position 2 does not exist on axis 0"))
    #expect(message(.position(0), .position(-4)).contains("position -4 does not exist on axis 1"))
    #expect(message(.range(0, 3)).contains("position 3 does not exist on axis 0"))
    #expect(message(.all, .all, .all, .all).contains("4 indices for a tensor with 3 axes"))
    #expect(message(.wholeAxes, .wholeAxes).contains("only one ellipsis"))
    #expect(message(.stride(by: 0)).contains("the step of a slice cannot be 0"))
    #expect(message(.range(0, 2), .wholeAxes, .position(-4)).isEmpty)
  }
}
