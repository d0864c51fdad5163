import CadenaText

/// The sums of small layers written out with their numbers.
struct NetworkFormulas {
  private let number: DecimalText

  init(_ number: DecimalText) { self.number = number }

  /// A gradient with its finite difference, where one was taken.
  private func compared(
    _ gradient: Double, _ differences: NetworkDifferences.Place?, _ position: Int
  ) -> String {
    number(gradient) + (differences?.slope(at: position).map { " ≈ " + number($0) } ?? "")
  }

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
  func given(
    _ layer: NetworkWalk.Layer, _ symbols: [String], _ differences: NetworkDifferences.Place?
  ) -> [Exposition.Line] {
    symbols.enumerated().map { unit, symbol in
      .init("∂L/∂\(symbol)", compared(layer.output.gradient[unit], differences, unit))
    }
  }

  /// The gradient by the inputs of a layer, from that by its outputs.
  func backward(
    _ layer: NetworkWalk.Layer, _ before: NetworkWalk.Values, _ names: [String],
    _ symbols: [String], _ differences: NetworkDifferences.Place?
  ) -> [Exposition.Line] {
    switch layer.rule {
    case .linear(let weights, _):
      return names.indices.flatMap { input -> [Exposition.Line] in
        let terms = symbols.indices.map {
          "\(number.operand(layer.output.gradient[$0]))·\(number.operand(weights[$0][input]))"
        }
        return [
          .init("∂L/∂\(names[input])", terms.joined(separator: " + ")),
          .init(compared(before.gradient[input], differences, input)),
        ]
      }
    case .elementwise(_, let slopes):
      return names.indices.map { unit in
        let back = number.operand(layer.output.gradient[unit])
        return .init(
          "∂L/∂\(names[unit])",
          "∂L/∂\(symbols[unit]) · ∂\(symbols[unit])/∂\(names[unit]) = \(back) · "
            + "\(number.operand(slopes[unit])) = "
            + compared(before.gradient[unit], differences, unit))
      }
    case .other: return []
    }
  }
}
