/// What the command-line tool says: its help, and the log of a training.
extension Message {
  /// The tool in one line.
  public static let toolAbstract = Message(
    english: "Deep learning: train networks and look inside them.",
    spanish: "Aprendizaje profundo: entrena redes y míralas por dentro.")
  /// How the tool begins.
  public static let toolDiscussion = Message(
    english: "Without a file, `cadena train` learns handwritten digits in seconds.",
    spanish: "Sin archivo, `cadena train` aprende dígitos manuscritos en segundos.")
  /// `train` in one line.
  public static let trainAbstract = Message(
    english: "Train the model of an experiment file.",
    spanish: "Entrena el modelo de un archivo de experimento.")
  /// What `train` leaves behind.
  public static let trainDiscussion = Message(
    english: """
      Leaves a run directory: the resolved experiment, state, metrics of every epoch, checkpoints \
      and a report. Results go to standard output, progress to standard error. Ctrl-C finishes the \
      batch and saves; --resume goes on from there, or from the last checkpoint of a run that was \
      killed, to the same numbers as without the interruption.
      """,
    spanish: """
      Deja una carpeta de ejecución: el experimento completo, el estado, las métricas de cada \
      época, los pesos y un informe. Los resultados van a la salida estándar, el progreso a la \
      salida de errores. Ctrl-C termina el lote y guarda; --resume continúa desde ahí, o desde el \
      último punto de control si la ejecución murió, hasta los mismos números que sin interrupción.
      """)
  /// `completions` in one line.
  public static let completionsAbstract = Message(
    english: "Print a script that completes commands in your shell.",
    spanish: "Imprime un programa que completa órdenes en tu consola.")
  /// Where the script goes.
  public static let completionsDiscussion = Message(
    english: "The script goes where your shell looks for completions; see the examples.",
    spanish: "Guárdalo donde tu consola busca sus completados; mira los ejemplos.")
  /// The argument SHELL.
  public static let helpShell = Message(english: "Your shell.", spanish: "Tu consola.")
  /// The argument FILE.
  public static let helpFile = Message(
    english: "The experiment file (YAML); without it, the digits experiment.",
    spanish: "El archivo del experimento (YAML); sin él, el experimento de dígitos.")
  /// The option --resume.
  public static let helpResume = Message(
    english: "Go on with a run that was interrupted: its folder, or its name or number in runs/."
      + " --epochs makes it longer.",
    spanish: "Continúa una ejecución interrumpida: su carpeta, o su nombre o número en runs/."
      + " --epochs la alarga.")
  /// What --resume does not go with.
  public static func resumeTakesNo(_ flag: String) -> Message {
    Message(
      english: "--resume does not go with \(flag)", spanish: "--resume no admite \(flag)")
  }
  /// How to compare a finished run with expectations.
  public static let evaluateForExpectations = Message(
    english: "ask a finished run with `cadena evaluate`",
    spanish: "consulta una ejecución terminada con `cadena evaluate`")
  /// Why --resume takes no file.
  public static let resumeHasItsFile = Message(
    english: "the run has its own experiment.yaml; leave the file out",
    spanish: "la ejecución tiene su propio experiment.yaml; no des ningún archivo")
  /// Why --resume takes no --out.
  public static let resumeHasItsFolder = Message(
    english: "the run goes on in its own folder; leave --out out",
    spanish: "la ejecución continúa en su propia carpeta; no uses --out")
  /// Why --resume takes no other values.
  public static let resumeHasItsSettings = Message(
    english: "what was trained depends on the settings; for others begin a new run with the run's"
      + " experiment.yaml",
    spanish: "lo entrenado depende de los ajustes; para otros empieza otra ejecución con el"
      + " experiment.yaml de la ejecución")
  /// The option --set.
  public static let helpSet = Message(
    english: "Change a value of the file, as in --set optimizer.adam.learningRate=0.01.",
    spanish: "Cambia un valor del archivo, como --set optimizer.adam.learningRate=0.01.")
  /// The option --out.
  public static let helpOut = Message(
    english: "The run directory, new or empty; otherwise runs/<name>-<number>.",
    spanish: "La carpeta de la ejecución, nueva o vacía; si no, runs/<nombre>-<número>.")
  /// The option --data-directory.
  public static let helpDataDirectory = Message(
    english: "A folder to look for data files in; CADENA_DATA names one too.",
    spanish: "Una carpeta donde buscar archivos de datos; CADENA_DATA nombra otra.")
  /// The option --epochs.
  public static let helpEpochs = Message(
    english: "Passes over the training rows.", spanish: "Pasadas por las filas de entrenamiento.")
  /// The option --seed.
  public static let helpSeed = Message(
    english: "The seed of everything random.", spanish: "La semilla de todo lo aleatorio.")
  /// The option --threads.
  public static let helpThreads = Message(
    english: "Threads to compute with; results do not depend on them.",
    spanish: "Hilos para calcular; los resultados no dependen de ellos.")
  /// The flag --json.
  public static let helpJSON = Message(
    english: "Write results as JSON, one object per line.",
    spanish: "Escribe los resultados como JSON, un objeto por línea.")
  /// The flag --every-step.
  public static let helpEveryStep = Message(
    english: "Tell the loss of every step too.", spanish: "Informa también la pérdida de cada paso."
  )
  /// The flag --quiet.
  public static let helpQuiet = Message(
    english: "Show no progress.", spanish: "No muestra el progreso.")
  /// The option --lang.
  public static let helpLanguage = Message(
    english: "The language of messages: en or es; otherwise that of LANG.",
    spanish: "El idioma de los mensajes: en o es; si no, el de LANG.")

