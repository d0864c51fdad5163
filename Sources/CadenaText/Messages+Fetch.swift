/// What is said about getting data sets from the network.
extension Message {
  /// `data fetch` in one line.
  public static let fetchAbstract = Message(
    english: "Download a known data set, verified.",
    spanish: "Descarga un conjunto de datos conocido y lo verifica.")
  /// What `data fetch` does.
  public static let fetchDiscussion = Message(
    english: """
      Several mirrors are tried in order; a broken download goes on where it ended; every file is \
      verified by its SHA-256. Experiments find the files by the name of the data set.

      Exit codes: 0 done, 64 usage, 65 wrong content, 66 not reachable, 73 cannot write.
      """,
    spanish: """
      Se prueban varios servidores por orden; una descarga interrumpida continúa donde quedó; cada \
      archivo se verifica con su SHA-256. Los experimentos encuentran los archivos por el nombre \
      del conjunto.

      Códigos de salida: 0 bien, 64 uso, 65 contenido incorrecto, 66 sin conexión, 73 no se puede \
      escribir.
      """)
  /// The argument NAME.
  public static let helpDataSetName = Message(
    english: "The data set: mnist, fashionMNIST or cifar10.",
    spanish: "El conjunto: mnist, fashionMNIST o cifar10.")
  /// The flag --list.
  public static let helpFetchList = Message(
    english: "Show the data sets, their sizes and where they go.",
    spanish: "Muestra los conjuntos, sus tamaños y adónde van.")
  /// The option --to.
  public static let helpFetchTo = Message(
    english: "The folder in which a folder of the data set's name is made; otherwise the cache.",
    spanish: "La carpeta donde se crea otra con el nombre del conjunto; si no, la caché.")
  /// The option --mirror.
  public static let helpMirror = Message(
    english: "An address with the files, tried instead of the known ones; may be repeated.",
    spanish: "Una dirección con los archivos, en vez de las conocidas; se puede repetir.")

  /// A data set that is not known.
  public static func unknownDataSet(_ name: String) -> Message {
    Message(
      english: "there is no data set `\(shortened(name))`",
      spanish: "no hay ningún conjunto `\(shortened(name))`")
  }
  /// `data fetch` without a name.
  public static let nameADataSet = Message(
    english: "name a data set, or use --list", spanish: "indica un conjunto, o usa --list")
  /// There is no home folder.
  public static let noCacheFolder = Message(
    english: "there is no home folder to put data sets into: name one with --to",
    spanish: "no hay carpeta personal donde guardar los datos: indica una con --to")
  /// The headings of the list.
  public static let dataSetHeading = Message(english: "data set", spanish: "conjunto")
  /// A size.
  public static let sizeHeading = Message(english: "download", spanish: "descarga")
  /// A place.
  public static let folderHeading = Message(english: "folder", spanish: "carpeta")
  /// Whether it is there.
  public static let stateHeading = Message(english: "state", spanish: "estado")
  /// It is there.
  public static let dataSetPresent = Message(english: "present", spanish: "presente")
  /// It is not there.
  public static let dataSetAbsent = Message(english: "not fetched", spanish: "sin descargar")

  /// A file that is there already.
  public static func filePresent(_ name: String) -> Message {
    Message(english: "\(name): already there", spanish: "\(name): ya está")
  }
  /// A transfer begins.
  public static func transferBegins(_ name: String, _ host: String, _ offset: String?) -> Message {
    Message(
      english: "\(name): from \(host)" + (offset.map { ", going on after \($0)" } ?? ""),
      spanish: "\(name): de \(host)" + (offset.map { ", continúa tras \($0)" } ?? ""))
  }
  /// A file is there.
  public static func fileVerified(_ name: String) -> Message {
    Message(english: "\(name): done and verified", spanish: "\(name): hecho y verificado")
  }
  /// An archive is unpacked.
  public static func fileUnpacking(_ name: String) -> Message {
    Message(english: "\(name): unpacking", spanish: "\(name): descomprimiendo")
  }
  /// Where the data set is.
  public static func dataSetReady(_ name: String, _ folder: String) -> Message {
    Message(
      english: "\(name) is in \(folder)", spanish: "\(name) está en \(folder)")
  }

  /// No mirror gave a file.
  public static func dataSetNotFetched(_ file: String) -> Message {
    Message(
      english: "\(file) could not be downloaded", spanish: "no se pudo descargar \(file)")
  }
  /// A SHA-256 hash.
  public static func sha256(_ digits: String) -> Message { .verbatim("SHA-256 \(digits)") }
  /// What was tried.
  public static func attempts(_ attempts: [(String, Message)]) -> Message {
    Message(
      english: attempts.map { "\($0.0): \($0.1.english)" }.joined(separator: "; "),
      spanish: attempts.map { "\($0.0): \($0.1.spanish)" }.joined(separator: "; "))
  }
  /// What a person can do without this program.
  public static func fetchByHand(_ file: String, _ mirror: String, _ folder: String) -> Message {
    Message(
      english: "try again later, or put \(mirror)\(file) into \(folder) yourself",
      spanish: "inténtalo más tarde, o pon tú mismo \(mirror)\(file) en \(folder)")
  }
  /// Another content than the published one.
  public static let wrongHash = Message(
    english: "the content is not the published one (wrong SHA-256)",
    spanish: "el contenido no es el publicado (SHA-256 distinto)")
  /// An archive without a file that it should have.
  public static func archiveLacks(_ name: String) -> Message {
    Message(
      english: "the archive does not hold \(name)", spanish: "el archivo no contiene \(name)")
  }
  /// A mirror that is no address.
  public static let notAWebAddress = Message(
    english: "this is no address that begins with http:// or https://",
    spanish: "no es una dirección que empiece por http:// o https://")
  /// A host that does not answer.
  public static func hostUnreachable(_ reason: String) -> Message {
    Message(
      english: "not reachable (\(shortened(reason)))", spanish: "inaccesible (\(shortened(reason)))"
    )
  }
  /// A connection that ended too early.
  public static let transferInterrupted = Message(
    english: "the connection broke off; what came is kept",
    spanish: "la conexión se cortó; se conserva lo recibido")
  /// Silence.
  public static let transferTimedOut = Message(
    english: "no answer for too long", spanish: "sin respuesta durante demasiado tiempo")
  /// An HTTP status that is no success.
  public static func httpStatus(_ code: Int) -> Message {
    Message(
      english: code == 404 ? "not found (404)" : "the server answered \(code)",
      spanish: code == 404 ? "no encontrado (404)" : "el servidor respondió \(code)")
  }
  /// An answer that makes no sense.
  public static let httpAnswerBroken = Message(
    english: "the server's answer cannot be read",
    spanish: "la respuesta del servidor es ilegible")
  /// A file that is far too long.
  public static let transferTooLong = Message(
    english: "this is another, longer file", spanish: "es otro archivo, más largo")
  /// No program for encrypted connections.
  public static let noSecureClient = Message(
    english: "https needs the program `curl`, which is not installed",
    spanish: "https necesita el programa `curl`, que no está instalado")
  /// A folder that cannot be made.
  public static let cannotMakeFolder = Message(
    english: "the folder cannot be made", spanish: "no se puede crear la carpeta")
  /// A file in the place of a folder.
  public static let fileWhereFolderShouldBe = Message(
    english: "this is a file, not a folder", spanish: "esto es un archivo, no una carpeta")
}
