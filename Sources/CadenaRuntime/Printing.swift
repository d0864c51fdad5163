import CadenaGraph

/// Tensors as text, for people: nested brackets, one line per row, columns aligned.
///
///     [[ 1.0,  2.5],
///      [-3.0,  4.0]]
///
/// Numbers have up to four decimals, or powers of ten where some are very large or very small. More
/// than 1000 elements are summarised: the first and last three of each long axis. The type follows
/// when it is not float32, or when it cannot be seen: `[1, 2, 3] : int32[3]`.
extension Tensor: CustomStringConvertible {
  /// The elements, computed if need be; or why they cannot be.
  public var description: String {
    do {
      try evaluate()
    } catch {
      return "\(node.label) : \(type) (\(error))"
    }
    return TensorText(self).text
  }
}

/// The text of a tensor whose value is known.
private struct TensorText {
  /// Elements from which on a tensor is summarised.
  private static let limit = 1000
  /// Elements shown at each end of an axis of a summarised tensor.
  private static let edge = 3
  /// Columns after which a row goes on in the next line.
  private static let lineLength = 96

  let tensor: Tensor
  private let isSummarized: Bool
  private let strides: [Int]
  private let texts: [Int: String]

  init(_ tensor: Tensor) {
    self.tensor = tensor
    isSummarized = tensor.count > Self.limit
    strides = tensor.shape.strides
    var positions = [0]
    for axis in 0..<tensor.rank {
      let shown = Self.shown(tensor.shape[axis], isSummarized).compactMap { $0 }
      positions = positions.flatMap { start in shown.map { start + $0 * tensor.shape.strides[axis] }
      }
    }
    let numbers = tensor.dtype.withScalarType { scalar in
      func read<Scalar: TensorScalar>(_ scalar: Scalar.Type) -> [Double] {
        tensor.withScalars(of: scalar) { all in positions.map { all[$0].doubleValue } }
      }
      return read(scalar)
    }
    let column = NumberColumn.texts(numbers, tensor.dtype)
    texts = Dictionary(zip(positions, column)) { first, _ in first }
  }

  /// The positions of an axis that are shown; nil stands for those left out.
  private static func shown(_ extent: Int, _ isSummarized: Bool) -> [Int?] {
    if !isSummarized || extent <= 2 * edge { return Array(0..<extent) }
    return Array(0..<edge) + [nil] + Array(extent - edge..<extent)
  }

  var text: String {
    let body = tensor.rank == 0 ? (texts[0] ?? "") : block(axis: 0, start: 0)
    let isPlain = tensor.dtype == .float32 && !isSummarized && tensor.count > 0
    return isPlain ? body : "\(body) : \(tensor.type)"
  }

  /// The elements of one index of all axes before `axis`; at most eight levels deep.
  private func block(axis: Int, start: Int) -> String {
    let shown = Self.shown(tensor.shape[axis], isSummarized)
    let indent = String(repeating: " ", count: axis + 1)
    guard axis < tensor.rank - 1 else {
      return row(shown.map { $0.map { texts[start + $0] ?? "" } ?? "..." }, indent)
    }
    let parts = shown.map { position in
      position.map { block(axis: axis + 1, start: start + $0 * strides[axis]) } ?? "..."
    }
    // Matrices are set apart by a line, and so on.
    let breaks = String(repeating: "\n", count: tensor.rank - 1 - axis)
    return "[" + parts.joined(separator: "," + breaks + indent) + "]"
  }

  /// The elements of one row, in as many lines as they take.
  private func row(_ elements: [String], _ indent: String) -> String {
    var lines: [String] = []
    var line = ""
    for (index, element) in elements.enumerated() {
      let piece = index == elements.count - 1 ? element : element + ","
      if line.isEmpty {
        line = piece
      } else if indent.count + line.count + 1 + piece.count > Self.lineLength {
        lines.append(line)
        line = piece
      } else {
        line += " " + piece
      }
    }
    lines.append(line)
    return "[" + lines.joined(separator: "\n" + indent) + "]"
  }
}
