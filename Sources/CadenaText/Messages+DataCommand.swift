/// What `cadena data` and its subcommands say.
extension Message {
  /// `data` in one line.
  public static let dataAbstract = Message(
    english: "Get data sets and look at them.",
    spanish: "Obtiene conjuntos de datos y los examina.")

  // Data sets that are known by name.

  /// The files of a known data set are nowhere.
  public static func knownDataMissing(_ name: String) -> Message {
    Message(
      english: "the files of the data set \(name) were not found",
      spanish: "no se encontraron los archivos del conjunto \(name)")
  }
  /// The files that make up a data set.
  public static func filesOfDataSet(_ names: [String]) -> Message {
    .verbatim(names.joined(separator: ", "))
  }
  /// How to get a known data set.
  public static func fetchDataRemedy(_ name: String) -> Message {
    Message(
      english: "run `cadena data fetch \(name)`, or name their folder with --data-directory",
      spanish: "ejecuta `cadena data fetch \(name)`, o indica su carpeta con --data-directory")
  }
  /// A fraction for the test where the source has a test part.
  public static func testPartOfSource(_ source: String) -> Message {
    Message(
      english: "the source `\(source)` brings a test part of its own",
      spanish: "la fuente `\(source)` ya trae su propia parte de prueba")
  }
  /// What to do about it.
  public static let noTestFraction = Message(
    english: "leave `data.split.test` out, or set it to 0",
    spanish: "quita `data.split.test`, o ponlo a 0")
  /// One of two keys that belong together.
  public static func givenWithout(_ given: String, _ missing: String) -> Message {
    Message(
      english: "`\(given)` is given without `\(missing)`",
      spanish: "se indica `\(given)` sin `\(missing)`")
  }
  /// What to do about it.
  public static let giveBothOrNone = Message(
    english: "give both or neither", spanish: "indica ambos o ninguno")
}
