import CadenaData
import CadenaText

extension DescribeSession {
  /// The source of an experiment that reads a file of arrays (NPZ, NPY, IDX); nil for a table.
  ///
  /// - Throws: `DataError` (64) when the labels' file is not told, and cannot be guessed.
  func arraySource(_ path: String) throws(DataError) -> String? {
    func quoted(_ text: String) -> String { JSONValue.string(text).text() }
    let name = path.lowercased()
    if name.hasSuffix(".npz") {
      let target = targets.first.map { ", target: \(quoted($0))" } ?? ""
      return "{npz: {path: \(quoted(path))\(target)}}"
    }
    let isTable = [".csv.gz", ".tsv.gz", ".txt.gz", ".data.gz"].contains { name.hasSuffix($0) }
    guard !isTable, ArrayRows.holds(path) else { return nil }
    guard let labels = labels ?? labelsBeside(path) else {
      throw DataError(
        .labelsNeeded, place: path, remedy: .labelsNeededRemedy, exitCode: .usage)
    }
    return name.hasSuffix(".npy")
      ? "{npy: {features: \(quoted(path)), target: \(quoted(labels))}}"
      : "{idx: {images: \(quoted(path)), labels: \(quoted(labels))}}"
  }

  /// The labels of a file of pictures by the names in which MNIST is published:
  /// `train-images-idx3-ubyte` and `train-labels-idx1-ubyte`, packed or not.
  private func labelsBeside(_ path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let file = parts.last else { return nil }
    let name = file.replacing("images", with: "labels").replacing("idx3", with: "idx1")
    guard name != file else { return nil }
    let folder = parts.dropLast().map { $0 + "/" }.joined()
    let other = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name + ".gz"
    return [folder + name, folder + other].first(where: isFile)
  }
}
