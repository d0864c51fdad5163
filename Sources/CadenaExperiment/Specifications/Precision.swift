/// The element type in which a model is computed.
public enum Precision: String, Sendable, Hashable, CaseIterable {
  /// IEEE 754 single precision, the default.
  case float32
  /// IEEE 754 double precision, with which a run is proved.
  case float64
}
