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
}
