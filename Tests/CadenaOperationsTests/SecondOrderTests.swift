import CadenaGraph
import CadenaOperations
import CadenaRuntime
import Testing

/// Hessians, Jacobians, their products and chains of functions against JAX's.
@Suite("Second order against reference values") struct SecondOrderTests {
  struct File: Decodable {
    let cases: [HessianCase]
    let jacobians: [JacobianCase]
    let chains: [ChainCase]
  }

  struct HessianCase: Decodable {
    let name: String
    let at: GoldenArray
    let data: [String: GoldenArray]
    let value: Double
    let gradient: GoldenArray
    let hessian: GoldenArray
    let vectors: GoldenArray
    let hessian_vector_products: GoldenArray
    let taylor: Taylor
  }

  struct Taylor: Decodable {
    let alphas: [Double]
    let slope: Double
    let curvature: Double
    let model: [Double]
    let first_order: [Double]
    let actual: [Double]
    let best_alpha: Double?
  }

  struct JacobianCase: Decodable {
    let name: String
    let at: GoldenArray
    let data: [String: GoldenArray]
    let output: GoldenArray
    let jacobian: GoldenArray
    let tangent: GoldenArray
    let jacobian_vector_product: GoldenArray
    let cotangent: GoldenArray
    let vector_jacobian_product: GoldenArray
  }

  struct ChainCase: Decodable {
    let name: String
    let at: Double
    let values: [Double]
    let local_derivatives: [Double]
    let derivative: Double
    let second_derivative: Double
    let third_derivative: Double
  }

  /// The output of a network with one hidden layer whose parameters stand in one vector.
  static func network(
    _ parameters: Tensor, _ x: Tensor, sizes: (inputs: Int, hidden: Int, outputs: Int),
    _ activation: (Tensor) -> Tensor
  ) -> Tensor {
    let (i, h, o) = sizes
    let parts = parameters.split(sizes: [h * i, h, o * h, o])
    let hidden = activation(x.linear(parts[0].reshaped(to: [h, i]), parts[1]))
    return hidden.linear(parts[2].reshaped(to: [o, h]), parts[3])
  }

  static func meanSquaredError(_ a: Tensor, _ b: Tensor) -> Tensor {
    ((a - b) * (a - b)).mean()
  }

  /// The scalar functions of the file, by name.
  static func function(_ golden: HessianCase) -> ((Tensor) -> Tensor)? {
    let data = golden.data.mapValues { $0.tensor() }
    switch golden.name.prefix(while: { $0 != "." }) {
    case "half_square": return { 0.5 * $0[0] * $0[0] }
    case "rosenbrock":
      return { w in
        let (a, b) = (1 - w[0], w[1] - w[0] * w[0])
        return a * a + 100 * b * b
      }
    case "saddle": return { $0[0] * $0[0] - $0[1] * $0[1] }
    case "monkey_saddle":
      return { $0[0] * $0[0] * $0[0] - 3 * $0[0] * $0[1] * $0[1] }
    case "valley": return { 0.5 * $0[0] * $0[0] + 50 * $0[1] * $0[1] }
    case "logistic_regression":
      guard let x = data["x"], let y = data["y"] else { return nil }
      return { w in
        let z = x.matmul(w[..<3]) + w[3]
        return (z.softplus() - y * z).mean()
      }
    case "softmax_regression":
      guard let x = data["x"], let labels = data["labels"] else { return nil }
      return { w in
        let z = x.linear(w[..<9].reshaped(to: [3, 3]), w[9...])
        return (z.logSumExp(axes: [1]) - z.takeAlong(labels, axis: 1)).mean()
      }
    default:
      guard let x = data["x"], let t = data["t"] else { return nil }
      switch golden.name {
      case "mlp.3_5_2_tanh":
        return {
          meanSquaredError(network($0, x, sizes: (3, 5, 2)) { $0.tanh() }, t)
        }
      case "mlp.2_3_1_sigmoid":
        return {
          meanSquaredError(network($0, x, sizes: (2, 3, 1)) { $0.sigmoid() }, t)
        }
      default: return nil
      }
    }
  }

  @Test("Hessians and products with them") func hessians() throws {
    let cases = try fixture("second_order.json", as: File.self).cases
    #expect(cases.count == 13)
    for golden in cases {
      guard let function = Self.function(golden) else {
        Issue.record("no function for \(golden.name)")
        continue
      }
      let point = golden.at.tensor()
      let (value, slope) = valueAndGradient(at: point, of: function)
      expectEqual([value.item()], [golden.value], tolerance: 1e-12, golden.name)
      expectEqual(slope, golden.gradient, tolerance: 1e-11, "\(golden.name), gradient")
      expectEqual(
        hessian(at: point, of: function), golden.hessian, tolerance: 1e-10,
        "\(golden.name), Hessian")
      let vectors = golden.vectors.tensor()
      let products = (0..<2).map {
        hessianVectorProduct(at: point, vector: vectors[$0], of: function)
      }
      expectEqual(
        .stacked(products), golden.hessian_vector_products, tolerance: 1e-10,
        "\(golden.name), products")
    }
  }

