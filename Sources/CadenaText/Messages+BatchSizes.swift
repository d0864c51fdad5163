/// What `cadena batch-sizes` says.
extension Message {
  /// `batch-sizes` in one line.
  public static let batchSizesAbstract = Message(
    english: "Compare online learning, mini-batches and the full batch.",
    spanish: "Compara el aprendizaje online, por minilotes y con el lote completo.")
  /// How `batch-sizes` works.
  public static let batchSizesDiscussion = Message(
    english: """
      The experiment is trained once for each batch size, from the same weights, over the same rows equally \
      often. The loss of the training part is measured after the same numbers of rows, also within the first \
      epoch; the time is that of training alone. No run is made or changed.
      """,
    spanish: """
      El experimento se entrena una vez por cada tamaño de lote, desde los mismos pesos y con las mismas \
      filas igual de a menudo. La pérdida en entrenamiento se mide tras el mismo número de filas, también \
      dentro de la primera época; el tiempo es solo el de entrenar. No crea ni cambia ninguna ejecución.
      """)
  /// The option --sizes.
  public static let helpSizes = Message(
    english: "Batch sizes, as in 1,32,full; otherwise 1, the experiment's own and full.",
    spanish: "Tamaños de lote, como 1,32,full; si no, 1, el del experimento y full.")
  /// The option --scale-rate.
  public static let helpScaleRate = Message(
    english:
      "What becomes of the learning rate with the batch size b: none, linear (times b/b₀, b₀ that of"
      + " the file) or root (times √(b/b₀)).",
    spanish:
      "Qué pasa con la tasa según el tamaño de lote b: none (nada), linear (por b/b₀, b₀ el del"
      + " archivo) o root (por √(b/b₀)).")
  /// The flag --tune of batch-sizes.
  public static let helpTuneSizes = Message(
    english: "Give each size the best of 15 learning rates, tried for a fifth of the epochs.",
    spanish:
      "Da a cada tamaño la mejor de 15 tasas de aprendizaje, probadas un quinto de las épocas.")
  /// Sizes that are none.
  public static let badBatchSizes = Message(
    english: "--sizes takes batch sizes", spanish: "--sizes lleva tamaños de lote")
  /// What would be.
  public static let batchSizesForm = Message(
    english: "whole numbers from 1, or full, with commas between them: 1,32,full",
    spanish: "números enteros desde 1, o full, separados por comas: 1,32,full")
  /// The learning rate is asked about, and there is none.
  public static func optionNeedsRate(_ option: String, _ optimizer: String) -> Message {
    Message(
      english: "\(option) changes the learning rate, and `\(optimizer)` has none",
      spanish: "\(option) cambia la tasa de aprendizaje, y `\(optimizer)` no tiene")
  }
  /// A size of batches.
  public static func batchSize(_ rows: Int) -> Message {
    Message(
      english: "batches of \(Plural.text(rows, "row", "rows"))",
      spanish: "lotes de \(Plural.text(rows, "fila", "filas"))")
  }
  /// A size begins.
  public static func batchSizeBegins(_ size: String) -> Message {
    Message(english: "trains with batches of \(size)", spanish: "entrena con lotes de \(size)")
  }
  /// The title.
  public static let batchSizeTitle = Message(
    english: "Online, mini-batch and full batch", spanish: "Online, minilote y lote completo")
  /// The conditions.
  public static func batchSizeConditions(_ name: String, rows: Int, epochs: Int) -> Message {
    Message(
      english: "\(name): \(Plural.text(rows, "training row", "training rows")),"
        + " \(Plural.text(epochs, "epoch", "epochs")), the same first weights for all",
      spanish:
        "\(name): \(Plural.text(rows, "fila", "filas")) de entrenamiento,"
        + " \(Plural.text(epochs, "época", "épocas")), los mismos pesos iniciales"
        + " para todos")
  }
  /// One row a batch.
  public static let onlineBatch = Message(english: "1 (online learning)", spanish: "1 (online)")
  /// Some rows a batch.
  public static func miniBatch(_ rows: Int) -> Message {
    Message(english: "\(rows) (mini-batch)", spanish: "\(rows) (minilote)")
  }
  /// All rows a batch.
  public static func fullBatch(_ rows: Int) -> Message {
    Message(english: "\(rows) (full batch)", spanish: "\(rows) (lote completo)")
  }
  /// A column: the size.
  public static let batchSizeColumn = Message(english: "batch size", spanish: "tamaño de lote")
  /// A column: the loss after an epoch.
  public static let afterOneEpochColumn = Message(
    english: "loss after 1 epoch", spanish: "pérdida tras 1 época")
  /// A column: how long a row takes.
  public static let microsecondsPerExample = Message(
    english: "µs a row", spanish: "µs por fila")
  /// Over curves.
  public static let lossAgainstExamples = Message(
    english: "Loss against rows seen", spanish: "Pérdida por filas vistas")
  /// Over curves.
  public static let lossAgainstUpdates = Message(
    english: "Loss against updates", spanish: "Pérdida por actualizaciones")
  /// An axis: rows seen.
  public static let examplesAxis = Message(english: "rows seen", spanish: "filas vistas")
  /// An axis: the loss of the training part.
  public static let trainingLossAxis = Message(
    english: "loss of the training part", spanish: "pérdida en entrenamiento")
}
