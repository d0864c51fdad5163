import CadenaGraph
import CadenaOperations
import CadenaRuntime
import CadenaText
import Testing

/// Estimates from values alone: their formulas, cost and error.
@Suite("Finite differences") struct FiniteDifferenceTests {
  let x = Tensor([1, -2, 3], dtype: .float64)

  func cubes(_ x: Tensor) -> Tensor { (x * x * x).sum() }

  @Test("forward and central differences of a cube are off by 3xh and h²") func formulas() {
    let h = 0x1p-8
    let exact = gradient(at: x, of: cubes)
    let forward = finiteDifferenceGradient(at: x, form: .forward, step: h, of: cubes)
    // ((x+h)³ - x³)/h = 3x² + 3xh + h²
    expectEqual(
      forward.gradient.scalars, [1, -2, 3].map { 3 * $0 * $0 + 3 * $0 * h + h * h },
      tolerance: 1e-11, "forward")
    #expect(forward.functionEvaluations == 4)
    #expect(forward.step == h)
    let central = finiteDifferenceGradient(at: x, form: .central, step: h, of: cubes)
    expectEqual(
      central.gradient.scalars, [1, -2, 3].map { 3 * $0 * $0 + h * h }, tolerance: 1e-11,
      "central")
    #expect(central.functionEvaluations == 6)
    let off = forward.deviation(from: exact)
    #expect(abs(off.maximumAbsolute - (9 * h + h * h)) < 1e-10)
    // The largest relative error is that of x = 1: (3h + h²) / (3 + 3h + h²).
    #expect(abs(off.maximumRelative - (3 * h + h * h) / (3 + 3 * h + h * h)) < 1e-10)
    #expect(abs(central.deviation(from: exact).maximumAbsolute - h * h) < 1e-10)
  }

  @Test("default steps balance truncation and rounding") func defaultSteps() {
    let x = Tensor([1.1, -2.3, 3.7], dtype: .float64)
    let exact = gradient(at: x, of: cubes)
    let forward = finiteDifferenceGradient(at: x, form: .forward, of: cubes)
    let central = finiteDifferenceGradient(at: x, of: cubes)
    #expect(forward.deviation(from: exact).maximumRelative < 1e-6)
    #expect(forward.deviation(from: exact).maximumRelative > 1e-10)
    #expect(central.deviation(from: exact).maximumRelative < 1e-9)
    let single = Tensor([1.0, -2, 3])
    let coarse = finiteDifferenceGradient(at: single, of: cubes)
    #expect(coarse.gradient.dtype == .float32)
    #expect(coarse.deviation(from: gradient(at: single, of: cubes)).maximumRelative < 1e-2)
  }

  @Test("the report tells form, cost and error in both languages") func report() {
    let estimate = finiteDifferenceGradient(at: x, of: cubes)
    let report = estimate.report(against: gradient(at: x, of: cubes))
    #expect(report.text(.english).contains("central"))
    #expect(report.text(.english).contains("6 function evaluations"))
    #expect(report.text(.spanish).contains("6 evaluaciones"))
  }

  @Test("a check finds the wrong element of the wrong input") func check() {
    let a = Tensor([0.5, 1.5], dtype: .float64)
    let index = Tensor([2, 0])
    let good = GradientCheck(at: [x, index, a]) { ($0[0].indexSelect($0[1], axis: 0) * $0[2]) }
    #expect(good.passes(tolerance: 1e-9))
    #expect(good.elementCount == 5)
    #expect(good.functionEvaluations == 10)
    #expect(good.worstPerInput.map(\.input) == [0, 2])
    let bad = GradientCheck(at: [a, x]) { inputs in
      inputs[0].sum() * .apply(CubeWithWrongSlope(), inputs[1])
    }
    #expect(!bad.passes())
    #expect(bad.worst?.input == 1)
    #expect(bad.worst?.index == 1)
    #expect(bad.report().text(.english).contains("the worst is element 1 of input 1"))
    #expect(bad.report().text(.spanish).contains("incorrecto"))
  }

  @Test("not a number is never a pass") func notANumber() {
    let check = GradientCheck(at: [x]) { $0[0] * Tensor(.nan, dtype: .float64) }
    #expect(!check.passes(tolerance: .infinity))
    let estimate = finiteDifferenceGradient(at: x, of: cubes)
    let wrong = Tensor([3, .nan, 27], dtype: .float64)
    #expect(estimate.deviation(from: wrong).maximumAbsolute.isNaN)
    #expect(estimate.deviation(from: wrong).maximumRelative.isNaN)
  }
}

/// The cube, whose rule forgets the second element.
private struct CubeWithWrongSlope: Operation {
  static var name: String { "cubeWithWrongSlope" }
  static var examples: [OperationExample] { [] }

  func infer(_ inputs: Operands) throws(ShapeError) -> TensorType { inputs.node(0).type }

  func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    let x = inputs[0]
    let mask = Tensor([1, 0, 1], dtype: x.dtype)
    return [cotangent * x * x * mask * Tensor(3, dtype: x.dtype)]
  }

  func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .elementwise(
      ScalarProgram([output.dtype]) { program, values in
        let square = program.apply(.square, values[0])
        return program.apply(.multiply, square, values[0])
      })
  }
}
