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

  /// Layers from their specifications, for a model or an inner block.
  func layers(
    _ specifications: [LayerSpecification]
  ) throws(ExperimentError) -> [any Module] {
    var layers: [any Module] = []
    for specification in specifications {
      let layer = try specification.layer(self)
      layers.append(specification.label.map { layer.named($0) } ?? layer)
    }
    return layers
  }

  /// The width that a layer asks for, in numbers or as `classes`.
  func units(_ specification: LayerSpecification) throws(ExperimentError) -> Int {
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

  /// The extents that a `reshape` asks for, checked.
  func extents(_ specification: LayerSpecification) throws(ExperimentError) -> [Int] {
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
      try checkSize(of: model, specification, input)
      return Array(output.dimensions.dropFirst())
    } catch let error as ExperimentError {
      throw error
    } catch let error as ShapeError {
      throw located(error, specification, model.summary(inputShape: input))
    } catch {
      programmingError("shapes fail with errors of shapes only, not \(error)")
    }
  }

  /// Shapes are tried out with a batch of two rows.
  private static let trialBatch = 2

  /// Counts the numbers of all layers and stops where there are too many.
  private func checkSize(
    of model: Sequential, _ specification: ModelSpecification, _ input: Shape
  ) throws(ExperimentError) {
    var total = 0
    for row in model.summary(inputShape: input).rows {
      guard row.parameters <= Self.parameterLimit - total else {
        throw tooLarge(Self.layer(row.path, in: specification.layers)?.origin ?? Origin())
      }
      total += row.parameters
    }
  }

  private func tooLarge(_ origin: Origin) -> ExperimentError {
    ExperimentError(
      .modelTooLarge, at: origin, expected: .fewerNumbers(Self.parameterLimit))
  }

  /// A shape error at the line of its layer, told with the batch axis by name.
  private func located(
    _ error: ShapeError, _ specification: ModelSpecification, _ summary: ModelSummary
  ) -> ExperimentError {
    let place = error.problem.place ?? error.operation
    let path = place.split(separator: " ").first.map { String($0) } ?? place
    let shapes = error.shapes.map { Self.text($0.dimensions) }
    let isResidual = error.operation == "residual"
    return ExperimentError(
      .layerDoesNotFit(place, error.problem.what),
      at: Self.layer(path, in: specification.layers)?.origin ?? Origin(),
      found: shapes.isEmpty ? nil : .verbatim(shapes.joined(separator: ", ")),
      remedy: isResidual ? shapes.first.map { .bodyMustGive($0) } : error.problem.remedy,
      details: .layersSoFar { language in
        var table = TextTable(
          [Message.pathColumn, .layerColumn, .outputColumn].map { $0.text(language) }, left: 3)
        table.add(["", Message.inputRow.text(language), ExperimentSummary.shape(summary.input)])
        for row in summary.rows {
          table.add([row.path, row.label, ExperimentSummary.shape(row.output)])
        }
        table.add([path, Message.failingRow.text(language)])
        return String(table.text.dropLast())
      })
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
