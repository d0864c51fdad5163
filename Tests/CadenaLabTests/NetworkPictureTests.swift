import CadenaExperiment
import CadenaLab
import Foundation
import Testing

/// The drawings of one row through a network.
@Suite struct NetworkPictureTests {
  private func output(
    _ text: String, _ change: (inout NetworkSession) -> Void = { _ in }
  ) throws -> String {
    var session = NetworkSession()
    session.format = .svg
    session.theme = .light
    change(&session)
    return try session.output(
      of: PreparedExperiment(try Experiment.read(text: text)), isTrained: false)
  }

  private static let iris = """
    name: flowers & <co>
    data: {source: iris, preprocess: [standardize]}
    model: {layers: [{linear: 3}, tanh, {linear: classes}]}
    """
  private static let digits = """
    name: digits
    data: {source: digits, preprocess: [{scale: 0.0625}]}
    model: {layers: [{linear: 20}, relu, {linear: classes}]}
    """

  private func count(_ text: String, in svg: String) -> Int {
    svg.components(separatedBy: text).count - 1
  }

  /// Whether every element that begins ends, in order.
  private func isWellFormed(_ svg: String) -> Bool {
    var open: [Substring] = []
    for piece in svg.split(separator: "<").dropFirst(svg.hasPrefix("<") ? 0 : 1) {
      guard let end = piece.firstIndex(of: ">") else { return false }
      let tag = piece[..<end]
      if tag.hasPrefix("/") {
        guard open.popLast() == tag.dropFirst() else { return false }
      } else if !tag.hasSuffix("/") {
        open.append(tag.prefix { !$0.isWhitespace })
      }
    }
    return open.isEmpty
  }

  @Test func smallNetworksHaveCirclesAndWeights() throws {
    let svg = try output(Self.iris) { $0.row = 4 }
    #expect(svg.hasPrefix("<svg xmlns="))
    // 4, 3 and 3 neurons, forward and backward.
    #expect(count("<circle ", in: svg) == 20)
    // 12 + 9 weights and the edges to the loss, in either direction; 6 biases have plates too.
    #expect(count("<line ", in: svg) == 42)
    #expect(count("class=\"plate\"", in: svg) == 2 * (21 + 6))
    for text in [
      "Forward: values", "Backward: gradients of the loss L", "sepal_length_cm", "setosa",
      "target setosa", "softmaxCrossEntropy", "layers.1  Tanh", "flowers &amp; &lt;co&gt;",
      "Gradients checked by finite differences: largest relative error ",
    ] { #expect(svg.contains(text), "\(text)") }
    // Numbers in full, with the difference, where the pointer rests.
    #expect(
      svg.firstMatch(of: /<title>w1_1 = [-0-9.]+; ∂L\/∂w1_1 = [-0-9.]+ ≈ [-0-9.]+<\/title>/) != nil)
    #expect(isWellFormed(svg))
    let spanish = try output(Self.iris) { $0.language = .spanish }
    #expect(spanish.contains("Hacia atrás: gradientes de la pérdida L"))
    #expect(spanish.contains("esperado setosa"))
  }

  @Test func pictureAndTextShowTheSameNumbers() throws {
    let svg = try output(Self.iris) {
      $0.row = 4
      $0.digits = 5
    }
    let text = try output(Self.iris) {
      $0.row = 4
      $0.format = .text
    }
    let sums = text.matches(of: #/  z0_\d = [^=]+= (-?[0-9.]+)\n/#).map { String($0.1) }
    #expect(sums.count == 3)
    for sum in sums { #expect(svg.contains("Σ \(sum)<"), "\(sum)") }
  }

  @Test func largeNetworksHaveBlocks() throws {
    let svg = try output(Self.digits)
    #expect(count("<circle ", in: svg) == 0)
    // The input, three layers and the loss.
    #expect(count("class=\"box\"", in: svg) == 5)
    for text in ["64 → 20  ·  1300 parameters", "20 → 10  ·  210 parameters", "0 to 0.9375"] {
      #expect(svg.contains(text), "\(text)")
    }
    // The digit's pixels.
    #expect(count("fill=\"rgb(", in: svg) == 64)
    #expect(isWellFormed(svg))
  }

  @Test func themesAndBackground() throws {
    for text in [Self.iris, Self.digits] {
      let light = try output(text)
      #expect(light.contains(".paper, .plate { fill: #ffffff; }"))
      #expect(!light.contains("prefers-color-scheme"))
      let dark = try output(text) { $0.theme = .dark }
      #expect(dark.contains(".paper, .plate { fill: #0f172a; }") && !dark.contains("#ffffff"))
      let auto = try output(text) { $0.theme = .auto }
      #expect(auto.contains("@media (prefers-color-scheme: dark)"))
      #expect(light.contains("<rect class=\"paper\""))
      let transparent = try output(text) { $0.isTransparent = true }
      #expect(!transparent.contains("<rect class=\"paper\""))
    }
  }

  @Test func blocksOfOtherKindsStandBetweenColumns() throws {
    let svg = try output(
      """
      data: {source: xor}
      model: {layers: [{linear: 3}, layerNorm, relu, {linear: classes}, softmax]}
      loss: crossEntropy
      """)
    #expect(count("<circle ", in: svg) == 2 * (2 + 3 + 3 + 3 + 2 + 2))
    #expect(count(">Softmax</text>", in: svg) == 2)
    #expect(isWellFormed(svg))
  }

  @Test func graphviz() throws {
    let small = try output(Self.iris) { $0.format = .dot }
    #expect(small.hasPrefix("digraph network {") && small.hasSuffix("}\n"))
    #expect(count(" -> c1_", in: small) == 12 + 2 && count(" -> c2_", in: small) == 9 + 2)
    #expect(count(" -> loss;", in: small) == 3)
    #expect(small.contains("label=\"Row 1 of flowers & <co>, through the network\""))
    let large = try output(Self.digits) { $0.format = .dot }
    #expect(large.contains("layer1 -> layer2;") && large.contains("layer2 -> loss;"))
    #expect(large.contains("<B>layers.0  Linear(20)</B>"))
  }
}