  @Test("the quadratic model of a gradient step") func taylorModels() throws {
    for golden in try fixture("second_order.json", as: File.self).cases {
      guard let function = Self.function(golden) else { continue }
      let point = golden.at.tensor()
      let (value, slope) = valueAndGradient(at: point, of: function)
      let along = slope.dot(slope).item()
      let curvature = slope.dot(
        hessianVectorProduct(at: point, vector: slope, of: function)
      ).item()
      let taylor = golden.taylor
      expectEqual(
        [along, curvature], [taylor.slope, taylor.curvature], tolerance: 1e-9, golden.name)
      let start = value.item()
      expectEqual(
        taylor.alphas.map { start - $0 * along + 0.5 * $0 * $0 * curvature }, taylor.model,
        tolerance: 1e-9, "\(golden.name), model")
      expectEqual(
        taylor.alphas.map { function(point - $0 * slope).item() }, taylor.actual,
        tolerance: 1e-9, "\(golden.name), actual")
      if let best = taylor.best_alpha {
        expectEqual([along / curvature], [best], tolerance: 1e-9, "\(golden.name), step")
      }
    }
  }

  static func vectorFunction(_ golden: JacobianCase) -> ((Tensor) -> Tensor)? {
    let data = golden.data.mapValues { $0.tensor() }
    switch golden.name {
    case "softmax": return { $0.softmax(axis: 0) }
    case "sigmoid": return { $0.sigmoid() }
    case "polar": return { .stacked([$0[0] * $0[1].cos(), $0[0] * $0[1].sin()]) }
    case "linear":
      guard let matrix = data["A"] else { return nil }
      return { matrix.matmul($0) }
    case "mlp_inputs":
      guard let parameters = data["parameters"] else { return nil }
      return { network(parameters, $0, sizes: (3, 5, 2)) { $0.tanh() } }
    case "mlp_parameters":
      guard let input = data["input"] else { return nil }
      return { network($0, input, sizes: (3, 5, 2)) { $0.tanh() } }
    case "layer_norm":
      return { x in
        let centered = x - x.mean()
        return centered / ((centered * centered).mean() + 1e-5).squareRoot()
      }
    default: return nil
    }
  }

  @Test("Jacobians and products with them") func jacobians() throws {
    let cases = try fixture("second_order.json", as: File.self).jacobians
    #expect(cases.count == 7)
    for golden in cases {
      guard let function = Self.vectorFunction(golden) else {
        Issue.record("no function for \(golden.name)")
        continue
      }
      let point = golden.at.tensor()
      expectEqual(
        jacobian(at: point, of: function), golden.jacobian, tolerance: 1e-12,
        "\(golden.name), Jacobian")
      let forward = jacobianVectorProduct(
        at: point, vector: golden.tangent.tensor(), of: function)
      expectEqual(forward.value, golden.output, tolerance: 1e-12, golden.name)
      expectEqual(
        forward.product, golden.jacobian_vector_product, tolerance: 1e-12,
        "\(golden.name), J·v")
      let back = gradient(
        of: function(point), withRespectTo: point, cotangent: golden.cotangent.tensor())
      expectEqual(
        back, golden.vector_jacobian_product, tolerance: 1e-12, "\(golden.name), Jᵀ·u")
    }
  }

  @Test("chains of functions, to the third derivative") func chains() throws {
    for golden in try fixture("second_order.json", as: File.self).chains {
      let functions: [(Tensor) -> Tensor] = [
        { $0 * $0 }, { $0.sin() }, { $0.exp() }, { $0.tanh() }, { $0.logOnePlus() },
      ]
      let x = Tensor(golden.at, dtype: .float64)
      var nodes = [x]
      for function in functions { nodes.append(function(nodes[nodes.count - 1])) }
      expectEqual(
        nodes.dropFirst().map { $0.item() }, golden.values, tolerance: 1e-13, golden.name)
      let local = (0..<5).map {
        gradient(of: nodes[$0 + 1], withRespectTo: nodes[$0]).item()
      }
      expectEqual(local, golden.local_derivatives, tolerance: 1e-12, golden.name)
      let first = gradient(of: nodes[5], withRespectTo: x)
      let second = gradient(of: first, withRespectTo: x)
      let third = gradient(of: second, withRespectTo: x)
      expectEqual(
        [first, second, third].map { $0.item() },
        [golden.derivative, golden.second_derivative, golden.third_derivative],
        tolerance: 1e-10, golden.name)
    }
  }
}
