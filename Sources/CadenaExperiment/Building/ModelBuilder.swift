import CadenaNetworks
import CadenaText

/// Makes the model of an experiment: layers from their specifications.
struct ModelBuilder {
  /// What `units: classes` stands for; nil for regression.
  let classes: Int?

  /// More numbers than this in one model are a slip of the pen: training would take gigabytes.
  static let parameterLimit = 1 << 28

  /// The layers of a model, in order.
  func model(_ specification: ModelSpecification) throws(ExperimentError) -> Sequential {
    Sequential(try layers(specification.layers))
  }

  private func layers(
    _ specifications: [LayerSpecification]
  ) throws(ExperimentError) -> [any Module] {
    var layers: [any Module] = []
    for specification in specifications {
      let layer = try layer(specification)
      layers.append(specification.label.map { layer.named($0) } ?? layer)
    }
    return layers
  }

  private func layer(_ specification: LayerSpecification) throws(ExperimentError) -> any Module {
    let options = specification.options
    switch specification.name {
    case "linear": return Linear(try units(specification), bias: options.boolean("bias"))
    case "sigmoid": return Sigmoid()
    case "tanh": return Tanh()
    case "relu": return ReLU()
    case "gelu": return GELU()
    case "silu": return SiLU()
    case "softplus": return Softplus()
    case "softmax": return Softmax()
    case "flatten": return Flatten()
    case "leakyReLU": return LeakyReLU(options.number("slope"))
    case "elu": return ELU(options.number("alpha"))
    case "dropout":
      return Dropout(
        options.number("rate"),
        scaling: Dropout.Scaling(rawValue: options.text("scaling")) ?? .inverted)
    case "residual": return Residual(Sequential(try layers(options.list("body"))))
    case "reshape": return Reshape(Shape(try extents(specification)))
    default:
      programmingError("the layer \(specification.name) is in the catalogue and has no builder")
    }
  }

  private func units(_ specification: LayerSpecification) throws(ExperimentError) -> Int {
    if case .integer(let units) = specification.options["units"] {
      guard units <= ModelBuilder.parameterLimit else { throw tooLarge(specification.origin) }
      return units
    }
    guard let classes else {
      throw ExperimentError(
        .widthNeedsClasses, at: specification.origin, remedy: .widthNeedsClassesRemedy)
    }
    return classes
  }

  private func extents(_ specification: LayerSpecification) throws(ExperimentError) -> [Int] {
    let extents = specification.options.integers("shape")
    guard extents.count < Shape.maximumRank else {
      throw ExperimentError(
        .tooManyAxes, at: specification.origin, expected: .axesAtMost(Shape.maximumRank - 1),
        found: .verbatim("\(extents.count)"))
    }
    var count = 1
    for extent in extents {
      let (product, overflow) = count.multipliedReportingOverflow(by: extent)
      guard !overflow, product <= ModelBuilder.parameterLimit else {
        throw tooLarge(specification.origin)
      }
      count = product
    }
    return extents
  }

  // MARK: - Shapes

  /// The shape of the output for a batch of examples; an error names the line of the layer, its
  /// path and the shapes.
  func outputShape(
    of model: Sequential, _ specification: ModelSpecification, exampleShape: [Int]
  ) throws(ExperimentError) -> [Int] {
    let input = Shape([Self.trialBatch] + exampleShape)
    do {
      let output = try model.outputShape(for: input)
      var count = 0
      _ = try self.count(specification.layers, model.layers, input, &count)
      return Array(output.dimensions.dropFirst())
    } catch let error as ExperimentError {
      throw error
    } catch let error as ShapeError {
      throw located(error, specification)
    } catch {
      programmingError("shapes fail with errors of shapes only, not \(error)")
    }
  }

  /// Shapes are tried out with a batch of two rows.
  private static let trialBatch = 2

  /// Counts the numbers of the linear layers and stops where there are too many.
  private func count(
    _ specifications: [LayerSpecification], _ layers: [any Module], _ input: Shape,
    _ total: inout Int
  ) throws -> Shape {
    var shape = input
    for (specification, layer) in zip(specifications, layers) {
      if specification.name == "linear" {
        let units = try units(specification)
        let (product, overflow) = shape.last.multipliedReportingOverflow(by: units)
        guard !overflow, product <= Self.parameterLimit - total else {
          throw tooLarge(specification.origin)
        }
        total += product
      }
      let bare = (layer as? Named)?.layer ?? layer
      if let body = (bare as? Residual)?.body as? Sequential {
        _ = try count(specification.options.list("body"), body.layers, shape, &total)
      }
      shape = try layer.outputShape(for: shape)
    }
    return shape
  }

  private func tooLarge(_ origin: Origin) -> ExperimentError {
    ExperimentError(
      .modelTooLarge, at: origin, expected: .fewerNumbers(Self.parameterLimit))
  }

  /// A shape error at the line of its layer, told with the batch axis by name.
  private func located(
    _ error: ShapeError, _ specification: ModelSpecification
  ) -> ExperimentError {
    let place = error.problem.place ?? error.operation
    let path = place.split(separator: " ").first.map { String($0) } ?? place
    let shapes = error.shapes.map { Self.text($0.dimensions) }
    let isResidual = error.operation == "residual"
    return ExperimentError(
      .layerDoesNotFit(place, error.problem.what),
      at: Self.layer(path, in: specification.layers)?.origin ?? Origin(),
      found: shapes.isEmpty ? nil : .verbatim(shapes.joined(separator: ", ")),
      remedy: isResidual ? shapes.first.map { .bodyMustGive($0) } : error.problem.remedy)
  }

  /// A shape as people read it: `[batch, 64]`.
  static func text(_ extents: [Int]) -> String {
    let names = extents.enumerated().map { axis, extent in
      axis == 0 && extent == trialBatch ? "batch" : "\(extent)"
    }
    return "[" + names.joined(separator: ", ") + "]"
  }

  /// The layer that a path such as `layers.2.body.0` leads to.
  static func layer(
    _ path: String, in layers: [LayerSpecification]
  ) -> LayerSpecification? {
    var layers = layers
    var found: LayerSpecification?
    for part in path.split(separator: ".") {
      guard let index = Int(part), layers.indices.contains(index) else { continue }
      found = layers[index]
      if layers[index].options["body"] != nil { layers = layers[index].options.list("body") }
    }
    return found
  }
}
