import CadenaText

/// A value given on the command line, stronger than the file: `--set optimizer.adam.beta1=0.8`.
///
/// The path follows the keys of the file; list items are counted from 0, as in the names of the
/// weights (`model.layers.0.linear.units=32`). Where one named thing is chosen, another name
/// replaces it (`--set optimizer.sgd.learningRate=0.1` turns Adam into SGD). The value is read by
/// the key's type; groups and lists are written in YAML's flow form (`--set clip={norm: 1}`).
public struct Override: Sendable, Hashable {
  /// The keys from the top of the file down.
  public let path: [String]
  /// The value as text.
  public let value: String
  /// The flag as the person typed it, for errors.
  public let flag: String

  /// A value for a path, given by a flag such as `--epochs 5`.
  public init(path: [String], value: String, flag: String) {
    self.path = path
    self.value = value
    self.flag = flag
  }

  /// Reads `key.path=value`, as it stands behind `--set`; exit code 64 when it has another form.
  public init(_ text: String) throws(ExperimentError) {
    let flag = "--set \(text)"
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let path = (parts.first ?? "").split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, !path.contains("") else {
      throw ExperimentError(
        .badOverride, at: Origin(place: flag), expected: .overrideForm, exitCode: .usage)
    }
    self.init(path: path.map { String($0) }, value: String(parts[1]), flag: flag)
  }

  var origin: Origin { Origin(place: flag) }
}
