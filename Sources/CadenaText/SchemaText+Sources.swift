/// One sentence about every data source and step of preprocessing, for tables and errors.
extension SchemaText {
  /// 1797 handwritten digits of 8 × 8 pixels, 10 classes.
  public static let digits = Message(
    english: "1797 handwritten digits of 8 × 8 pixels, 10 classes",
    spanish: "1797 dígitos escritos a mano de 8 × 8 píxeles, 10 clases")
  /// 150 flowers, 4 measures, 3 classes.
  public static let iris = Message(
    english: "150 flowers, 4 measures, 3 classes",
    spanish: "150 flores, 4 medidas, 3 clases")
  /// Interleaved spiral arms in the plane.
  public static let spiral = Message(
    english: "interleaved spiral arms in the plane",
    spanish: "brazos de espiral entrelazados en el plano")
  /// A circle inside another.
  public static let circles = Message(
    english: "a circle inside another",
    spanish: "un círculo dentro de otro")
  /// Two interleaved half circles.
  public static let moons = Message(
    english: "two interleaved half circles",
    spanish: "dos medias lunas entrelazadas")
  /// Four clouds, the diagonal ones of the same class.
  public static let xor = Message(
    english: "four clouds, the diagonal ones of the same class",
    spanish: "cuatro nubes; las diagonales, de la misma clase")
  /// Normal clouds around one centre each.
  public static let gaussians = Message(
    english: "normal clouds around one centre each",
    spanish: "nubes normales, cada una con su centro")
  /// A line with noise, for regression.
  public static let linearData = Message(
    english: "a line with noise, for regression",
    spanish: "una recta con ruido, para regresión")
  /// A sine with noise, for regression.
  public static let sine = Message(
    english: "a sine with noise, for regression",
    spanish: "un seno con ruido, para regresión")
  /// A file with one row a line.
  public static let csv = Message(
    english: "a file with one row a line",
    spanish: "un archivo con una fila por línea")
  /// How many points are drawn.
  public static let points = Message(
    english: "how many points are drawn",
    spanish: "cuántos puntos se generan")
  /// The standard deviation of the noise.
  public static let noise = Message(
    english: "the standard deviation of the noise",
    spanish: "la desviación estándar del ruido")
  /// How many classes there are.
  public static let classes = Message(
    english: "how many classes there are",
    spanish: "cuántas clases hay")
  /// The file, relative to the experiment file.
  public static let csvPath = Message(
    english: "the file, relative to the experiment file",
    spanish: "el archivo, relativo al experimento")
  /// The character between the columns.
  public static let delimiter = Message(
    english: "the character between the columns; found out when absent",
    spanish: "el carácter entre columnas; si falta, se detecta")
  /// The first line holds the names of the columns.
  public static let header = Message(
    english: "the first line holds the names of the columns; found out when absent",
    spanish: "la primera línea tiene los nombres de las columnas; si falta, se detecta")
  /// (x - mean) / deviation, column by column.
  public static let standardize = Message(
    english: "(x - mean) / deviation, column by column",
    spanish: "(x - media) / desviación, columna por columna")
  /// Each column to the range from low to high.
  public static let minMax = Message(
    english: "each column to the range from low to high",
    spanish: "cada columna al intervalo de low a high")
  /// Every value times a factor.
  public static let scale = Message(
    english: "every value times a factor",
    spanish: "cada valor por un factor")
  /// The factor.
  public static let scaleFactor = Message(
    english: "the factor",
    spanish: "el factor")
  /// The smallest value afterwards.
  public static let rangeLow = Message(
    english: "the smallest value afterwards", spanish: "el menor valor después")
  /// The largest value afterwards.
  public static let rangeHigh = Message(
    english: "the largest value afterwards", spanish: "el mayor valor después")
}
