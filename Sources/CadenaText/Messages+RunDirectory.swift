/// What can be wrong with the folder of a run.
extension Message {
  /// A file or folder that cannot be written.
  public static let cannotWrite = Message(
    english: "this cannot be written", spanish: "no se puede escribir")
  /// A folder without permission.
  public static let chooseAnotherFolder = Message(
    english: "choose a folder that you may write with --out",
    spanish: "elige con --out una carpeta en la que puedas escribir")
  /// A folder that holds something.
  public static let folderNotEmpty = Message(
    english: "the folder is not empty; a run never overwrites anything",
    spanish: "la carpeta no está vacía; una ejecución nunca sobrescribe nada")
  /// Where a run can go.
  public static let chooseNewFolder = Message(
    english: "name a new folder", spanish: "da el nombre de una carpeta nueva")
  /// A folder that is no run.
  public static let notARun = Message(
    english: "this is not the folder of a run", spanish: "esta no es la carpeta de una ejecución")
  /// What the folder of a run holds.
  public static let runContents = Message(
    english: "a folder with run.json, such as runs/digits-1",
    spanish: "una carpeta con run.json, como runs/digits-1")
  /// A file of the run that cannot be understood.
  public static let damagedRun = Message(
    english: "this file of the run is damaged", spanish: "este archivo de la ejecución está dañado")
  /// A run of a later version.
  public static let newerRun = Message(
    english: "a newer version of Cadena wrote this run",
    spanish: "una versión más nueva de Cadena escribió esta ejecución")
  /// How to read a run of a later version.
  public static let useNewerVersion = Message(
    english: "use that version to go on with it", spanish: "usa esa versión para continuarla")
  /// A folder in which a run was made and killed at once.
  public static let runNeverBegan = Message(
    english: "this run was ended before it began; there is nothing to go on with",
    spanish: "esta ejecución terminó antes de empezar; no hay nada que continuar")
  /// A command to type.
  public static func command(_ text: String) -> Message { .verbatim(text) }
  /// A number that several runs have.
  public static func runNumberNotUnique(_ number: String) -> Message {
    Message(
      english: "several runs have the number \(number)",
      spanish: "varias ejecuciones tienen el número \(number)")
  }
  /// A run that a program is writing.
  public static let runIsInUse = Message(
    english: "another program is training this run now",
    spanish: "otro programa está entrenando esta ejecución ahora")
  /// What to do about it.
  public static let waitForRun = Message(
    english: "wait until it ends, or stop it with Ctrl-C",
    spanish: "espera a que termine, o detenlo con Ctrl-C")
  /// The epochs that a log must have.
  public static func epochsUpTo(_ epoch: Int) -> Message {
    Message(
      english: "a line for each of the epochs 1 to \(epoch)",
      spanish: "una línea por cada época de 1 a \(epoch)")
  }
  /// How many lines there are.
  public static func lineCount(_ count: Int) -> Message {
    Message(english: "\(count) of them", spanish: "\(count) de ellas")
  }
  /// A checkpoint that a run should have.
  public static func checkpointMissing(epoch: Int) -> Message {
    Message(
      english: "the checkpoint is missing, although the run has \(epoch) epochs",
      spanish: "falta el punto de control, aunque la ejecución tiene \(epoch) épocas")
  }
  /// Best weights that are not those of the best epoch.
  public static func bestCheckpointMissing(epoch: Int) -> Message {
    Message(
      english: "the weights of the best epoch, \(epoch), are missing",
      spanish: "faltan los pesos de la mejor época, \(epoch)")
  }
  /// The weights of another epoch.
  public static func weightsOfEpoch(_ epoch: Int) -> Message {
    Message(english: "weights of epoch \(epoch)", spanish: "pesos de la época \(epoch)")
  }
  /// How to have a run again whose files are lost.
  public static let restoreOrRestart = Message(
    english:
      "put the file back from a copy, or begin a new run with the experiment.yaml of this one",
    spanish: "recupera el archivo de una copia, o empieza otra ejecución con el experiment.yaml de"
      + " esta")
  /// Rows that are not those of the run.
  public static let runDataChanged = Message(
    english: "the data are not those with which the run began",
    spanish: "los datos no son los mismos con los que empezó la ejecución")
  /// A digest of rows.
  public static func dataDigestIs(_ digest: String) -> Message {
    Message(english: "data with digest \(digest)", spanish: "datos con resumen \(digest)")
  }
  /// What to do about other data.
  public static let runDataChangedRemedy = Message(
    english: "put the data back as they were, or begin a new run",
    spanish: "devuelve los datos a como estaban, o empieza otra ejecución")
  /// A diverged run that is to go on.
  public static let resumeDiverged = Message(
    english: "this run diverged; going on from its last good checkpoint would diverge again",
    spanish: "esta ejecución divergió; si continuara desde su último punto de control bueno,"
      + " divergiría otra vez")
  /// What to do about a diverged run.
  public static func resumeDivergedRemedy(_ command: String) -> Message {
    Message(
      english: "begin a new run from its weights with a smaller rate: \(command)",
      spanish: "empieza otra ejecución con sus pesos y una tasa menor: \(command)")
  }
  /// Fewer epochs than the run already has.
  public static func fewerEpochsThanDone(_ wanted: Int, done: Int) -> Message {
    Message(
      english: "--epochs \(wanted): the run already has \(done) epochs",
      spanish: "--epochs \(wanted): la ejecución ya tiene \(done) épocas")
  }
  /// What --epochs counts.
  public static let epochsCountFromStart = Message(
    english: "--epochs counts all epochs of the run, those that are done included",
    spanish: "--epochs cuenta todas las épocas de la ejecución, incluidas las hechas")
  /// A run that has nothing left to do.
  public static func alreadyFinished(_ run: String, epochs: Int) -> Message {
    Message(
      english: "\(run) is already finished, with \(epochs) epochs; --epochs makes it longer",
      spanish: "\(run) ya terminó, con \(epochs) épocas; --epochs la alarga")
  }
  /// A run that early stopping ended.
  public static func alreadyStoppedEarly(_ run: String, epochs: Int) -> Message {
    Message(
      english: "\(run) is already finished: early stopping ended it after epoch \(epochs), as it"
        + " would again",
      spanish: "\(run) ya terminó: la parada temprana la detuvo tras la época \(epochs), y lo"
        + " haría otra vez")
  }
  /// A resumed run.
  public static func resumedAt(epoch: Int, step: Int) -> Message {
    Message(
      english: "goes on in epoch \(epoch), after step \(step)",
      spanish: "continúa en la época \(epoch), tras el paso \(step)")
  }
  /// Other kernels than before.
  public static func otherInstructionSet(_ now: String, before: String) -> Message {
    Message(
      english: "the run began with \(before) instructions and goes on with \(now): the last bits"
        + " may differ from those of a run without a break",
      spanish: "la ejecución empezó con instrucciones \(before) y continúa con \(now): los últimos"
        + " bits pueden diferir de los de una ejecución sin interrupción")
  }
  /// Another version than before.
  public static func otherVersion(_ now: String, before: String) -> Message {
    Message(
      english: "version \(before) began the run and \(now) goes on with it: the last bits may"
        + " differ from those of a run without a break",
      spanish: "la versión \(before) empezó la ejecución y la \(now) la continúa: los últimos bits"
        + " pueden diferir de los de una ejecución sin interrupción")
  }
  /// How to go on after Ctrl-C.
  public static func resumeWith(_ command: String) -> Message {
    Message(english: "to go on: \(command)", spanish: "para continuar: \(command)")
  }
}
