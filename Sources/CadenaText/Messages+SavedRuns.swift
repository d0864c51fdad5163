/// Finding a finished run and its weights.
extension Message {
  /// A run that is nowhere.
  public static let noSuchRun = Message(
    english: "there is no such run", spanish: "no existe esa ejecución")
  /// How to see the runs.
  public static let listRuns = Message(
    english: "`cadena runs list` shows the runs there are",
    spanish: "`cadena runs list` muestra las ejecuciones que hay")
  /// A folder that holds runs instead of being one.
  public static func nameOneRun(_ runs: [String]) -> Message {
    let list = runs.joined(separator: ", ")
    return Message(english: "name one of them: \(list)", spanish: "nombra una de ellas: \(list)")
  }
  /// A run that was killed before its first checkpoint.
  public static let noCheckpointYet = Message(
    english: "this run has no weights yet", spanish: "esta ejecución todavía no tiene pesos")
  /// Weights of the best epoch where there are none.
  public static let noBestCheckpoint = Message(
    english: "this run has no weights of a best epoch",
    spanish: "esta ejecución no tiene pesos de una mejor época")
  /// Why there are none.
  public static let useLastCheckpoint = Message(
    english: "without a validation part no epoch is the best; use --checkpoint last",
    spanish: "sin parte de validación ninguna época es la mejor; usa --checkpoint last")
  /// A checkpoint that a later version wrote.
  public static let newerCheckpoint = Message(
    english: "a newer version of Cadena wrote this checkpoint",
    spanish: "una versión más nueva de Cadena escribió estos pesos")
  /// A checkpoint that does not describe its data.
  public static let dataRecordBroken = Message(
    english: "the checkpoint does not describe the data that it was trained on",
    spanish: "el archivo de pesos no describe los datos con que se entrenó")
  /// How to get one that does.
  public static let trainAgain = Message(
    english: "train the experiment again", spanish: "entrena el experimento de nuevo")
  /// Data that are not those of the run.
  public static let dataChanged = Message(
    english: "the data are not those that the run was trained on",
    spanish: "los datos no son los que se usaron para entrenar la ejecución")
  /// How to use other data.
  public static let dataChangedRemedy = Message(
    english: "restore the file, or measure the other rows with --data FILE",
    spanish: "recupera el archivo, o mide las otras filas con --data ARCHIVO")
}
