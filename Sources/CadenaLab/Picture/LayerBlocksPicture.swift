import CadenaData
import CadenaText

/// A network that is too large for circles, as SVG: a block for every layer with its shape, and
/// beside it how its values and their gradients are distributed.
struct LayerBlocksPicture {
  let walk: NetworkWalk
  let frame: NetworkPictureFrame
  /// The input as it is in the data, where that is a picture.
  let image: (numbers: [Double], shape: ImageShape)?

  private static let left = 28.0
  private static let boxWidth = 330.0
  private static let columns = (values: 396.0, gradients: 716.0)
  private static let columnWidth = 280.0
  private static let top = 96.0
  private static let height = 74.0
  private static let spacing = 104.0
  private static let bins = 28

  private var rowCount: Int { walk.layers.count + 2 }

  var svg: String {
    let texts = [
      heading(frame.title, Self.left, 44, size: 20, style: "ink"),
      heading(
        Message.pictureValues.text(frame.language), Self.columns.values, 80, size: 14,
        style: "forward-head"),
      heading(
        Message.pictureGradients.text(frame.language), Self.columns.gradients, 80, size: 14,
        style: "backward-head"),
    ]
    var parts = texts
    for row in 1..<rowCount { parts += arrows(before: row) }
    parts += input
    for (index, layer) in walk.layers.enumerated() {
      let before = index == 0 ? walk.input : walk.layers[index - 1].output
      parts += block(
        index + 1, "\(layer.path)  \(layer.label)",
        "\(Self.extents(before.shape)) → \(Self.extents(layer.output.shape))"
          + parameters(of: layer), layer.output)
    }
    parts += loss
    return frame.svg(
      width: Self.columns.gradients + Self.columnWidth + 28,
      height: Self.top + Double(rowCount) * Self.spacing - (Self.spacing - Self.height) + 24,
      parts.joined(separator: "\n"))
  }

  private func heading(
    _ words: String, _ x: Double, _ y: Double, size: Double, style: String
  ) -> String {
    frame.name(words, x, y, size: size, anchor: "start", weight: "bold", style: style)
  }

  private static func extents(_ shape: [Int]) -> String {
    shape.map { "\($0)" }.joined(separator: "×")
  }

  private func parameters(of layer: NetworkWalk.Layer) -> String {
    let count = walk.parameters.filter { $0.name.hasPrefix(layer.path + ".") }
      .reduce(0) { $0 + $1.shape.reduce(1, *) }
    return count == 0 ? "" : "  ·  " + Message.pictureParameters(count).text(frame.language)
  }

  // MARK: - Rows

  private func y(_ row: Int) -> Double { Self.top + Double(row) * Self.spacing }

  private func block(
    _ row: Int, _ title: String, _ detail: String, _ values: NetworkWalk.Values
  ) -> [String] {
    box(row) + [
      name(title, Self.left + 14, y(row) + 30, size: 15, weight: "bold"),
      name(detail, Self.left + 14, y(row) + 54, size: 13),
    ] + distribution(values.numbers, Self.columns.values, row, "forward-bar", isGradient: false)
      + distribution(
        values.gradient, Self.columns.gradients, row, "backward-bar", isGradient: true)
  }

  private func box(_ row: Int) -> [String] {
    let n = PictureText.number
    return [
      """
      <rect x="\(n(Self.left))" y="\(n(y(row)))" width="\(n(Self.boxWidth))" \
      height="\(n(Self.height))" rx="8" class="box"/>
      """
    ]
  }

  private func name(
    _ words: String, _ x: Double, _ y: Double, size: Double, weight: String = "normal"
  ) -> String {
    let room = Self.left + Self.boxWidth - x - 10
    let width = TextMeasure.width(words, size: size)
    return frame.name(
      words, x, y, size: width > room ? size * room / width : size, anchor: "start",
      weight: weight)
  }

  private var input: [String] {
    let detail = Self.extents(walk.input.shape)
    var parts = block(0, Message.inputPart.text(frame.language), detail, walk.input)
    if let image { parts.append(drawing(image.numbers, image.shape)) }
    return parts
  }

  /// The values forward on the left, gradients backward beside them.
  private func arrows(before row: Int) -> [String] {
    let n = PictureText.number
    let (start, end) = (y(row - 1) + Self.height, y(row))
    return [
      """
      <path d="M\(n(Self.left + 110)) \(n(start))V\(n(end))" class="forward" \
      marker-end="url(#forward)"/>
      """,
      """
      <path d="M\(n(Self.left + 220)) \(n(end))V\(n(start))" class="backward" \
      marker-end="url(#backward)"/>
      """,
    ]
  }

