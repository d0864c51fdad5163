import Testing

@testable import CadenaLab

@Suite struct PictureLayoutTests {
  static let expressions: [(String, [String: Double])] = [
    ("(x + y) * z", ["x": -2, "y": 5, "z": -4]),
    ("1/(1 + exp(-(w0*x0 + w1*x1 + w2)))", ["w0": 2, "x0": -1, "w1": -3, "x1": -2, "w2": -3]),
    ("sin(cos(tanh(exp(ln(sqrt(abs(sigmoid(x))))))))", ["x": 0.3]),
    (
      "a + b + c + d + g + h + i + j + k + l + m + n",
      Dictionary(uniqueKeysWithValues: "abcdghijklmn".map { (String($0), Double($0.asciiValue!)) })
    ),
    ("q = x*y; r = q + x; s = q - y; f = r*s*q", ["x": 1.25, "y": -0.75]),
    ("x*x + x*x*x + x", ["x": 1e-7]),
    ("max(x, y)*min(x, y) + leakyRelu(x - y, 0.25)/123456.789", ["x": 1e9, "y": -3]),
    ("x", ["x": 2]), ("3 + 4", [:]),
    (
      "long_name_of_a_weight*x1 + another_long_name*x2",
      ["long_name_of_a_weight": 1, "x1": 2, "another_long_name": 3, "x2": 4]
    ),
    (
      (1...20).map { "w\($0)*x\($0)" }.joined(separator: " + "),
      Dictionary(
        uniqueKeysWithValues: (1...20).flatMap {
          [("w\($0)", Double($0)), ("x\($0)", 1 / Double($0))]
        })
    ),
  ]

  /// Pairs of boxes of nodes and labels that overlap, and boxes outside of their columns.
  static func faults(_ graph: LayeredGraph) -> [String] {
    var faults: [String] = []
    for (number, a) in graph.items.enumerated() {
      let column = graph.columns[a.layer]
      if a.x - a.width / 2 < column.lowerBound - 1e-9
        || a.x + a.width / 2 > column.upperBound + 1e-9
      {
        faults.append("\(a.content) leaves its column")
      }
      for b in graph.items[(number + 1)...] {
        let apartX = abs(a.x - b.x) - (a.width + b.width) / 2
        let apartY = abs(a.y - b.y) - (a.height + b.height) / 2
        // Edges run the whole width of a column, so that width does not set its items apart.
        let isApart = a.layer == b.layer ? apartY >= 4 : apartX >= 0 || apartY >= 0
        if !isApart { faults.append("\(a.content) and \(b.content) overlap") }
      }
    }
    for (a, b) in zip(graph.columns, graph.columns.dropFirst())
    where b.lowerBound - a.upperBound < 20 {
      faults.append("columns touch")
    }
    return faults
  }

  @Test(arguments: expressions.indices)
  func nothingOverlaps(_ number: Int) throws {
    let (expression, values) = Self.expressions[number]
    let picture = try Explanation(of: expression, at: values).picture()
    #expect(Self.faults(picture.graph) == [])
  }

  /// The checker sees boxes that do overlap.
  @Test func overlapIsFound() throws {
    let (expression, values) = Self.expressions[1]
    var graph = try Explanation(of: expression, at: values).picture().graph
    let layer = try #require(graph.layers.first { $0.count > 1 })
    graph.place(layer[0], y: graph.items[layer[1]].y + 3)
    #expect(Self.faults(graph).count > 0)
    graph.place(layer[0], x: -500)
    #expect(Self.faults(graph).contains { $0.contains("leaves its column") })
  }

  @Test(arguments: expressions.indices)
  func everyNameAndNumberIsShown(_ number: Int) throws {
    let (expression, values) = Self.expressions[number]
    let explanation = try Explanation(of: expression, at: values)
    let svg = explanation.picture(digits: 4).svg()
    let digits = SignificantDigits(4)
    func count(_ style: String, _ text: String) -> Int {
      svg.components(style, text)
    }
    for node in explanation.nodes {
      #expect(svg.contains(">\(XMLText.escaped(node.name))</text>"), "\(node.name)")
    }
    for text in Set(explanation.edges.map { digits.text($0.contribution) }) {
      let wanted = explanation.edges.count { digits.text($0.contribution) == text }
      #expect(count("gradient", text) >= wanted, "\(text)")
    }
    for text in Set(explanation.edges.map { digits.text($0.local) }) {
      let wanted = explanation.edges.count { digits.text($0.local) == text }
      #expect(count("local", text) == wanted, "\(text)")
    }
    for text in Set(explanation.edges.map { digits.text(explanation.nodes[$0.source].value) }) {
      let wanted = explanation.edges.count {
        digits.text(explanation.nodes[$0.source].value) == text
      }
      #expect(count("value", text) >= wanted, "\(text)")
    }
  }

  /// The lecture's graph needs no crossing, and neither does the neuron.
  @Test(arguments: [0, 1])
  func noCrossings(_ number: Int) throws {
    let (expression, values) = Self.expressions[number]
    let graph = try Explanation(of: expression, at: values).picture().graph
    #expect(LayerOrder.crossings(of: graph) == 0)
  }

  @Test func stepsRevealOneNumberAfterTheOther() throws {
    let explanation = try Explanation(of: "(x + y) * z", at: ["x": -2, "y": 5, "z": -4])
    let frames = explanation.picture().frames()
    // Inputs, two values, the gradient 1, two operations.
    #expect(frames.count == 6)
    let gradients = frames.map { $0.components("gradient", nil) }
    #expect(gradients == [0, 0, 0, 1, 3, 5])
    #expect(frames.map { $0.components("value", nil) } == [3, 4, 5, 5, 5, 5])
    #expect(frames[5].components("gradient", "-4") == 3)
  }
}

extension String {
  /// How many texts of a style there are, or how many with certain words.
  fileprivate func components(_ style: String, _ words: String?) -> Int {
    split(separator: "<text class=\"\(style)\" ").dropFirst().count { rest in
      guard let words else { return true }
      return rest.prefix { $0 != "<" }.hasSuffix(">" + words)
    }
  }
}
