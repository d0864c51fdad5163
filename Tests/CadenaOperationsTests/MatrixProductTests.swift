import CadenaGraph
import CadenaOperations
import CadenaRuntime
import Testing

/// How matrix products are put together, and what they refuse.
@Suite("Matrix products") struct MatrixProductTests {
  func labels(_ tensor: Tensor) -> [String] {
    tensor.graphDescription.split(separator: "\n").map { line in
      String(line.drop { $0 != "=" }.dropFirst(2).prefix { $0.isLetter })
    }
  }

  @Test("rows of all batches go into one product") func oneProduct() {
    let x = Tensor.placeholder([5, 3, 4])
    let weight = Tensor.placeholder([2, 4])
    let graph = labels(x.linear(weight, .placeholder([2])))
    #expect(graph.filter { $0 == "matmul" }.count == 1)
    #expect(!graph.contains("expand"))
    let back = gradient(
      of: x.linear(weight), withRespectTo: weight, cotangent: .placeholder([5, 3, 2]))
    #expect(!labels(back).contains("expand") && !labels(back).contains("sum"))
    #expect(labels(x.matmul(.placeholder([4, 7]))).filter { $0 == "matmul" }.count == 1)
  }

  @Test("an outer product is a product of a column and a row") func outer() {
    let a = Tensor([1, 2, 3], dtype: .float64)
    let b = Tensor([10, 20], dtype: .float64)
    #expect(a.outer(b).scalars == [10, 20, 20, 40, 30, 60])
    #expect(a.reshaped(to: [3, 1]).matmul(b.reshaped(to: [1, 2])).scalars == a.outer(b).scalars)
  }

  @Test("errors name both shapes") func errors() {
    func message(
      _ a: Shape, _ b: Shape, _ first: Bool = false, _ second: Bool = false,
      _ dtype: DType = .float32
    ) -> String {
      do {
        let type = try MatrixProduct.type(
          TensorType(a, .float32), TensorType(b, dtype), transposeFirst: first,
          transposeSecond: second)
        return "\(type)"
      } catch {
        return error.description
      }
    }
    #expect(message([2, 3], [4, 5]).contains("[2, 3], [4, 5]"))
    #expect(message([2, 3], [4, 5]).contains("3 columns times 4 rows"))
    #expect(message([2, 3], [5, 3], false, true) == "float32[2, 5]")
    #expect(message([3, 2], [5, 3], true, true) == "float32[2, 5]")
    #expect(message([3], [3]) == "float32[]")
    #expect(message([7, 2, 3], [4, 3, 5]).contains("[7, 2, 3], [4, 3, 5]"))
    #expect(message([], [3]).contains("≥ 1"))
    #expect(message([3], [3, 2], true).contains("≥ 2"))
    #expect(message([2, 3], [3, 2], false, false, .float64).contains("float32, float64"))
    do {
      let type = try LinearMap.type(
        TensorType([8, 3], .float32), weight: TensorType([5, 4], .float32), bias: nil)
      Issue.record("accepted as \(type)")
    } catch {
      #expect(error.description.contains("[8, 3], [5, 4]"))
      #expect(error.description.contains("extent 3, but the weight [out, in] takes 4"))
    }
  }
}
