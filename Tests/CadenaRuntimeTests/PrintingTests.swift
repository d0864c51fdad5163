import CadenaGraph
import CadenaOperations
import CadenaRuntime
import Testing

/// Tensors as text.
@Suite("Printing") struct PrintingTests {
  @Test("a scalar is its number") func scalar() {
    #expect("\(Tensor(0.5))" == "0.5")
    #expect("\(Tensor(2, dtype: .float64))" == "2.0 : float64[]")
    #expect("\(Tensor(-3, dtype: .int32))" == "-3 : int32[]")
  }

  @Test("rows stand below each other, columns are aligned") func matrix() {
    let text = """
      [[ 1.00,  2.50],
       [-3.00,  0.25]]
      """
    #expect("\(Tensor([[1, 2.5], [-3, 0.25]]))" == text)
  }

  @Test("values are computed first") func computed() {
    #expect("\(Tensor([1.0, 2]) * 2 + 0.5)" == "[2.5, 4.5]")
  }

  @Test("at most four decimals, rounded") func decimals() {
    #expect("\(Tensor([0.123456, -12.00004]))" == "[  0.1235, -12.0000]")
    #expect("\(Tensor([-0.99996, 3]))" == "[-1.0,  3.0]")
  }

  @Test("very large and very small numbers have powers of ten") func scientific() {
    #expect(
      "\(Tensor([1.5e-7, -2e10, 0], dtype: .float64))"
        == "[ 1.5000e-07, -2.0000e+10,  0.0000e+00] : float64[3]")
    #expect(
      "\(Tensor([9.99996e-5, 123.456], dtype: .float64))"
        == "[1.0000e-04, 1.2346e+02] : float64[2]")
    #expect("\(Tensor([1e300], dtype: .float64))" == "[1.0000e+300] : float64[1]")
  }

  @Test("infinities, NaN, truth values and integers") func others() {
    #expect("\(Tensor([.infinity, -.infinity, .nan, 1]))" == "[ inf, -inf,  nan,  1.0]")
    #expect("\(Tensor([true, false]))" == "[ true, false] : bool[2]")
    #expect("\(Tensor([1, -20, 300]))" == "[  1, -20, 300] : int32[3]")
  }

  @Test("more axes are set apart by empty lines") func threeAxes() {
    let text = """
      [[[0, 1],
        [2, 3]],

       [[4, 5],
        [6, 7]]] : int32[2, 2, 2]
      """
    #expect("\(Tensor.iota(8).reshaped(to: [2, 2, 2]))" == text)
  }

  @Test("large tensors are summarised") func summary() {
    #expect("\(Tensor.iota(1001))" == "[   0,    1,    2, ...,  998,  999, 1000] : int32[1001]")
    let text = """
      [[   0,    1,    2, ...,    7,    8,    9],
       [  10,   11,   12, ...,   17,   18,   19],
       [  20,   21,   22, ...,   27,   28,   29],
       ...,
       [1970, 1971, 1972, ..., 1977, 1978, 1979],
       [1980, 1981, 1982, ..., 1987, 1988, 1989],
       [1990, 1991, 1992, ..., 1997, 1998, 1999]] : int32[200, 10]
      """
    #expect("\(Tensor.iota(2000).reshaped(to: [200, 10]))" == text)
  }

  @Test("long rows go on in the next line") func wrapping() {
    let lines = "\(Tensor.iota(40, start: 100))".split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.allSatisfy { $0.count <= 110 })
    #expect(lines[1].hasPrefix(" 1"))
  }

  @Test("no elements, no value") func nothing() {
    #expect("\(Tensor.zeros([0, 3]))" == "[] : float32[0, 3]")
    #expect("\(Tensor.zeros([2, 0]))" == "[[],\n []] : float32[2, 0]")
    #expect("\(Tensor.placeholder([3]))".hasPrefix("placeholder : float32[3]"))
  }
}
