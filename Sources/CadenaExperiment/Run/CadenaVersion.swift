/// The version of Cadena, as records of runs and `--version` give it.
public enum CadenaVersion {
  /// The version, in the form of semantic versioning.
  public static let current = "0.1.0"
}
