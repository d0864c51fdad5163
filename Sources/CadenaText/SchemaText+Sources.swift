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
  /// Images and labels in the format of MNIST.
  public static let idx = Message(
    english: "images and labels in the format of MNIST (IDX), plain or gzip",
    spanish: "imágenes y etiquetas en el formato de MNIST (IDX), tal cual o con gzip")
  /// The file of images.
  public static let idxImages = Message(
    english: "the file of images: one row along the first axis",
    spanish: "el archivo de imágenes: una fila por índice del primer eje")
  /// The file of labels.
  public static let idxLabels = Message(
    english: "the file of labels, from 0", spanish: "el archivo de etiquetas, desde 0")
  /// A file or array for the test part.
  public static func testPartOf(_ name: String) -> Message {
    Message(
      english: "the same as `\(name)` for the test part, instead of a fraction",
      spanish: "lo mismo que `\(name)` para la parte de prueba, en vez de una fracción")
  }
  /// Two files of NumPy.
  public static let npy = Message(
    english: "two arrays of NumPy, each in a file (NPY)",
    spanish: "dos arreglos de NumPy, cada uno en un archivo (NPY)")
  /// The file of the features.
  public static let npyFeatures = Message(
    english: "the file of the features: one row along the first axis",
    spanish: "el archivo de características: una fila por índice del primer eje")
  /// The file of the target.
  public static let npyTarget = Message(
    english: "the file of the target: classes from 0, or numbers",
    spanish: "el archivo del objetivo: clases desde 0, o números")
  /// Arrays of NumPy in one file.
  public static let npz = Message(
    english: "arrays of NumPy in one file (NPZ)",
    spanish: "arreglos de NumPy en un solo archivo (NPZ)")
  /// The name of the features.
  public static let npzFeatures = Message(
    english: "the name of the array of features",
    spanish: "el nombre del arreglo de características")
  /// The name of the target.
  public static let npzTarget = Message(
    english: "the name of the array of targets: classes from 0, or numbers",
    spanish: "el nombre del arreglo del objetivo: clases desde 0, o números")
  /// 70,000 handwritten digits.
  public static let mnist = Message(
    english: "60,000 + 10,000 handwritten digits of 28 × 28 pixels; see `cadena data fetch`",
    spanish: "60 000 + 10 000 dígitos manuscritos de 28 × 28 píxeles; véase `cadena data fetch`")
  /// 70,000 pictures of clothes.
  public static let fashionMNIST = Message(
    english: "60,000 + 10,000 pictures of clothes of 28 × 28 pixels",
    spanish: "60 000 + 10 000 imágenes de ropa de 28 × 28 píxeles")
  /// 60,000 colour photographs.
  public static let cifar10 = Message(
    english: "50,000 + 10,000 colour photographs of 32 × 32 pixels, 10 classes",
    spanish: "50 000 + 10 000 fotografías en color de 32 × 32 píxeles, 10 clases")
  /// The folder with the files of a known data set.
  public static let dataFolder = Message(
    english: "the folder with its files; found in the data folders when absent",
    spanish: "la carpeta con sus archivos; si falta, se busca en las carpetas de datos")
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
