/// What `cadena runs check` says.
extension Message {
  /// `runs check` in one line.
  public static let runsCheckAbstract = Message(
    english: "Check that the files of runs are whole.",
    spanish: "Comprueba que los archivos de las ejecuciones estén completos.")
  /// What it looks at.
  public static let runsCheckDiscussion = Message(
    english: """
      Reads every file of a run from its first byte to its last: the record, the experiment, each \
      line of the metrics, the checksums of the weights, the report. Nothing is changed. A last line \
      of metrics that a kill has cut off is no damage while the run can be resumed. Exit code 65 \
      when something is damaged.
      """,
    spanish: """
      Lee cada archivo de una ejecución del primer byte al último: el registro, el experimento, cada \
      línea de las métricas, las sumas de control de los pesos, el informe. No cambia nada. Una \
      última línea de métricas cortada no es un daño mientras la ejecución pueda continuar. Código \
      de salida 65 si algo está dañado.
      """)
  /// The argument RUN ….
  public static let helpRunsToCheck = Message(
    english: "The runs: folders, names or numbers; without any, all in runs/.",
    spanish: "Las ejecuciones: carpetas, nombres o números; sin ninguna, todas las de runs/.")
  /// A column's heading.
  public static let fileColumn = Message(english: "file", spanish: "archivo")
  /// A file in order.
  public static let fileWhole = Message(english: "whole", spanish: "completo")
  /// A log whose last line was cut off.
  public static let lineCutOff = Message(
    english: "whole but for a last line that was cut off; resuming removes it",
    spanish: "completo salvo una última línea cortada; al continuar se quita")
  /// A file without its end.
  public static let fileCutOff = Message(english: "cut off", spanish: "cortado")
  /// A file that should be there.
  public static let fileIsMissing = Message(english: "missing", spanish: "falta")
  /// Damaged files.
  public static func runsDamaged(_ files: [String]) -> Message {
    let list = files.joined(separator: ", ")
    return Message(english: "damaged: \(list)", spanish: "dañado: \(list)")
  }
}

extension CommandExample {
  /// How `runs check` is used.
  public static let runsCheck: [CommandExample] = [
    CommandExample(
      "cadena runs check", english: "every run in runs/", spanish: "todas las de runs/"),
    CommandExample(
      "cadena runs check wine-3 --json", english: "one run, as JSON",
      spanish: "una ejecución, en JSON"),
  ]
}
