import CadenaText

/// The sums of small layers written out with their numbers.
struct NetworkFormulas {
  private let number: DecimalText

  init(_ number: DecimalText) { self.number = number }

  /// Every sum and activation of a layer.
  func forward(
    _ layer: NetworkWalk.Layer, _ before: NetworkWalk.Values, _ names: [String],
    _ symbols: [String]
  ) -> [Exposition.Line] {
    switch layer.rule {
    case .linear(let weights, let bias):
      return symbols.indices.flatMap { unit -> [Exposition.Line] in
        var terms = zip(before.numbers, weights[unit]).map {
          "\(number.operand($0))·\(number.operand($1))"
        }
        if let bias { terms.append(number.operand(bias[unit])) }
        return [
          .init(symbols[unit], terms.joined(separator: " + ")),
          .init(number(layer.output.numbers[unit])),
        ]
      }
    case .elementwise(let function, _):
      return symbols.indices.map { unit in
        .init(
          symbols[unit],
          "\(function)(\(names[unit])) = \(function)(\(number(before.numbers[unit]))) = "
            + number(layer.output.numbers[unit]))
      }
    case .other: return []
    }
  }

  /// The gradient by the outputs of the last layer, with which the way back begins.
  func given(_ layer: NetworkWalk.Layer, _ symbols: [String]) -> [Exposition.Line] {
    zip(symbols, layer.output.gradient).map { .init("∂L/∂\($0)", number($1)) }
  }

  /// The gradient by the inputs of a layer, from that by its outputs.
  func backward(
    _ layer: NetworkWalk.Layer, _ before: NetworkWalk.Values, _ names: [String],
    _ symbols: [String]
  ) -> [Exposition.Line] {
    switch layer.rule {
    case .linear(let weights, _):
      return names.indices.flatMap { input -> [Exposition.Line] in
        let terms = symbols.indices.map {
          "\(number.operand(layer.output.gradient[$0]))·\(number.operand(weights[$0][input]))"
        }
        return [
          .init("∂L/∂\(names[input])", terms.joined(separator: " + ")),
          .init(number(before.gradient[input])),
        ]
      }
    case .elementwise(_, let slopes):
      return names.indices.map { unit in
        let back = number.operand(layer.output.gradient[unit])
        return .init(
          "∂L/∂\(names[unit])",
          "∂L/∂\(symbols[unit]) · ∂\(symbols[unit])/∂\(names[unit]) = \(back) · "
            + "\(number.operand(slopes[unit])) = \(number(before.gradient[unit]))")
      }
    case .other: return []
    }
  }
}
