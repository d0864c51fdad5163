import CadenaData
import CadenaText

extension Module {
  /// The parameters' values as named arrays, in the order of the model: what weight files hold.
  ///
  /// Every parameter must have a value; one without stops the program.
  public var weights: [NamedArray] {
    namedParameters.map { name, parameter in NamedArray(name: name, parameter.storageVariable.value)
    }
  }

  /// Writes the parameters' values to a safetensors file, under their dotted names
  /// (`layers.0.weight`); it is there whole or not at all.
  ///
  /// - Throws: `OutputError` when it cannot be written.
  public func save(to path: String) throws(OutputError) {
    try Safetensors(weights).write(to: path)
  }

  /// Takes the parameters' values from a safetensors file.
  ///
  /// Names and shapes must be those of the model, which must be bound; numbers are converted to the
  /// parameters' element type. Nothing changes when an error is thrown.
  ///
  /// - Throws: `CheckpointError`, with exit code 66 when the file is missing, for names that are
  ///   missing or unknown, and for shapes that differ.
  public func load(from path: String) throws(CheckpointError) {
    try load(try Safetensors.read(path).arrays, place: path)
  }

  /// Takes the parameters' values from named arrays; see `load(from:)`.
  ///
  /// - Parameters:
  ///   - arrays: one for each parameter.
  ///   - place: where they come from, for errors.
  public func load(
    _ arrays: [NamedArray], place: String? = nil
  ) throws(CheckpointError) {
    let named = namedParameters
    var sources: [String: NamedArray] = [:]
    for array in arrays { sources[array.name] = array }
    let names = Set(named.map(\.name))
    let missing = named.map(\.name).filter { sources[$0] == nil }
    let extra = arrays.map(\.name).filter { !names.contains($0) }
    if let name = missing.first {
      throw CheckpointError(
        .weightsMissing(name, others: missing.count - 1), place: place,
        expected: .verbatim(Self.list(named.map(\.name))),
        found: .verbatim(Self.list(arrays.map(\.name))))
    }
    if let name = extra.first {
      throw CheckpointError(
        .weightsUnknown(name, others: extra.count - 1), place: place,
        expected: .verbatim(Self.list(named.map(\.name))),
        found: .verbatim(Self.list(arrays.map(\.name))))
    }
    var values: [(Parameter, NamedArray)] = []
    for (name, parameter) in named {
      guard let array = sources[name] else { continue }
      let expected = parameter.storageVariable.type
      guard Shape(array.shape) == expected.shape else {
        throw CheckpointError(
          .weightsShape(name), place: place, expected: .verbatim("\(expected.shape)"),
          found: .verbatim("\(Shape(array.shape))"))
      }
      guard array.dtype.isFloatingPoint == expected.dtype.isFloatingPoint else {
        throw CheckpointError(
          .weightsElementType(name), place: place, expected: .verbatim("\(expected.dtype)"),
          found: .verbatim("\(array.dtype)"))
      }
      values.append((parameter, array))
    }
    for (parameter, array) in values {
      let dtype = parameter.storageVariable.type.dtype
      parameter.set(Tensor(array.doubles, shape: Shape(array.shape), dtype: dtype))
    }
  }

  /// A list of names, cut after the first few.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(6).joined(separator: ", ")
    return names.isEmpty ? "–" : names.count > 6 ? shown + ", …" : shown
  }
}

extension NamedArray {
  /// A tensor's elements under a name.
  public init(name: String, _ tensor: Tensor) {
    let extents = tensor.shape.dimensions
    switch tensor.dtype {
    case .float64:
      self.init(name: name, shape: extents, doubles: tensor.array(of: Double.self))
    case .float32:
      self.init(name: name, shape: extents, floats: tensor.array(of: Float.self))
    case .int32:
      self.init(name: name, shape: extents, integers: tensor.array(of: Int32.self))
    case .uint32, .uint8, .bool:
      let bytes = UnsafeRawBufferPointer(
        start: tensor.storage.base, count: tensor.type.byteCount)
      self.init(
        name: name, dtype: tensor.dtype, shape: extents,
        bytes: withExtendedLifetime(tensor) { Array(bytes) })
    }
  }
}
