import CadenaText

/// Files of the data set CIFAR-10 in its binary version (A. Krizhevsky, 2009), plain or packed
/// with gzip.
///
/// Such a file is a row of records of 3073 bytes: the label, then 1024 bytes of red, 1024 of green
/// and 1024 of blue, each row by row from the top.
public enum CIFAR10 {
  /// The names of the ten classes, in the order of their labels.
  public static let classNames = [
    "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck",
  ]
  /// The size of a picture.
  public static let imageShape = ImageShape(height: 32, width: 32, channels: 3)
  private static let recordCount = 3073

  /// Whether a file has the length of records, and each of the first begins with a label.
  public static func holds(_ path: String) -> Bool {
    guard let bytes = FileBeginning.read(path, count: 16 * recordCount), !bytes.isEmpty,
      let size = try? InputChunks(path: path).size, size % recordCount == 0
    else { return false }
    return stride(from: 0, to: bytes.count, by: recordCount).allSatisfy { bytes[$0] < 10 }
  }

  /// Reads one file.
  ///
  /// - Throws: `DataError` for a length that is no number of records and a label above 9; exit code
  ///   66 when the file is missing.
  public static func read(_ path: String) throws(DataError) -> (pixels: [UInt8], labels: [Int32]) {
    try read(bytes: InputFile.read(path), place: path)
  }

  /// Reads the bytes of a file; `place` is what errors call it.
  public static func read(
    bytes: [UInt8], place: String
  ) throws(DataError) -> (pixels: [UInt8], labels: [Int32]) {
    let bytes = Gzip.isGzip(bytes) ? try Gzip.unpack(bytes, place: place) : bytes
    guard !bytes.isEmpty else { throw DataError(.noRows, place: place) }
    let (count, rest) = bytes.count.quotientAndRemainder(dividingBy: recordCount)
    guard rest == 0 else {
      throw DataError(
        .cifarLength, place: place, expected: .bytes((count + 1) * recordCount),
        found: .bytes(bytes.count))
    }
    var labels: [Int32] = []
    labels.reserveCapacity(count)
    for row in 0..<count {
      let label = bytes[row * recordCount]
      guard label < 10 else {
        throw DataError(.labelOutOfRange(Int(label), row: row + 1, classes: 10), place: place)
      }
      labels.append(Int32(label))
    }
    let size = recordCount - 1
    let pixels = bytes.withUnsafeBufferPointer { source in
      [UInt8](unsafeUninitializedCapacity: count * size) { target, filled in
        if let from = source.baseAddress, let to = target.baseAddress {
          for row in 0..<count {
            (to + row * size).initialize(from: from + row * recordCount + 1, count: size)
          }
        }
        filled = count * size
      }
    }
    return (pixels, labels)
  }

  /// Reads several files as one data set, such as the five of the training part.
  ///
  /// - Precondition: There is at least one path.
  public static func dataset(_ paths: [String]) throws(DataError) -> Dataset {
    require(!paths.isEmpty, "no file of CIFAR-10 was named")
    var pixels: [UInt8] = []
    var labels: [Int32] = []
    for path in paths {
      let part = try read(path)
      pixels = pixels.isEmpty ? part.pixels : pixels + part.pixels
      labels += part.labels
    }
    return Dataset(
      unchecked: "cifar10",
      features: Features(
        .bytes(pixels), count: labels.count, exampleShape: [imageShape.count]),
      targets: .classes(labels, names: classNames), targetName: "label", imageShape: imageShape)
  }
}
