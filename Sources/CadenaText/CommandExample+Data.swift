/// Examples of the commands about data sets.
extension CommandExample {
  /// How `data describe` is used.
  public static let describe: [CommandExample] = [
    CommandExample(
      "cadena data describe wine.csv --target quality", english: "a table of yours",
      spanish: "una tabla propia"),
    CommandExample(
      "cadena data describe wine.yaml", english: "the data of an experiment, with its parts",
      spanish: "los datos de un experimento, con sus partes"),
    CommandExample(
      "cadena data describe digits --json",
      english: "a set that comes with the program, for programs",
      spanish: "un conjunto incluido, para otros programas"),
  ]

  /// How `data fetch` is used.
  public static let fetch: [CommandExample] = [
    CommandExample(
      "cadena data fetch --list", english: "the sets, their sizes and where they go",
      spanish: "los conjuntos, su tamaño y dónde quedan"),
    CommandExample(
      "cadena data fetch mnist", english: "into the folder where experiments look for it",
      spanish: "en la carpeta donde lo buscan los experimentos"),
    CommandExample(
      "cadena data fetch cifar10 --to datasets", english: "into a folder of yours",
      spanish: "en una carpeta propia"),
  ]
}
