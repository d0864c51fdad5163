/// Puts labels on straight lines that cross, so that they lie on one another as little as possible.
///
/// A label runs along its line. For each, in turn, places along the line are tried from the middle
/// outwards, and the first is taken at which it meets no label before it, else the one at which it
/// meets the fewest.
struct LabelPlacement {
  /// A line with the length of its label.
  struct Line {
    let start: (x: Double, y: Double)
    let end: (x: Double, y: Double)
    let length: Double
  }

  /// The middle of a label.
  struct Place {
    let x: Double
    let y: Double
    /// The direction of its line, of length 1.
    let direction: (x: Double, y: Double)
  }

  private static let shares = [
    0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8, 0.46, 0.54, 0.38, 0.62, 0.3, 0.7, 0.23, 0.77,
  ]
  private static let clearance = 13.0

  /// The places of the labels, in the order of the lines.
  static func places(_ lines: [Line]) -> [Place] {
    var taken: [(x: Double, y: Double)] = []
    return lines.map { line in
      let (dx, dy) = (line.end.x - line.start.x, line.end.y - line.start.y)
      let length = max(1, (dx * dx + dy * dy).squareRoot())
      let (ux, uy) = (dx / length, dy / length)
      var best: (hits: Int, share: Double, points: [(x: Double, y: Double)])?
      for share in shares {
        let middle = (x: line.start.x + dx * share, y: line.start.y + dy * share)
        let points = (-2...2).map { step in
          let along = Double(step) * line.length / 4
          return (x: middle.x + ux * along, y: middle.y + uy * along)
        }
        let hits = taken.count { other in
          points.contains {
            let (x, y) = ($0.x - other.x, $0.y - other.y)
            return x * x + y * y < clearance * clearance
          }
        }
        if hits < best?.hits ?? .max { best = (hits, share, points) }
        if hits == 0 { break }
      }
      taken += best?.points ?? []
      let share = best?.share ?? 0.5
      return Place(
        x: line.start.x + dx * share, y: line.start.y + dy * share, direction: (ux, uy))
    }
  }
}
