import CadenaGraph
import CadenaText

/// A tensor repeated as a whole along its axes, like tiles on a floor: along axis 0,
/// `out[i] = x[i mod n]`. The gradient adds up the tiles.
public enum Tile: ComposedOperation {
  /// `tile`.
  public static var name: String { "tile" }

  /// Two axes, and a new one in front.
  public static var examples: [OperationExample] {
    [
      OperationExample("along both axes", [.init([2, 3])]) { $0[0].tiled([2, 3]) },
      OperationExample("along a new axis", [.init([2])]) { $0[0].tiled([3, 2]) },
    ]
  }
}

extension Tensor {
  /// The tensor repeated `times[i]` times along axis i; more entries than axes add axes in front.
  public func tiled(
    _ times: [Int], file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if times.count < rank || times.count > Shape.maximumRank {
      stop(
        ShapeError(Tile.name, .onePerAxis("times", given: times.count, rank: rank), [shape]),
        file, line)
    }
    if let negative = times.first(where: { $0 < 0 }) {
      stop(
        ShapeError(Tile.name, .argumentOutOfRange("times", "\(negative)", allowed: "≥ 0"), [shape]),
        file, line)
    }
    let missing = [Int](repeating: 1, count: times.count - rank)
    var result = reshaped(to: Shape(missing + shape.dimensions), file: file, line: line)
    for (axis, number) in times.enumerated() where number != 1 {
      let (outer, extent, inner) = result.shape.around(axis)
      let tiled = result.shape.replacing(axis, with: extent * number)
      result = result.reshaped(to: [outer, 1, extent * inner], file: file, line: line)
        .expanded(to: [outer, number, extent * inner], file: file, line: line)
        .reshaped(to: tiled, file: file, line: line)
    }
    return result
  }
}
