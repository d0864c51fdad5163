import CadenaNetworks
import CadenaOptimizers
import Testing

/// A function to be made small, with the parameters that it depends on.
struct TestProblem {
  /// The parameters at the start.
  let parameters: [Parameter]
  /// The function of the parameters' present values.
  let loss: () -> Tensor

  /// All parameters, one after the other.
  var point: [Double] { parameters.flatMap(\.value.scalars) }

  init(_ name: String, _ fixture: OptimizerFixture) throws {
    let data = try #require(fixture.problems[name])
    let start = try #require(data["start"]).array
    switch name {
    case "rosenbrock":
      let w = Parameter(.weight, value: Tensor(start, dtype: .float64))
      parameters = [w]
      loss = {
        let x = w.value[0]
        let y = w.value[1]
        return (1 - x).squared() + 100 * (y - x.squared()).squared()
      }
    case "quadratic":
      let w = Parameter(.weight, value: Tensor(start, dtype: .float64))
      let a = try #require(data["A"]).tensor
      let b = try #require(data["b"]).tensor
      parameters = [w]
      loss = { w.value.dot(a.matmul(w.value)) * 0.5 - b.dot(w.value) }
    case "mlp":
      let x = try #require(data["x"]).tensor
      let t = try #require(data["t"]).tensor
      let shapes: [Shape] = [[5, 3], [5], [2, 5], [2]]
      var rest = start[...]
      let parts = shapes.map { shape in
        let part = Parameter(
          .weight, value: Tensor(Array(rest.prefix(shape.count)), shape: shape, dtype: .float64))
        rest = rest.dropFirst(shape.count)
        return part
      }
      parameters = parts
      loss = {
        let hidden = x.linear(parts[0].value, parts[1].value).tanh()
        return (hidden.linear(parts[2].value, parts[3].value) - t).squared().mean()
      }
    default:
      let shape = try #require(data["parameter_shape"]?.elements).compactMap(\.integer)
      let w = Parameter(
        .weight, value: Tensor(start, shape: Shape(shape), dtype: .float64))
      let x = try #require(data["X"]).tensor
      let y = try #require(data["Y"]).tensor
      parameters = [w]
      loss = { (x.matmul(w.value.transposed()) - y).squared().sum() / 12 }
    }
  }
}
