import CadenaNetworks
import CadenaText

/// The gradients of a row beside finite differences, as the end of its document.
struct NetworkCheckPart {
  let walk: NetworkWalk
  let differences: NetworkDifferences?
  let number: DecimalText

  private static let few = DecimalText(digits: 2)

  func add(to document: inout Exposition) {
    document.add(.heading(1, .differencesPart))
    guard let differences else {
      document.add(.text(.notComparable))
      return
    }
    document.add(.text(.networkDifferencesExplained(penalties: walk.penalty != nil)))
    let rows = differences.places.map { place -> [Message] in
      let worst = place.worst
      return [
        .verbatim(place.name), .verbatim("\(place.positions.count)/\(place.shape.reduce(1, *))"),
        .verbatim(worst.map { "[\($0.index.map { "\($0 + 1)" }.joined(separator: ", "))]" } ?? ""),
        .verbatim(worst.map { number($0.gradient) } ?? ""),
        .verbatim(worst.map { number($0.slope) } ?? ""),
        .verbatim(worst.map { Self.few($0.error) } ?? ""), outcome(place),
      ]
    }
    document.add(
      .table(
        .init(
          [
            .exactColumn, .comparedColumn, .elementColumn, .exactColumn, .numericColumn,
            .relativeErrorColumn, .verbatim(""),
          ], rows, lastIsLeft: true)))
    document.add(
      .text(
        .differencesAgree(differences.passes, worst: Self.few(differences.largestError))))
    let corners = differences.places.reduce(0) { $0 + $1.corners }
    if corners > 0 { document.add(.text(.gradientCorners(corners))) }
  }

  private func outcome(_ place: NetworkDifferences.Place) -> Message {
    if place.elements.contains(where: { $0.verdict == .wrong }) { return .gradientIsWrong }
    return place.worst?.verdict == .corner ? .atCorner : .gradientRight
  }

  /// The differences of a parameter as a matrix of the form of its gradient; nothing unless all of
  /// its numbers were compared.
  static func matrix(
    _ place: NetworkDifferences.Place, like rows: [[Double]]
  ) -> [Exposition.Matrix] {
    let width = rows.first?.count ?? 0
    guard place.isComplete, width > 0 else { return [] }
    let slopes = place.elements.map(\.slope)
    return [
      Exposition.Matrix(
        Exposition.Matrix.estimate,
        stride(from: 0, to: slopes.count, by: width).map { Array(slopes[$0..<($0 + width)]) })
    ]
  }
}
