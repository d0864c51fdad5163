import CadenaData
import CadenaText

/// The walk through the 2-2-2 network as JSON, with the names of the nodes as keys.
enum TwoLayerJSON {
  static func value(of walk: TwoLayerWalk, _ language: Language) -> JSONValue {
    let network = walk.network
    var json: JSONValue = [
      "explanation": "two-layer",
      "inputs": .array(network.inputs.map(JSONValue.number)),
      "targets": .array(network.targets.map(JSONValue.number)),
      "learningRate": .number(network.learningRate),
      "outputActivation": .string(network.outputActivation.rawValue),
      "biases": .string(network.biases.rawValue),
      "parameters": .object(network.parameters.map { .init($0.name, .number($0.value)) }),
      "steps": .integer(walk.steps),
      "first": step(walk.first, network),
    ]
    if walk.steps > 1 { json["last"] = step(walk.last, network) }
    json["states"] = .array(walk.states.map(state))
    json["differences"] = .array(
      walk.comparisons.map { comparison in
        [
          "parameter": .string(comparison.name), "gradient": .number(comparison.exact),
          "difference": .number(comparison.numeric),
          "relativeError": .number(comparison.relativeError),
        ]
      })
    json["notes"] = .array(SlideNote.notes(on: walk).map { note($0, language) })
    return json
  }

  private static func object(
    _ entries: [TwoLayerWalk.Entry], where isWanted: (String) -> Bool
  ) -> JSONValue {
    .object(entries.filter { isWanted($0.name) }.map { .init($0.name, .number($0.value)) })
  }

  private static func step(_ step: TwoLayerWalk.Step, _ network: TwoLayerNetwork) -> JSONValue {
    let parameters = Set(network.parameters.map(\.name))
    let nodes = Set(TwoLayerNetwork.nodeNames)
    func split(_ name: String) -> JSONValue {
      .object(
        step.chains(to: name).map {
          .init("d\($0.nodes[0])/d\(name)", .number($0.contribution))
        })
    }
    return [
      "step": .integer(step.number),
      "parameters": object(step.forward) { parameters.contains($0) },
      "forward": object(step.forward) { nodes.contains($0) },
      "gradients": object(step.gradients) { $0 != "E" && $0 != "E1" && $0 != "E2" },
      "chains": .array(
        step.chains.map { chain in
          [
            "parameter": .string(chain.nodes.last ?? ""),
            "path": .array(chain.nodes.map(JSONValue.string)),
            "factors": .array(chain.factors.map(JSONValue.number)),
            "contribution": .number(chain.contribution),
          ]
        }),
      "split": .object(["w1", "w2", "w3", "w4"].map { .init($0, split($0)) }),
      "newParameters": object(step.after) { parameters.contains($0) },
      "newForward": object(step.after) { nodes.contains($0) },
    ]
  }

  private static func state(_ state: TwoLayerWalk.State) -> JSONValue {
    [
      "steps": .integer(state.steps), "E": .number(state.errors[0]),
      "E1": .number(state.errors[1]), "E2": .number(state.errors[2]),
      "y1": .number(state.outputs[0]), "y2": .number(state.outputs[1]),
      "parameters": .object(state.parameters.map { .init($0.name, .number($0.value)) }),
    ]
  }

  private static func note(_ note: SlideNote, _ language: Language) -> JSONValue {
    var json: JSONValue = [
      "id": .string(note.id), "place": .string(note.place.rawValue),
      "text": .string(note.message.text(language)),
    ]
    if let formula = note.formula {
      json["formula"] = ["slide": .string(formula.says), "correct": .string(formula.correct)]
    }
    if !note.numbers.isEmpty {
      json["numbers"] = .array(
        note.numbers.map { number in
          [
            "what": .string(number.what), "slide": .string(number.says),
            "correct": .string(number.correct), "value": .number(number.value),
          ]
        })
    }
    return json
  }
}
