import Cadena

extension StepWork {
  /// The network, not bound yet.
  func model() -> Sequential {
    var layers: [any Module] = []
    for (index, units) in sizes.enumerated().dropFirst() {
      layers.append(Linear(units))
      if index == sizes.count - 1 { break }
      if isRegularized { layers.append(BatchNorm()) }
      switch activation {
      case .sigmoid: layers.append(Sigmoid())
      case .tanh: layers.append(Tanh())
      case .relu: layers.append(ReLU())
      }
      if isRegularized { layers.append(Dropout(0.5)) }
    }
    return Sequential(layers)
  }

  var loss: any Loss {
    objective == .crossEntropy ? SoftmaxCrossEntropy() : MeanSquaredError()
  }

  var optimizer: any Optimizer {
    method == .adam ? Adam(learningRate: 0.001) : SGD(learningRate: 0.01)
  }

  /// Rows of normal numbers, with random classes or normal numbers as targets.
  func data() throws -> Dataset {
    var generator = PhiloxGenerator(key: RandomKey(seed: 1))
    let rows = batch * batches
    let (width, outputs) = (sizes[0], sizes[sizes.count - 1])
    let features = (0..<(rows * width)).map { _ in Float(generator.normal()) }
    let targets: Targets =
      switch objective {
      case .crossEntropy:
        .classes(
          (0..<rows).map { _ in Int32(generator.integer(below: outputs)) },
          names: (0..<outputs).map { "\($0)" })
      case .squaredError:
        .values((0..<(rows * outputs)).map { _ in generator.normal() }, width: outputs)
      }
    return try Dataset(
      name: name, features: Features(.floats(features), count: rows, exampleShape: [width]),
      targets: targets)
  }
}
