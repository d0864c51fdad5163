import CadenaNetworks
import Testing

@Suite struct BindingTests {
  private func model() -> Sequential {
    Sequential {
      Linear(2)
      Tanh()
      Residual {
        Linear(2, bias: false)
        Sequential {
          ReLU(); Linear(2)
        }
      }
      Linear(3).named("head")
    }
  }

  @Test func namesCountAllLayersAndLeaveInnerContainersOut() throws {
    let names = model().namedParameters.map(\.name)
    #expect(
      names == [
        "layers.0.weight", "layers.0.bias", "layers.2.body.0.weight", "layers.2.body.1.1.weight",
        "layers.2.body.1.1.bias", "layers.3.weight", "layers.3.bias",
      ])
  }

  @Test func modelsOfOnesOwnAreNamedByTheirProperties() {
    let pair = Pair()
    #expect(
      pair.namedParameters.map(\.name) == [
        "encoder.0.weight", "encoder.0.bias", "heads.0.weight", "heads.1.weight", "heads.1.bias",
        "scale",
      ])
  }

  @Test func firstValuesAreThoseOfSeedAndName() throws {
    let model = Sequential {
      Linear(2); ReLU(); Residual { Linear(2) }
    }
    try model.bind(inputShape: [1, 3], dtype: .float64, seed: 7)
    // Worked out by another program from the definition: Philox 4x32-10 under the key of
    // (7, "initialize", name), 53 bits, times 1/√3 and 1/√2.
    let values = model.parameters.map { $0.value.scalars }
    expectEqual(
      values[0],
      [
        -0.22974050007527516, 0.24939725209252503, 0.2592132189323064, 0.5064950825956005,
        0.07828476530335768, 0.08642228424947263,
      ], tolerance: 1e-16)
    expectEqual(values[1], [0.4269854804182205, 0.4470847680264913], tolerance: 1e-16)
    expectEqual(
      values[2],
      [0.6184325099549995, 0.47146133978175997, -0.18969520392533398, -0.410882915097222],
      tolerance: 1e-16)
  }

  @Test func singlePrecisionIsTheRoundedDouble() throws {
    let (single, double) = (model(), model())
    try single.bind(inputShape: [1, 2], seed: 3)
    try double.bind(inputShape: [1, 2], dtype: .float64, seed: 3)
    for (a, b) in zip(single.parameters, double.parameters) {
      #expect(a.value.array(of: Float.self) == b.value.array(of: Double.self).map { Float($0) })
    }
  }

  @Test func theFirstUseBindsWithSeedZero() throws {
    let (used, bound) = (model(), model())
    let x = Tensor([0.5, -1, 2, 0.25], shape: [2, 2], dtype: .float64)
    let output = used(x)
    try bound.bind(inputShape: [1, 2], dtype: .float64, seed: 0)
    #expect(used.parameters.map(\.path) == bound.parameters.map(\.path))
    for (a, b) in zip(used.parameters, bound.parameters) {
      #expect(a.value.scalars == b.value.scalars)
    }
    #expect(output.array(of: Double.self) == bound(x).array(of: Double.self))
  }

  @Test func valuesThatAreThereStay() throws {
    let model = Sequential {
      Linear(1); Linear(1)
    }
    try model.bind(inputShape: [1, 1], seed: 1)
    model.parameters[0].set(Tensor([5], shape: [1, 1]))
    let second = model.parameters[2].value.scalars
    try model.bind(inputShape: [1, 1], dtype: .float64, seed: 2)
    #expect(model.parameters[0].value.array(of: Double.self) == [5])
    #expect(model.parameters[2].value.array(of: Double.self) == second)
    model.redraw(seed: 1)
    let again = Sequential {
      Linear(1); Linear(1)
    }
    try again.bind(inputShape: [1, 1], dtype: .float64, seed: 1)
    #expect(
      model.parameters.map { $0.value.scalars } == again.parameters.map { $0.value.scalars })
  }

  @Test func aValueThatWasGivenIsNeverDrawn() throws {
    let given = Parameter(.weight, value: Tensor([1, 2], shape: [1, 2]))
    let layer = Linear(1, weight: given, bias: nil)
    try layer.bind(inputShape: [1, 2], dtype: .float64, seed: 3)
    layer.redraw(seed: 4)
    #expect(given.value.array(of: Double.self) == [1, 2])
    #expect(given.path == "weight")
  }

  @Test func shapesThatDoNotFitNameTheLayer() throws {
    let model = Sequential {
      Linear(8)
      Residual {
        Linear(8);
        Sequential {
          Linear(8); Reshape([2, 3])
        }
      }
    }
    let error = #expect(throws: ShapeError.self) { try model.bind(inputShape: [32, 4]) }
    #expect(
      error?.description == """
        layers.1.body.1.1 (reshape): 8 elements cannot be arranged as [2, 3]
          found:    [32, 8]
        """)
    let wide = Sequential {
      Linear(4); Tanh(); Residual { Linear(5) }
    }
    let mismatch = #expect(throws: ShapeError.self) { try wide.outputShape(for: [1, 2]) }
    #expect(
      mismatch?.problem.text(.spanish) == """
        layers.2 (residual): el cuerpo cambia la forma y no se puede sumar a su entrada
          se encontró: [1, 4], [1, 5]
          remedio:     haz que la última capa del cuerpo dé [1, 4], o pon una capa en el atajo
        """)
    let bound = Sequential {
      Linear(2); Linear(2)
    }
    try bound.bind(inputShape: [1, 3])
    let width = #expect(throws: ShapeError.self) { try bound.outputShape(for: [1, 4]) }
    #expect(width?.problem.place == "layers.0 (linear)")
  }

  @Test func aParameterThatIsNotUsedIsNamed() {
    let error = #expect(throws: ShapeError.self) { try Forgetful().bind(inputShape: [1, 2]) }
    #expect(error?.problem.what == .parameterNotUsed("unused.weight"))
  }

  @Test func outputShapesOfModelsWithoutARuleAreTriedOut() throws {
    let pair = Pair()
    #expect(try pair.outputShape(for: [7, 3]) == [7, 5])
    #expect(pair.parameters.allSatisfy { !$0.isBound })
    #expect(
      pair.summary(inputShape: [7, 3]).parameterCount == (3 * 4 + 4) + 4 * 5 + (5 * 5 + 5) + 1)
  }
}

/// A model without containers of the library: an encoder, heads in a list, a box of its own.
struct Pair: Module {
  let encoder = Sequential {
    Linear(4); ReLU()
  }
  let heads: [Linear] = [Linear(5, bias: false), Linear(5)]
  let scale = Parameter(.weight, initializer: Constant(2))

  func forward(_ x: Tensor, _ context: Context) -> Tensor {
    let code = encoder(x, context)
    return heads[1](heads[0](code, context), context) * scale.value(in: context, shape: [1])
  }
}

/// A model with a layer that its forward pass does not call.
struct Forgetful: Module {
  let used = Linear(2)
  let unused = Linear(2)

  func forward(_ x: Tensor, _ context: Context) -> Tensor { used(x, context) }
}
