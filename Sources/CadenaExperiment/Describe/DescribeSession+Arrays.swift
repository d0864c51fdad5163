import CadenaData
import CadenaText

extension DescribeSession {
  /// The source of an experiment that reads a file of arrays (NPZ, NPY, IDX); nil for a table.
  ///
  /// - Throws: `DataError` (64) when the labels' file is not told, and cannot be guessed.
  func arraySource(_ path: String) throws(DataError) -> String? {
    if NPZ.holds(path) {
      let names = try NPZ.read(path).usualNames(target: targets.first)
      return "{npz: {path: \(quoted(path)), features: \(quoted(names.features)),"
        + " target: \(quoted(names.target))}}"
    }
    guard ArrayRows.holds(path) else { return nil }
    guard let labels = labels ?? LabelsFile.beside(path) else {
      throw DataError(
        .labelsNeeded, place: path, remedy: .labelsNeededRemedy, exitCode: .usage)
    }
    return path.lowercased().hasSuffix(".npy") || path.lowercased().hasSuffix(".npy.gz")
      ? "{npy: {features: \(quoted(path)), target: \(quoted(labels))}}"
      : "{idx: {images: \(quoted(path)), labels: \(quoted(labels))}}"
  }

  /// The description of a file of records of CIFAR-10; nil for another file.
  func records(_ path: String) throws -> DataDescription? {
    guard CIFAR10.holds(path) else { return nil }
    let rows = DataBuilder.Rows(dataset: try CIFAR10.dataset([path]), testRows: 0)
    return DataDescription(rows, parts: nil, isScaled: true, showsAll: showsAll)
  }

  /// A text as YAML takes it whatever it holds.
  func quoted(_ text: String) -> String { JSONValue.string(text).text() }
}
