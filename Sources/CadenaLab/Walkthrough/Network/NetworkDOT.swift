import CadenaText

/// One example's pass through a network as a graph for Graphviz: small ones neuron by neuron, others
/// layer by layer; values in blue, gradients in red.
struct NetworkDOT {
  let walk: NetworkWalk
  let diagram: NetworkDiagram?
  let title: String
  let number: DecimalText

  private static let (blue, red) = ("#1f5fa8", "#b3261e")

  var text: String {
    var lines = [
      "digraph network {", "  rankdir=LR;", "  label=\(Self.quoted(title));", "  labelloc=t;",
      "  fontname=\"Helvetica\";", "  node [fontname=\"Helvetica\", shape=box, style=rounded];",
      "  edge [fontname=\"Helvetica\", fontsize=9];",
    ]
    if let diagram {
      for (index, column) in diagram.columns.enumerated() { lines += neurons(index, column) }
      for index in diagram.columns.indices.dropFirst() { lines += edges(index, diagram) }
      let last = diagram.columns.count - 1
      for neuron in diagram.columns[last].neurons.indices {
        lines.append("  c\(last)_\(neuron) -> loss;")
      }
    } else {
      lines += layers
    }
    lines.append("  loss [shape=box, label=\(Self.quoted("L = " + number(walk.loss)))];")
    return lines.joined(separator: "\n") + "\n}\n"
  }

  // MARK: - Neurons

  private func neurons(_ index: Int, _ column: NetworkDiagram.Column) -> [String] {
    var biases: [NetworkDiagram.Quantity]?
    if case .weights(_, let numbers) = column.link { biases = numbers }
    var lines = ["  { rank=same;"]
    for (position, neuron) in column.neurons.enumerated() {
      var parts = ["<B>\(Self.escaped(neuron.symbol))</B>"]
      if let biases { parts.append("b " + both(biases[position])) }
      if let sum = neuron.sum { parts.append("Σ " + both(sum)) }
      parts.append(both(neuron.output))
      lines.append("    c\(index)_\(position) [label=<\(parts.joined(separator: "<BR/>"))>];")
    }
    // Edges that are not seen keep the neurons in their order.
    let names = column.neurons.indices.map { "c\(index)_\($0)" }
    if names.count > 1 {
      lines.append("    \(names.joined(separator: " -> ")) [style=invis];")
    }
    return lines + ["  }"]
  }

  private func both(_ quantity: NetworkDiagram.Quantity) -> String {
    "<FONT COLOR=\"\(Self.blue)\">\(number(quantity.value))</FONT> "
      + "<FONT COLOR=\"\(Self.red)\">\(number(quantity.gradient))</FONT>"
  }

  private func edges(_ index: Int, _ diagram: NetworkDiagram) -> [String] {
    let column = diagram.columns[index]
    let before = diagram.columns[index - 1].neurons.indices
    func edge(_ from: Int, _ to: Int, _ attributes: String = "") -> String {
      "  c\(index - 1)_\(from) -> c\(index)_\(to)\(attributes);"
    }
    switch column.link {
    case .input: return []
    case .straight: return column.neurons.indices.map { edge($0, $0) }
    case .block(let name):
      let label = " [label=\(Self.quoted(name)), style=dashed]"
      return column.neurons.indices.flatMap { to in before.map { edge($0, to, label) } }
    case .weights(let weights, _):
      return column.neurons.indices.flatMap { to in
        before.map { edge($0, to, " [label=<\(both(weights[to][$0]))>]") }
      }
    }
  }

  // MARK: - Layers

  private var layers: [String] {
    var lines = [box("input", "input", walk.input)]
    for (index, layer) in walk.layers.enumerated() {
      lines.append(box("layer\(index)", "\(layer.path)  \(layer.label)", layer.output))
      lines.append("  \(index == 0 ? "input" : "layer\(index - 1)") -> layer\(index);")
    }
    lines.append("  \(walk.layers.isEmpty ? "input" : "layer\(walk.layers.count - 1)") -> loss;")
    return lines
  }

  private func box(_ id: String, _ name: String, _ values: NetworkWalk.Values) -> String {
    func range(_ numbers: [Double]) -> String {
      "\(number(numbers.min() ?? .nan)) … \(number(numbers.max() ?? .nan))"
    }
    let shape = values.shape.map { "\($0)" }.joined(separator: "×")
    return "  \(id) [shape=box, label=<<B>\(Self.escaped(name))</B><BR/>\(shape)<BR/>"
      + "<FONT COLOR=\"\(Self.blue)\">\(range(values.numbers))</FONT><BR/>"
      + "<FONT COLOR=\"\(Self.red)\">\(range(values.gradient))</FONT>>];"
  }

  private static func escaped(_ text: String) -> String { XMLText.escaped(text) }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
