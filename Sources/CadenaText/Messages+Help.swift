/// What help pages are made of.
extension Message {
  /// Before the line that shows how a command is typed.
  public static let usageHeading = Message(english: "Usage", spanish: "Uso")
  /// Above the files and names that a command takes.
  public static let argumentsHeading = Message(english: "Arguments", spanish: "Argumentos")
  /// Above the options of a command.
  public static let optionsHeading = Message(english: "Options", spanish: "Opciones")
  /// Above the options that every command takes.
  public static let commonOptionsHeading = Message(
    english: "Always", spanish: "Siempre")
  /// Above the list of commands.
  public static let commandsHeading = Message(english: "Commands", spanish: "Órdenes")
  /// Above the examples.
  public static let examplesHeading = Message(english: "Examples", spanish: "Ejemplos")
  /// Above the list of exit codes.
  public static let exitCodesHeading = Message(
    english: "Exit codes", spanish: "Códigos de salida")
  /// Above the list of variables of the environment.
  public static let environmentHeading = Message(
    english: "Environment", spanish: "Variables de entorno")
  /// Above what somebody new may try.
  public static let firstStepsHeading = Message(
    english: "To begin", spanish: "Para empezar")
  /// What stands for the options in a line of usage.
  public static let optionsPlaceholder = Message(english: "options", spanish: "opciones")
  /// What stands for a command in a line of usage.
  public static let commandPlaceholder = Message(english: "command", spanish: "orden")
  /// The option --help.
  public static let helpHelp = Message(
    english: "This page. `cadena help COMMAND` shows that of a command.",
    spanish: "Esta página. `cadena help ORDEN` muestra la de una orden.")
  /// The option --version.
  public static let helpVersion = Message(
    english: "The version.", spanish: "La versión.")
  /// The command help.
  public static let helpCommand = Message(
    english: "Show how a command is used.", spanish: "Muestra cómo se usa una orden.")
  /// The values that an option takes.
  public static func helpValues(_ values: [String]) -> Message {
    let list = values.joined(separator: ", ")
    return Message(english: "(one of: \(list))", spanish: "(uno de: \(list))")
  }
  /// The value that an option has when it is not given.
  public static func helpDefault(_ value: String) -> Message {
    Message(english: "(otherwise \(value))", spanish: "(si no, \(value))")
  }
  /// What stands for the value of an option: `<file>`; a name that is not known stays as it is.
  public static func valueName(_ name: String) -> Message {
    let spanish = [
      "file": "archivo", "folder": "carpeta", "key=value": "clave=valor", "shell": "consola",
      "name": "nombre", "expression": "expresión", "run": "ejecución", "source": "fuente",
      "runs": "ejecuciones", "condition": "condición", "language": "idioma", "part": "parte",
      "row": "fila", "format": "formato", "form": "forma", "expectation": "expectativa",
      "rate": "tasa", "surface": "superficie", "method": "método", "subject": "tema",
      "value": "valor",
      "column": "columna", "character": "carácter", "pattern": "patrón", "size": "tamaño",
    ]
    return Message(english: name, spanish: spanish[name] ?? name)
  }
  /// Where more is to be found.
  public static func helpMore(_ command: String) -> Message {
    Message(english: "More: \(command)", spanish: "Más: \(command)")
  }

  /// What somebody new may try.
  public static let firstSteps: [CommandExample] = [
    CommandExample(
      "cadena train", english: "learn handwritten digits in seconds",
      spanish: "aprende dígitos manuscritos en segundos"),
    CommandExample(
      "cadena summary", english: "see the network that did it",
      spanish: "mira la red que lo hizo"),
    CommandExample(
      "cadena train mine.yaml", english: "train on your own data",
      spanish: "entrena con tus propios datos"),
    CommandExample(
      "cadena help train", english: "how a command is used, with examples",
      spanish: "cómo se usa una orden, con ejemplos"),
  ]

  /// What the exit codes mean.
  public static let exitCodes: [(code: String, what: Message)] = [
    ("0", Message(english: "done", spanish: "bien")),
    ("1", Message(english: "failed while running", spanish: "falló al ejecutarse")),
    (
      "3",
      Message(
        english: "training diverged; the last good checkpoint is kept",
        spanish: "el entrenamiento divergió; se conserva el último punto bueno")
    ),
    ("4", Message(english: "a gradient is wrong", spanish: "un gradiente es incorrecto")),
    (
      "5",
      Message(
        english: "an expectation did not hold", spanish: "no se cumplió lo esperado")
    ),
    ("64", Message(english: "typed wrongly", spanish: "orden mal escrita")),
    ("65", Message(english: "bad data", spanish: "datos incorrectos")),
    ("66", Message(english: "a file is missing", spanish: "falta un archivo")),
    ("73", Message(english: "cannot write", spanish: "no se puede escribir")),
    ("78", Message(english: "bad experiment file", spanish: "archivo de experimento incorrecto")),
    (
      "130",
      Message(
        english: "stopped by Ctrl-C; the state is saved",
        spanish: "parado con Ctrl-C; el estado está guardado")
    ),
    (
      "143",
      Message(
        english: "stopped by SIGTERM; the state is saved",
        spanish: "parado con SIGTERM; el estado está guardado")
    ),
  ]

  /// The variables of the environment that the tool looks at.
  public static let environmentVariables: [(name: String, what: Message)] = [
    (
      "CADENA_DATA",
      Message(
        english: "a folder to look for data files in",
        spanish: "una carpeta donde buscar archivos de datos")
    ),
    (
      "CADENA_DEBUG",
      Message(
        english: "1 to 4: plans, times, fusion, every value, on standard error",
        spanish: "de 1 a 4: planes, tiempos, fusión, cada valor, en la salida de errores")
    ),
    (
      "NO_COLOR",
      Message(english: "no colours, whatever its value", spanish: "sin colores, valga lo que valga")
    ),
    (
      "COLUMNS",
      Message(
        english: "the width of help and tables when there is no terminal",
        spanish: "el ancho de ayuda y tablas cuando no hay terminal")
    ),
    (
      "LANG",
      Message(
        english: "the language, after LC_ALL and LC_MESSAGES: es… is Spanish",
        spanish: "el idioma, después de LC_ALL y LC_MESSAGES: es… es español")
    ),
  ]
}
