import CadenaGraph
import CadenaText

/// A file of named arrays in the format safetensors (Hugging Face, 2022), which PyTorch, JAX and
/// MLX read and write as well.
///
/// The file is: the length of the header (8 bytes, little-endian); the header, a JSON object that
/// gives `{"dtype": "F32", "shape": [out, in], "data_offsets": [begin, end]}` for every name and
/// texts under `__metadata__`; the bytes of all arrays, without gaps.
///
/// Names are unique. Writing puts wide elements first and then goes by name, so that every array
/// is aligned and the same content gives the same bytes. Types: F64, F32, I32, U32, U8, BOOL; I64
/// is read into int32 when its values fit.
public struct Safetensors: Sendable, Hashable {
  /// The arrays, sorted by name.
  public private(set) var arrays: [NamedArray]
  /// Texts about the file, such as its schema's version.
  public var metadata: [String: String]

  /// A file of these arrays.
  ///
  /// - Precondition: the names differ from each other, and none is `__metadata__`.
  public init(_ arrays: [NamedArray], metadata: [String: String] = [:]) {
    self.arrays = arrays.sorted { $0.name < $1.name }
    self.metadata = metadata
    let names = Set(arrays.map(\.name))
    require(names.count == arrays.count, "two arrays have the same name")
    require(!names.contains(Self.metadataKey), "\(Self.metadataKey) cannot name an array")
  }

  /// The array of a name, or nil.
  public subscript(name: String) -> NamedArray? {
    // The list is sorted by name: halve it until the name's place is found.
    var (low, high) = (0, arrays.count)
    while low < high {
      let middle = (low + high) / 2
      if arrays[middle].name < name { low = middle + 1 } else { high = middle }
    }
    return low < arrays.count && arrays[low].name == name ? arrays[low] : nil
  }

  /// The file's bytes.
  public func bytes() -> [UInt8] {
    let ordered = arrays.sorted {
      ($1.dtype.byteCount, $0.name) < ($0.dtype.byteCount, $1.name)
    }
    var members: [JSONValue.Member] = []
    if !metadata.isEmpty {
      let texts = metadata.sorted { $0.key < $1.key }
      members.append(
        .init(Self.metadataKey, .object(texts.map { .init($0.key, .string($0.value)) })))
    }
    var offset = 0
    for array in ordered {
      let end = offset + array.bytes.count
      members.append(
        .init(
          array.name,
          [
            "dtype": .string(Self.typeName(array.dtype)),
            "shape": .array(array.shape.map { .integer($0) }),
            "data_offsets": [.integer(offset), .integer(end)],
          ]))
      offset = end
    }
    var header = JSONValue.object(members).bytes()
    header += [UInt8](repeating: UInt8(ascii: " "), count: -header.count & 7)
    var file: [UInt8] = []
    file.reserveCapacity(8 + header.count + offset)
    withUnsafeBytes(of: UInt64(header.count).littleEndian) { file += $0 }
    file += header
    for array in ordered { file += array.bytes }
    return file
  }

  /// Writes the file; it is there whole or not at all.
  ///
  /// - Throws: `OutputError` when it cannot be written.
  public func write(to path: String) throws(OutputError) {
    try AtomicFile.write(bytes(), to: path)
  }

  /// Reads a file.
  ///
  /// - Throws: `CheckpointError`, with exit code 66 when the file is missing.
  public static func read(_ path: String) throws(CheckpointError) -> Safetensors {
    let bytes: [UInt8]
    do {
      bytes = try InputFile.bytes(of: path)
    } catch {
      throw CheckpointError(error, place: path)
    }
    return try Safetensors(bytes: bytes, place: path)
  }

  static let metadataKey = "__metadata__"

  static func typeName(_ dtype: DType) -> String {
    switch dtype {
    case .float64: "F64"
    case .float32: "F32"
    case .int32: "I32"
    case .uint32: "U32"
    case .uint8: "U8"
    case .bool: "BOOL"
    }
  }
}
