/// What training shows on the terminal.
extension Message {
  /// One pass over the rows.
  public static let epoch = Message(english: "epoch", spanish: "época")
  /// What training makes small.
  public static let loss = Message(english: "loss", spanish: "pérdida")
  /// The fraction of rows classified correctly.
  public static let accuracy = Message(english: "accuracy", spanish: "exactitud")
  /// The validation part, where room is short.
  public static let validationShort = Message(english: "val", spanish: "val")
  /// The part that is learned from.
  public static let trainingPart = Message(english: "training", spanish: "entrenamiento")
  /// The part that chooses the best epoch.
  public static let validationPart = Message(english: "validation", spanish: "validación")
  /// The part that is measured once, at the end.
  public static let testPart = Message(english: "test", spanish: "prueba")
  /// How fast rows are seen.
  public static func rowsPerSecond(_ count: String) -> Message {
    Message(english: "\(count) rows/s", spanish: "\(count) filas/s")
  }
  /// How long training will go on.
  public static func timeLeft(_ clock: String) -> Message {
    Message(english: "\(clock) left", spanish: "faltan \(clock)")
  }
  /// Which epoch is best.
  public static func bestEpoch(_ epoch: Int) -> Message {
    Message(english: "best epoch: \(epoch)", spanish: "mejor época: \(epoch)")
  }
  /// Which epoch is best, of how many.
  public static func bestEpoch(_ epoch: Int, of count: Int) -> Message {
    Message(
      english: "best epoch: \(epoch) of \(count)", spanish: "mejor época: \(epoch) de \(count)")
  }
  /// How long training took.
  public static func trainedFor(_ length: String) -> Message {
    Message(english: "trained for: \(length)", spanish: "entrenamiento: \(length)")
  }
  /// Where the run is.
  public static func writtenTo(_ path: String) -> Message {
    Message(english: "written to: \(path)", spanish: "guardado en: \(path)")
  }
}