  private var loss: [String] {
    let row = rowCount - 1
    var parts = box(row)
    for (index, line) in frame.lossLines.suffix(3).enumerated() {
      let isLast = index == min(3, frame.lossLines.count) - 1
      parts.append(
        name(
          line, Self.left + 14, y(row) + 22 + 21 * Double(index), size: 14,
          weight: isLast ? "bold" : "normal"))
    }
    let likely = frame.outcomes.sorted { $0.value > $1.value }.prefix(3)
    for (index, outcome) in likely.enumerated() {
      parts.append(
        frame.name(
          "\(outcome.name): \(outcome.number)", Self.columns.values,
          y(row) + 22 + 21 * Double(index), size: 14, anchor: "start",
          weight: outcome.isTarget ? "bold" : "normal"))
    }
    parts.append(
      frame.name("∂L/∂L = 1", Self.columns.gradients, y(row) + 22, size: 14, anchor: "start"))
    return parts
  }

  // MARK: - Distributions

  /// A histogram over its range; heights grow with the root of the counts, so that few are seen
  /// beside many.
  private func distribution(
    _ numbers: [Double], _ x: Double, _ row: Int, _ style: String, isGradient: Bool
  ) -> [String] {
    let finite = numbers.filter(\.isFinite)
    guard let least = finite.min(), let most = finite.max(), finite.count == numbers.count else {
      return [
        frame.name(
          Message.notComparable.text(frame.language), x, y(row) + 30, size: 13, anchor: "start")
      ]
    }
    let summary =
      isGradient
      ? Message.pictureNorm(frame.number(NetworkWalk.norm(numbers)))
      : .pictureMean(frame.number(numbers.reduce(0, +) / Double(max(1, numbers.count))))
    let words =
      Message.pictureRange(frame.number(least), frame.number(most)).text(frame.language)
      + ";  " + summary.text(frame.language)
    var counts = [Int](repeating: 0, count: Self.bins)
    for value in finite {
      // Halves, since the whole range may be larger than the largest number.
      let share = most > least ? (value / 2 - least / 2) / (most / 2 - least / 2) : 0.5
      counts[min(Self.bins - 1, Int(share * Double(Self.bins)))] += 1
    }
    let n = PictureText.number
    let highest = Double(counts.max() ?? 1).squareRoot()
    let width = Self.columnWidth / Double(Self.bins)
    let base = y(row) + Self.height
    let bars = counts.enumerated().compactMap { index, count -> String? in
      guard count > 0 else { return nil }
      let height = max(1, 40 * Double(count).squareRoot() / highest)
      return "<rect x=\"\(n(x + width * Double(index) + 0.5))\" y=\"\(n(base - height))\" "
        + "width=\"\(n(width - 1))\" height=\"\(n(height))\" class=\"\(style)\"/>"
    }
    return [
      frame.name(words, x, y(row) + 16, size: 13, anchor: "start"),
      "<path d=\"M\(n(x)) \(n(base))H\(n(x + Self.columnWidth))\" class=\"bias\"/>",
    ] + bars
  }

  // MARK: - The input as a picture

  private static let imageSize = 62.0

  private func drawing(_ numbers: [Double], _ shape: ImageShape) -> String {
    let n = PictureText.number
    let size = Self.imageSize / Double(max(shape.width, shape.height))
    let (least, most) = (numbers.min() ?? 0, numbers.max() ?? 1)
    let span = most > least ? most - least : 1
    let plane = shape.width * shape.height
    func level(_ channel: Int, _ pixel: Int) -> Int {
      let index = min(channel, shape.channels - 1) * plane + pixel
      let share = (numbers[index] - least) / span
      return share.isFinite ? Int((share * 255).rounded()) : 0
    }
    let x = Self.left + Self.boxWidth - Self.imageSize - 8
    let pixels = (0..<plane).map { pixel in
      let color = (0..<3).map { "\(level($0, pixel))" }.joined(separator: ",")
      return "<rect x=\"\(n(x + Double(pixel % shape.width) * size))\" "
        + "y=\"\(n(y(0) + 6 + Double(pixel / shape.width) * size))\" "
        + "width=\"\(n(size + 0.05))\" height=\"\(n(size + 0.05))\" fill=\"rgb(\(color))\"/>"
    }
    return "<g shape-rendering=\"crispEdges\">" + pixels.joined() + "</g>"
  }
}