  /// A flag that takes numbers from 1.
  public static func flagFromOne(_ flag: String, _ value: Int) -> Message {
    Message(
      english: "\(flag) must be at least 1, not \(value)",
      spanish: "\(flag) debe ser al menos 1, no \(value)")
  }

  /// A flag that takes numbers from a first one.
  public static func flagFrom(_ first: Int, _ flag: String, _ value: Int) -> Message {
    Message(
      english: "\(flag) must be at least \(first), not \(value)",
      spanish: "\(flag) debe ser al menos \(first), no \(value)")
  }

  /// A flag that takes finite numbers.
  public static func flagFinite(_ flag: String, _ value: String) -> Message {
    Message(
      english: "\(flag) must be a finite number, not \(value)",
      spanish: "\(flag) debe ser un número finito, no \(value)")
  }

  /// The first line of a training.
  public static func trainingBegins(
    _ name: String, rows: Int, validation: Int, test: Int, parameters: Int
  ) -> Message {
    var english = "\(name): \(rows) rows for training"
    var spanish = "\(name): \(rows) filas para entrenar"
    if validation > 0 {
      english += ", \(validation) for validation"
      spanish += ", \(validation) para validar"
    }
    if test > 0 {
      english += ", \(test) for the test"
      spanish += ", \(test) para la prueba"
    }
    return Message(
      english: english + "; \(parameters) parameters",
      spanish: spanish + "; \(parameters) parámetros")
  }
  /// Something that a person should know and that stops nothing.
  public static func warning(_ what: Message) -> Message {
    Message(english: "note: \(what.english)", spanish: "aviso: \(what.spanish)")
  }
  /// One update.
  public static func stepLoss(_ step: Int, _ loss: String) -> Message {
    Message(english: "step \(step)  loss \(loss)", spanish: "paso \(step)  pérdida \(loss)")
  }
  /// Early stopping.
  public static func stoppedEarly(_ epochs: Int) -> Message {
    Message(
      english: "stopped early: no improvement for \(epochs) epochs",
      spanish: "parada temprana: sin mejora en \(epochs) épocas")
  }
  /// Ctrl-C.
  public static let interrupted = Message(
    english: "interrupted; the state is saved", spanish: "interrumpido; el estado está guardado")
  /// An error that is nobody's input.
  public static func unexpected(_ text: String) -> Message {
    Message(english: "unexpected: \(text)", spanish: "inesperado: \(text)")
  }
}
