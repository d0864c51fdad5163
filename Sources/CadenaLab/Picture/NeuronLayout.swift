import CadenaText

/// Where the circles of a small network stand.
struct NeuronLayout {
  private let diagram: NetworkDiagram
  private let places: [Double]
  /// The room for the classes behind the outputs.
  let outcomeWidth: Double
  let lossWidth: Double
  let lossHeight = 96.0
  private let rows: Int
  private let captionLines: Int

  static let radius = 46.0
  static let rowSpacing = 124.0
  private static let blockWidth = 44.0

  init(_ diagram: NetworkDiagram, _ frame: NetworkPictureFrame) {
    self.diagram = diagram
    let names = frame.inputNames.map { TextMeasure.width($0, size: 13) }.max() ?? 0
    var x = 28 + names + (names > 0 ? 8 : 0) + Self.radius
    var places = [x]
    for column in diagram.columns.dropFirst() {
      switch column.link {
      case .weights: x += 2 * Self.radius + (column.neurons.count > 5 ? 230 : 190)
      case .straight: x += 2 * Self.radius + 90
      case .block, .input: x += 2 * Self.radius + 140
      }
      places.append(x)
    }
    // Captions of neighbours must not meet.
    self.places = places
    let outcomes =
      frame.outcomes.flatMap { [$0.name, $0.number] }
      .map { TextMeasure.width($0, size: 13) }.max() ?? 0
    outcomeWidth = outcomes + 20
    lossWidth = min(
      260, max(130, (frame.lossLines.map { TextMeasure.width($0, size: 15) }.max() ?? 0) + 20))
    rows = diagram.columns.map(\.neurons.count).max() ?? 1
    captionLines = diagram.columns.map(\.captions.count).max() ?? 1
  }

  /// The height of the middle of all columns.
  var middle: Double { top + Double(rows - 1) * Self.rowSpacing / 2 }
  private var top: Double { 78 + 19 * Double(captionLines) + Self.radius }
  var height: Double { top + Double(rows - 1) * Self.rowSpacing + Self.radius + 48 }

  var lossLeft: Double { (places.last ?? 0) + Self.radius + outcomeWidth + 54 }
  var width: Double { lossLeft + lossWidth + 28 }

  func x(_ column: Int) -> Double { places[column] }

  func y(_ column: Int, _ row: Int) -> Double {
    let count = diagram.columns[column].neurons.count
    return middle + (Double(row) - Double(count - 1) / 2) * Self.rowSpacing
  }

  /// The edge from a neuron to one of the next column, from circle to circle.
  func line(
    _ column: Int, from: Int, to: Int
  ) -> (start: (x: Double, y: Double), end: (x: Double, y: Double)) {
    let (startX, startY) = (x(column - 1), y(column - 1, from))
    let (endX, endY) = (x(column), y(column, to))
    let (dx, dy) = (endX - startX, endY - startY)
    let length = (dx * dx + dy * dy).squareRoot()
    let (rx, ry) = (dx / length * Self.radius, dy / length * Self.radius)
    return ((startX + rx, startY + ry), (endX - rx, endY - ry))
  }

  /// The left and the right side of the block before a column.
  func block(before column: Int) -> (left: Double, right: Double) {
    let middle = (x(column - 1) + x(column)) / 2
    return (middle - Self.blockWidth / 2, middle + Self.blockWidth / 2)
  }
}
