/// What can be wrong with an experiment file or a value given in its place.
extension Message {
  /// The file does not exist.
  public static let fileMissing = Message(
    english: "there is no such file", spanish: "el archivo no existe")
  /// What to do about a missing file.
  public static let fileMissingRemedy = Message(
    english: "check the path; without a file, `cadena train` runs the digits experiment",
    spanish: "revisa la ruta; sin archivo, `cadena train` ejecuta el experimento de dígitos")
  /// A file that the experiment names and that is nowhere.
  public static func namedFileMissing(_ key: String) -> Message {
    Message(
      english: "the file that `\(key)` names does not exist",
      spanish: "el archivo que nombra `\(key)` no existe")
  }
  /// Where a file was looked for.
  public static func lookedIn(_ paths: [String]) -> Message {
    let list = paths.joined(separator: ", ")
    return Message(
      english: "nothing at \(list)", spanish: "nada en \(list)")
  }
  /// Where files can stand.
  public static let dataFolderRemedy = Message(
    english: "put it beside the experiment file, or give its folder with --data-directory",
    spanish: "ponlo junto al archivo del experimento, o da su carpeta con --data-directory")
  /// The file exists but cannot be read.
  public static let fileUnreadable = Message(
    english: "the file cannot be read", spanish: "no se puede leer el archivo")
  /// The file holds nothing.
  public static let emptyExperiment = Message(
    english: "the experiment file is empty", spanish: "el archivo del experimento está vacío")
  /// What the shortest experiment needs.
  public static let emptyRemedy = Message(
    english: "an experiment needs at least `data: {source: …}` and `model: {layers: […]}`",
    spanish: "un experimento necesita al menos `data: {source: …}` y `model: {layers: […]}`")
  /// The top level is a list or a text.
  public static let notAnExperiment = Message(
    english: "an experiment is a group of keys", spanish: "un experimento es un grupo de claves")
  /// The file is not YAML.
  public static let notYaml = Message(
    english: "this is not valid YAML", spanish: "esto no es YAML válido")
  /// The bytes are not UTF-8.
  public static let notUTF8 = Message(
    english: "the file is not UTF-8 text from here on",
    spanish: "desde aquí el archivo no es texto UTF-8")
  /// How to make a file UTF-8.
  public static let saveAsUTF8 = Message(
    english: "save it with the encoding UTF-8", spanish: "guárdalo con la codificación UTF-8")
  /// A character that text does not have.
  public static let controlCharacter = Message(
    english: "a control character does not belong in a text file",
    spanish: "un carácter de control no debe estar en un archivo de texto")
  /// Brackets or indentation without end.
  public static func nestedTooDeep(_ limit: Int) -> Message {
    Message(
      english: "the file is nested more than \(limit) levels deep",
      spanish: "el archivo tiene más de \(limit) niveles de anidamiento")
  }
  /// Anchors used too often.
  public static func tooManyAliases(_ limit: Int) -> Message {
    Message(
      english: "more than \(limit) aliases (`*name`) in one file",
      spanish: "más de \(limit) alias (`*nombre`) en un archivo")
  }
  /// What to do instead of using aliases.
  public static let writeAliasesOut = Message(
    english: "write the repeated parts out", spanish: "escribe completas las partes repetidas")
  /// The file is larger than any experiment.
  public static func experimentTooLarge(_ limit: Int) -> Message {
    Message(
      english: "the file is too large for an experiment (at most \(limit) bytes)",
      spanish: "el archivo es demasiado grande para un experimento (máximo \(limit) bytes)")
  }
  /// A size in bytes.
  public static func bytes(_ count: Int) -> Message {
    Message(english: "\(count) bytes", spanish: "\(count) bytes")
  }
  /// A key that is a list or a group.
  public static let keyMustBeText = Message(
    english: "a key must be a plain word", spanish: "una clave debe ser una palabra simple")
  /// A key given twice.
  public static func duplicateKey(_ name: String) -> Message {
    Message(
      english: "the key `\(shortened(name))` is given twice",
      spanish: "la clave `\(shortened(name))` aparece dos veces")
  }
  /// What to do about two of a kind.
  public static let keepOne = Message(
    english: "keep one of the two", spanish: "deja solo una de las dos")
  /// A key that the schema does not have.
  public static func unknownKey(_ key: String, in section: String) -> Message {
    let name = shortened(key)
    guard !section.isEmpty else {
      return Message(
        english: "unknown key `\(name)`", spanish: "clave desconocida `\(name)`")
    }
    return Message(
      english: "unknown key `\(name)` in `\(section)`",
      spanish: "clave desconocida `\(name)` en `\(section)`")
  }
  /// A name that a catalogue does not have; the title carries its article: "a layer".
  public static func unknownName(_ name: String, _ title: Message) -> Message {
    Message(
      english: "`\(shortened(name))` is not \(title.english)",
      spanish: "`\(shortened(name))` no es \(title.spanish)")
  }
  /// A name of the schema that is not built yet.
  public static func knownNotBuilt(_ name: String) -> Message {
    Message(
      english: "`\(name)` is known, not in this version",
      spanish: "`\(name)` se conoce, pero no está en esta versión")
  }
  /// The state of a name that is not built yet, for tables.
  public static let notInThisVersion = Message(
    english: "known, not in this version", spanish: "se conoce, pero no está en esta versión")
  /// Two names where one belongs.
  public static func oneNameOnly(
    _ title: Message, _ first: String, _ second: String
  ) -> Message {
    Message(
      english: "\(title.english) has one name, here are two: "
        + "`\(shortened(first))` and `\(shortened(second))`",
      spanish: "\(title.spanish) tiene un nombre y aquí hay dos: "
        + "`\(shortened(first))` y `\(shortened(second))`")
  }
  /// Options belong below the name.
  public static func optionsGoInside(_ name: String, _ option: String) -> Message {
    let form = "{\(shortened(name)): {\(shortened(option)): …}}"
    return Message(
      english: "options go inside: \(form)", spanish: "las opciones van dentro: \(form)")
  }
  /// A key that must be given.
  public static func missingKey(_ path: String) -> Message {
    Message(english: "`\(path)` is missing", spanish: "falta `\(path)`")
  }
  /// A value of the wrong kind.
  public static func wrongType(_ path: String) -> Message {
    Message(
      english: "`\(path)` cannot have this value", spanish: "`\(path)` no puede tener este valor")
  }
  /// A number outside its range.
  public static func outOfRange(_ path: String) -> Message {
    Message(english: "`\(path)` is out of range", spanish: "`\(path)` está fuera de rango")
  }
  /// A path into a plain value.
  public static func hasNoParts(_ path: String) -> Message {
    Message(
      english: "`\(path)` has no parts to set", spanish: "`\(path)` no tiene partes que fijar")
  }
  /// An index that a list does not have.
  public static func noSuchItem(_ path: String, _ count: Int) -> Message {
    Message(
      english: "`\(path)` has \(count) items, counted from 0",
      spanish: "`\(path)` tiene \(count) elementos, contados desde 0")
  }
  /// `--set` without `=`.
  public static let badOverride = Message(
    english: "this sets nothing", spanish: "esto no fija nada")
  /// The form of `--set`.
  public static let overrideForm = Message(
    english: "--set key.path=value", spanish: "--set clave.ruta=valor")
  /// The nearest known name.
  public static func didYouMean(_ name: String) -> Message {
    Message(english: "did you mean `\(name)`?", spanish: "¿querías decir `\(name)`?")
  }
  /// What an absent option is for.
  public static func option(_ summary: Message) -> Message {
    Message(english: "give it: \(summary.english)", spanish: "añádela: \(summary.spanish)")
  }
  /// A text in quotes, shortened when long.
  public static func quoted(_ text: String) -> Message {
    .verbatim("\"" + shortened(text) + "\"")
  }
  /// A list of names.
  public static func oneOf(_ names: [String]) -> Message {
    let list = names.joined(separator: ", ")
    return Message(english: "one of \(list)", spanish: "uno de \(list)")
  }

  /// At most 40 characters of a text that a person wrote, on one line; control characters, which
  /// could change the terminal, are shown as `·`.
  static func shortened(_ text: String) -> String {
    let line = String(
      text.map { character in
        if character.isNewline { return " " }
        let isControl = character.unicodeScalars.contains {
          $0.value < 32 || (127..<160).contains($0.value)
        }
        return isControl ? "·" : character
      })
    return line.count <= 40 ? line : line.prefix(39) + "…"
  }
}
