import CadenaData
import CadenaText

/// The walk of one example as JSON.
enum NetworkJSON {
  static func value(
    of walk: NetworkWalk, _ differences: NetworkDifferences?,
    _ context: NetworkExposition.Context, _ language: Language
  ) -> JSONValue {
    var json: JSONValue = [
      "explanation": "network", "name": .string(context.name),
      "row": .integer(context.row.number), "part": .string(context.row.part.rawValue),
      "rowInPart": .integer(context.row.numberInPart),
      "weights": .string(context.isTrained ? "trained" : "initial"),
      "target": target(context),
      "input": values(walk.input),
      "layers": .array(
        walk.layers.map { layer in
          var json: JSONValue = ["path": .string(layer.path), "label": .string(layer.label)]
          for member in values(layer.output).members ?? [] { json[member.key] = member.value }
          return json
        }),
      "output": numbers(walk.output),
    ]
    if let original = context.original { json["originalInput"] = numbers(original) }
    if let probabilities = walk.probabilities { json["probabilities"] = numbers(probabilities) }
    if let names = context.dataset.targets.classNames {
      json["classes"] = .array(names.map(JSONValue.string))
    }
    json["loss"] = .number(walk.loss)
    json["penalty"] = walk.penalty.map(JSONValue.number)
    json["parameters"] = .array(
      walk.parameters.map { parameter in
        [
          "name": .string(parameter.name),
          "shape": .array(parameter.shape.map(JSONValue.integer)),
          "norm": .number(parameter.norm), "gradientNorm": .number(parameter.gradientNorm),
          "gradient": numbers(parameter.gradient), "change": .number(parameter.change),
          "trainable": .boolean(parameter.isTrainable),
        ]
      })
    json["update"] = [
      "optimizer": .string(context.optimizerName), "learningRate": .number(walk.learningRate),
      "lossAfter": .number(walk.lossAfter), "outputAfter": numbers(walk.outputAfter),
    ]
    let names = context.dataset.featureNames
    json["influences"] = .array(
      walk.influences.prefix(10).map { influence in
        [
          "input": .string(names.indices.contains(influence.index) ? names[influence.index] : ""),
          "index": .integer(influence.index), "value": .number(influence.value),
          "gradient": .number(influence.gradient), "product": .number(influence.product),
        ]
      })
    json["differences"] = differences.map { .array($0.places.map(place)) } ?? .null
    return json
  }

  private static func place(_ place: NetworkDifferences.Place) -> JSONValue {
    [
      "place": .string(place.name), "shape": .array(place.shape.map(JSONValue.integer)),
      "compared": .integer(place.positions.count), "corners": .integer(place.corners),
      "elements": .array(
        place.elements.map { element in
          [
            "index": .array(element.index.map(JSONValue.integer)),
            "gradient": .number(element.gradient), "difference": .number(element.slope),
            "relativeError": .number(element.error), "outcome": .string(element.verdict.rawValue),
          ]
        }),
    ]
  }

  private static func target(_ context: NetworkExposition.Context) -> JSONValue {
    switch context.dataset.targets.subset([context.row.index]) {
    case .classes(let labels, let names): return .string(names[Int(labels[0])])
    case .values(let values, _): return numbers(values)
    }
  }

  private static func numbers(_ numbers: [Double]) -> JSONValue {
    .array(numbers.map(JSONValue.number))
  }

  private static func values(_ values: NetworkWalk.Values) -> JSONValue {
    [
      "shape": .array(values.shape.map(JSONValue.integer)), "values": numbers(values.numbers),
      "gradient": numbers(values.gradient), "gradientNorm": .number(values.gradientNorm),
    ]
  }
}
