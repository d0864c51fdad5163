import CadenaData

/// Finds the file of labels that belongs to a file of pictures.
enum LabelsFile {
  /// The labels of a file of pictures by the names in which MNIST is published:
  /// `train-images-idx3-ubyte` and `train-labels-idx1-ubyte`, packed or not.
  static func beside(_ path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let file = parts.last else { return nil }
    let name = file.replacing("images", with: "labels").replacing("idx3", with: "idx1")
    guard name != file else { return nil }
    let folder = parts.dropLast().map { $0 + "/" }.joined()
    let other = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name + ".gz"
    return [folder + name, folder + other].first(where: InputFile.exists)
  }
}
