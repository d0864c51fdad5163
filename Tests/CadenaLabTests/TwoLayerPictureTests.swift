import CadenaLab
import Testing

/// The drawing of the 2-2-2 network.
@Suite struct TwoLayerPictureTests {
  /// What stands in a picture, without markup.
  private func words(_ svg: String) -> [String] {
    svg.split(separator: "\n").filter { $0.hasPrefix("<text") }.map { line in
      var text = ""
      var isTag = false
      for character in line {
        if character == "<" { isTag = true }
        if !isTag { text.append(character) }
        if character == ">" { isTag = false }
      }
      return text
    }
  }

  @Test func valuesAndGradientsStandInIt() throws {
    var session = TwoLayerSession()
    session.format = .svg
    let svg = try session.output()
    let words = words(svg)
    for text in [
      "w1 = 0.1", "w8 = 0.8", "B1 = 0.25", "Σ 0.41", "σ 0.60109", "σ 0.73493", "E1 = 0.23456",
      "E2 = 0.014526", "= 0.24909", "∂E/∂w5", "0.080203", "∂E/∂B2 = 0.10414", "0.0011081",
    ] { #expect(words.contains(text), "\(text)") }
    #expect(svg.hasPrefix("<svg xmlns="))
    #expect(svg.split(separator: "<circle").count - 1 == 12)
    session.language = .spanish
    #expect(self.words(try session.output()).contains("Hacia atrás: gradientes de E"))
  }

  /// A text as a box: where it stands, as wide as its letters may be.
  private struct Box {
    let text: String
    let left: Double
    let right: Double
    let top: Double
    let bottom: Double

    func overlaps(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
  }

  private func attribute(_ name: String, _ line: Substring) -> Double? {
    guard let start = line.range(of: " \(name)=\"") else { return nil }
    return Double(line[start.upperBound...].prefix { $0 != "\"" })
  }

  private func boxes(_ svg: String) -> [Box] {
    let lines = svg.split(separator: "\n").filter { $0.hasPrefix("<text") }
    return zip(lines, words(svg)).compactMap { line, text in
      guard let x = attribute("x", line), let y = attribute("y", line),
        let size = attribute("font-size", line)
      else { return nil }
      let width = Double(text.count) * size * 0.52
      let left = line.contains("\"start\"") ? x : x - width / 2
      return Box(text: text, left: left, right: left + width, top: y - size * 0.75, bottom: y)
    }
  }

  @Test(arguments: TwoLayerNetwork.Biases.allCases, TwoLayerNetwork.OutputActivation.allCases)
  func noTextLiesOnAnother(
    biases: TwoLayerNetwork.Biases, activation: TwoLayerNetwork.OutputActivation
  ) throws {
    var session = TwoLayerSession()
    session.format = .svg
    session.network.biases = biases
    session.network.outputActivation = activation
    let svg = try session.output()
    let panels = svg.split(separator: "<g transform").map { boxes(String($0)) }
    #expect(panels.count == 2)
    for boxes in panels {
      #expect(boxes.count > 30)
      for (index, box) in boxes.enumerated() {
        for other in boxes[(index + 1)...] {
          #expect(!box.overlaps(other), "\(box.text) on \(other.text)")
        }
        #expect(box.left >= 0 && box.right <= 1040 && box.top >= 0 && box.bottom <= 540)
      }
    }
  }
}

extension Substring {
  fileprivate func range(of text: String) -> Range<Substring.Index>? {
    ranges(of: text).first
  }
}
