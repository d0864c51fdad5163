import CadenaData

/// A picture as characters: two a pixel, darker for larger numbers.
enum InputDrawing {
  private static let shades: [Character] = Array(" ·░▒▓█")

  /// The lines of a drawing; channels are averaged. Numbers from the smallest to the largest.
  static func lines(_ numbers: [Double], _ shape: ImageShape) -> [String] {
    let size = shape.width * shape.height
    guard numbers.count == shape.count, size > 0, shape.channels > 0 else { return [] }
    let grey = (0..<size).map { pixel in
      (0..<shape.channels).reduce(0) { $0 + numbers[$1 * size + pixel] } / Double(shape.channels)
    }
    let (low, high) = (grey.min() ?? 0, grey.max() ?? 1)
    let span = high > low ? high - low : 1
    return (0..<shape.height).map { row in
      String(
        (0..<shape.width).flatMap { column -> [Character] in
          let share = (grey[row * shape.width + column] - low) / span
          // A pass that overflows has gradients that are no numbers.
          let step = share.isFinite ? Int(share * Double(shades.count)) : 0
          let shade = shades[max(0, min(shades.count - 1, step))]
          return [shade, shade]
        })
    }
  }

  /// Two drawings side by side, each with a heading.
  static func beside(
    _ left: [String], _ right: [String], headings: (String, String)
  ) -> [String] {
    let width = max(left.map(\.count).max() ?? 0, headings.0.count) + 4
    return zip([headings.0] + left, [headings.1] + right).map { a, b in
      a + String(repeating: " ", count: width - a.count) + b
    }
  }
}
