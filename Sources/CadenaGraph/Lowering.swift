/// What an operation can ask of an executor. A small, closed set: executors know nothing else.
///
/// All inputs and results are in row-major order without gaps; an executor may represent a view
/// without moving anything.
public enum Lowering: Hashable, Sendable {
  /// A leaf: nothing to do.
  case leaf
  /// Every element is this number.
  case constant(Double)
  /// Element i of a vector is `start + step · i`.
  case iota(start: Double, step: Double)
  /// A scalar program on the inputs, each stretched to the result's shape (axes aligned at the end,
  /// extents equal or 1).
  case elementwise(ScalarProgram)
  /// A reduction of the only input over some axes. Whether these stay with extent 1 is a matter of
  /// the result's shape alone.
  case reduce(Reduction, AxisSet)
  /// Running sums or products along an axis.
  case scan(product: Bool, axis: Int, reverse: Bool)
  /// Element (i0, i1, …) of the result is element `offset + Σ i·stride` of the input.
  case view(offset: Int, strides: [Int])
  /// Inputs: source, index (int32). By rows, `index` is a vector of positions along `axis`;
  /// otherwise it has the result's shape, and `out[i][j] = source[i][index[i][j]]` (axis 1).
  case gather(axis: Int, byRows: Bool)
  /// Inputs: base, index, source. The result is `base` with `source` added at the positions that
  /// gather would have read.
  case scatterAdd(axis: Int, byRows: Bool)
  /// The inputs one after the other along an axis.
  case concatenate(axis: Int)
  /// The input with `before[axis]` elements of `value` before it and as many after it as the
  /// result's shape has room for.
  case pad(before: [Int], value: Double)
  /// Matrix products of [batch…, m, k] with [batch…, k, n]: the batch axes are equal; transposes
  /// and broadcast batches are views.
  case contract
  /// Uniform numbers from [0, 1) from a key, the only input: two uint32 words.
  case random
}

/// How a reduction combines elements.
public enum Reduction: UInt8, Hashable, Sendable {
  /// Sum; bool and uint8 are summed as int32. No elements give 0.
  case sum
  /// Product; bool and uint8 are multiplied as int32. No elements give 1.
  case product
  /// The largest; NaN if there is one.
  case maximum
  /// The smallest; NaN if there is one.
  case minimum
  /// The position of the first largest along one axis or of all elements, as int32.
  case argMax
  /// The position of the first smallest, as int32.
  case argMin
}
