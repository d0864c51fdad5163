/// What can be wrong with files of arrays and with packed files.
extension Message {
  /// What to do about a file that was damaged on its way.
  public static let getFileAgain = Message(
    english: "get the file again; it was damaged or only partly copied",
    spanish: "vuelve a obtener el archivo: está dañado o copiado a medias")
  /// An upper limit of a size.
  public static func atMostBytes(_ count: Int) -> Message {
    Message(english: "at most \(count) bytes", spanish: "como máximo \(count) bytes")
  }
  /// A size that is above a number.
  public static func moreBytes(_ count: Int) -> Message {
    Message(english: "more than \(count) bytes", spanish: "más de \(count) bytes")
  }

  // Packed files.

  /// Packed data that end too early.
  public static let compressedTruncated = Message(
    english: "the packed data end too early: the file is cut off",
    spanish: "los datos comprimidos terminan antes de tiempo: el archivo está cortado")
  /// Packed data that mean nothing.
  public static let compressedBroken = Message(
    english: "the packed data are corrupt", spanish: "los datos comprimidos están dañados")
  /// More would come out than there may be.
  public static let compressedTooLarge = Message(
    english: "the file holds more than it may when unpacked",
    spanish: "el archivo ocupa más de lo permitido al descomprimirlo")
  /// A length that is written in the file and is not what came out.
  public static let compressedLengthWrong = Message(
    english: "the unpacked length is not the one that the file gives",
    spanish: "la longitud descomprimida no es la que indica el archivo")
  /// A check sum that does not fit.
  public static let checksumWrong = Message(
    english: "the check sum does not fit: the content is corrupt",
    spanish: "la suma de comprobación no coincide: el contenido está dañado")
  /// No gzip file.
  public static let notGzip = Message(
    english: "this is no gzip file", spanish: "esto no es un archivo gzip")
  /// A gzip file whose beginning is wrong.
  public static let gzipHeaderBroken = Message(
    english: "the header of the gzip file is corrupt",
    spanish: "la cabecera del archivo gzip está dañada")
  /// Something behind the end of a gzip file.
  public static func gzipExtraBytes(_ position: Int) -> Message {
    Message(
      english: "after the packed data, at byte \(position + 1), something else follows",
      spanish: "tras los datos comprimidos, en el byte \(position + 1), sigue otra cosa")
  }
  /// No zip file.
  public static let notZip = Message(
    english: "this is no zip archive (NPZ)", spanish: "esto no es un archivo zip (NPZ)")
  /// A zip archive with a wrong directory.
  public static let zipDirectoryBroken = Message(
    english: "the directory of the archive is corrupt",
    spanish: "el directorio del archivo comprimido está dañado")
  /// A zip archive with a password.
  public static let zipEncrypted = Message(
    english: "the entry is encrypted", spanish: "la entrada está cifrada")
  /// An entry packed in another way.
  public static let zipMethodUnknown = Message(
    english: "the entry is packed with an unknown method",
    spanish: "la entrada está comprimida con un método desconocido")
  /// No tar archive, or a corrupt one.
  public static let tarBroken = Message(
    english: "this is no tar archive, or it is corrupt",
    spanish: "esto no es un archivo tar, o está dañado")

  // Arrays.

