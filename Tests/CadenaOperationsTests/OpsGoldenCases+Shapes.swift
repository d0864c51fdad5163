import CadenaGraph
import CadenaOperations

/// Inputs and attributes of a golden case.
struct GoldenCall {
  let inputs: [String: Tensor]
  let attributes: [String: GoldenAttribute]

  /// An input that the case must have.
  subscript(name: String) -> Tensor {
    guard let tensor = inputs[name] else { preconditionFailure("the case has no input \(name)") }
    return tensor
  }

  /// A whole number that the case must have.
  func integer(_ name: String) -> Int {
    guard let value = attributes[name]?.integer else {
      preconditionFailure("the case has no number \(name)")
    }
    return value
  }

  func integers(_ name: String) -> [Int] { attributes[name]?.integers ?? [] }

  func flag(_ name: String) -> Bool { attributes[name]?.flag ?? false }

  /// The inputs x0, x1, …
  var list: [Tensor] { (0..<inputs.count).map { self["x\($0)"] } }
}

/// Matrix products, views, indexing and scans of the golden file, by the file's names.
let shapeOperationCases: [String: @Sendable (GoldenCall) -> [Tensor]] = [
  "dot": { [$0["a"].dot($0["b"])] },
  "outer": { [$0["a"].outer($0["b"])] },
  "matmul": { call in
    [
      call["a"].matmul(
        call["b"], transposeSelf: call.flag("transpose_a"),
        transposeOther: call.flag("transpose_b"))
    ]
  },
  "linear": { [$0["x"].linear($0["weight"], $0.inputs["bias"])] },
  "reshape": { [$0["x"].reshaped($0.integers("shape"))] },
  "flatten": { [$0["x"].flattened(from: $0.integer("start"), through: $0.integer("end"))] },
  "squeeze": { [$0["x"].squeezed(axis: $0.integer("axis"))] },
  "unsqueeze": { [$0["x"].unsqueezed(axis: $0.integer("axis"))] },
  "transpose": { call in
    let axes = call.integers("axes")
    return [call["x"].transposed(axes[0], axes[1])]
  },
  "permute": { [$0["x"].permuted($0.integers("order"))] },
  "expand": { [$0["x"].expanded(to: Shape($0.integers("shape")))] },
  "repeat": { [$0["x"].tiled($0.integers("times"))] },
  "slice": { call in
    let slices = call.attributes["slices"]?.list ?? []
    return [
      call["x"].sliced(
        slices.map { part in
          AxisSlice(part.list[0].integer, part.list[1].integer, step: part.list[2].integer ?? 1)
        })
    ]
  },
  "pad": { call in
    let amounts = (call.attributes["padding"]?.list ?? []).map(\.integers)
    let mode: PaddingMode =
      switch call.attributes["mode"]?.word {
      case "reflect": .reflect
      case "replicate": .replicate
      default: .constant(call.attributes["value"]?.number ?? .nan)
      }
    return [call["x"].padded(amounts.map { ($0[0], $0[1]) }, mode)]
  },
  "concat": { [.concatenated($0.list, axis: $0.integer("axis"))] },
  "stack": { [.stacked($0.list, axis: $0.integer("axis"))] },
  "split": { $0["x"].split(sizes: $0.integers("sizes"), axis: $0.integer("axis")) },
  "flip": { [$0["x"].flipped(axes: $0.integers("axes"))] },
  "roll": { [$0["x"].rolled(by: $0.integer("shift"), axis: $0.integer("axis"))] },
  "tril": { [$0["x"].lowerTriangle(diagonal: $0.integer("diagonal"))] },
  "triu": { [$0["x"].upperTriangle(diagonal: $0.integer("diagonal"))] },
  "gather": { [$0["x"].gather($0["index"], axis: $0.integer("axis"))] },
  "index_select": { [$0["x"].indexSelect($0["index"], axis: $0.integer("axis"))] },
  "scatter_add": { [$0["x"].scatterAdd($0["src"], at: $0["index"], axis: $0.integer("axis"))] },
  "one_hot": { [$0["index"].oneHot(classes: $0.integer("classes"), dtype: .float64)] },
  "embedding": { [$0["index"].embedding($0["weight"])] },
  "cumsum": { [$0["x"].cumulativeSum(axis: $0.integer("axis"))] },
  "cumprod": { [$0["x"].cumulativeProduct(axis: $0.integer("axis"))] },
]