  /// An IDX file that ends in its header.
  public static let idxTooShort = Message(
    english: "the file ends before the header of IDX does",
    spanish: "el archivo termina antes que la cabecera de IDX")
  /// No IDX file.
  public static let notIDX = Message(
    english: "this is no IDX file: it begins with the wrong bytes",
    spanish: "esto no es un archivo IDX: empieza con otros bytes")
  /// How an IDX file begins.
  public static let idxMagic = Message(
    english: "00 00, a type (08, 09, 0B to 0E), 1 to 8 axes: 00 00 08 03 for images",
    spanish: "00 00, un tipo (08, 09, 0B a 0E), de 1 a 8 ejes: 00 00 08 03 para imágenes")
  /// Extents that no memory holds.
  public static let idxTooLarge = Message(
    english: "the extents are too large for any memory",
    spanish: "las dimensiones son demasiado grandes para cualquier memoria")
  /// An IDX file that is cut.
  public static func idxShort(_ shape: [Int]) -> Message {
    Message(
      english: "the file is too short for its shape \(shape)",
      spanish: "el archivo es demasiado corto para su forma \(shape)")
  }
  /// An IDX file with more than it should have.
  public static func idxLong(_ shape: [Int]) -> Message {
    Message(
      english: "the file is too long for its shape \(shape)",
      spanish: "el archivo es demasiado largo para su forma \(shape)")
  }
  /// No NPY file.
  public static let notNPY = Message(
    english: "this is no NPY file: it begins with the wrong bytes",
    spanish: "esto no es un archivo NPY: empieza con otros bytes")
  /// An NPY file that ends in its header.
  public static let npyTruncated = Message(
    english: "the file ends before the header of NPY does",
    spanish: "el archivo termina antes que la cabecera de NPY")
  /// An NPY file of the future.
  public static let npyVersionUnknown = Message(
    english: "this version of NPY is unknown", spanish: "esta versión de NPY es desconocida")
  /// An NPY header that is none.
  public static let npyHeaderBroken = Message(
    english: "the header of the NPY file is corrupt",
    spanish: "la cabecera del archivo NPY está dañada")
  /// What an NPY header looks like.
  public static let npyHeaderForm = Message(
    english: "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }",
    spanish: "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }")
  /// Records instead of numbers.
  public static let npyRecords = Message(
    english: "the array holds records, not numbers",
    spanish: "el arreglo contiene registros, no números")
  /// A type of elements that is not read.
  public static let npyTypeUnknown = Message(
    english: "the array's elements are no numbers that can be read",
    spanish: "los elementos del arreglo no son números que se puedan leer")
  /// What to do about elements that are no numbers.
  public static let npyTypeRemedy = Message(
    english: "save it as numbers, for example with array.astype('float32')",
    spanish: "guárdalo como números, por ejemplo con array.astype('float32')")
  /// An NPY file of another size than its shape says.
  public static func npySizeWrong(_ shape: [Int]) -> Message {
    Message(
      english: "the size of the file does not fit its shape \(shape)",
      spanish: "el tamaño del archivo no corresponde a su forma \(shape)")
  }
  /// A truth value that is neither 0 nor 1.
  public static let npyBadTruth = Message(
    english: "a truth value is neither 0 nor 1", spanish: "un valor lógico no es ni 0 ni 1")
  /// An array that an NPZ file does not have.
  public static func npzArrayMissing(_ name: String) -> Message {
    Message(
      english: "there is no array `\(shortened(name))` in the file",
      spanish: "no hay ningún arreglo `\(shortened(name))` en el archivo")
  }
  /// A length that is no number of records.
  public static let cifarLength = Message(
    english: "the length is no multiple of 3073 bytes, one record of CIFAR-10",
    spanish: "la longitud no es múltiplo de 3073 bytes, un registro de CIFAR-10")

  // Rows and labels.

  /// What to do about features and targets of different lengths.
  public static let filesBelongTogether = Message(
    english: "check that the two belong together",
    spanish: "comprueba que ambos correspondan entre sí")
  /// Labels that are all the same.
  public static let singleClassFile = Message(
    english: "all labels are the same: there is nothing to tell apart",
    spanish: "todas las etiquetas son iguales: no hay nada que distinguir")
  /// Labels that are no single column.
  public static func labelsNotAVector(_ shape: [Int]) -> Message {
    Message(
      english: "labels are one number a row, not an array of shape \(shape)",
      spanish: "las etiquetas son un número por fila, no un arreglo de forma \(shape)")
  }
  /// A label with a fraction.
  public static func labelNotWhole(row: Int) -> Message {
    Message(
      english: "the label of row \(row) is not a whole number",
      spanish: "la etiqueta de la fila \(row) no es un número entero")
  }
}
