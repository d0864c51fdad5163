/// One sentence about every key of the experiment file, for tables and errors.
public enum SchemaText {
  /// The run's name, which names its folder; without it, the file's name.
  public static let name = Message(
    english: "the run's name, which names its folder; without it, the file's name",
    spanish: "el nombre de la ejecución y de su carpeta; si falta, el del archivo")
  /// Initial weights, split, order, dropout and augmentation all derive from it.
  public static let seed = Message(
    english: "initial weights, split, order, dropout and augmentation all derive from it",
    spanish: "de ella derivan pesos iniciales, partición, orden, dropout y aumentos")
  /// The element type of the model.
  public static let dtype = Message(
    english: "the element type of the model",
    spanish: "el tipo de los elementos del modelo")
  /// Where the rows come from and what is done to them first.
  public static let data = Message(
    english: "where the rows come from and what is done to them first",
    spanish: "de dónde vienen las filas y qué se hace con ellas primero")
  /// What is predicted; inferred from the target when absent.
  public static let task = Message(
    english: "what is predicted; inferred from the target when absent",
    spanish: "qué se predice; si falta, se deduce del objetivo")
  /// The network.
  public static let model = Message(
    english: "the network",
    spanish: "la red")
  /// What training makes small; without it, the task's usual one.
  public static let loss = Message(
    english: "what training makes small; without it, the task's usual one",
    spanish: "lo que el entrenamiento reduce; si falta, la usual de la tarea")
  /// Penalties on the size of the weights, added to the loss.
  public static let regularization = Message(
    english: "penalties on the size of the weights, added to the loss",
    spanish: "penalizaciones del tamaño de los pesos, sumadas a la pérdida")
  /// How gradients become updates.
  public static let optimizer = Message(
    english: "how gradients become updates",
    spanish: "cómo los gradientes se vuelven actualizaciones")
  /// How the learning rate changes; without it, it stays constant.
  public static let schedule = Message(
    english: "how the learning rate changes; without it, it stays constant",
    spanish: "cómo cambia la tasa de aprendizaje; si falta, es constante")
  /// A limit for the gradients.
  public static let clip = Message(
    english: "a limit for the gradients",
    spanish: "un límite para los gradientes")
  /// How often and in which portions the rows are seen.
  public static let training = Message(
    english: "how often and in which portions the rows are seen",
    spanish: "cuántas veces y en qué porciones se ven las filas")
  /// When to stop before the last epoch.
  public static let earlyStopping = Message(
    english: "when to stop before the last epoch",
    spanish: "cuándo parar antes de la última época")
  /// An embedded set, a generator or a file.
  public static let source = Message(
    english: "an embedded set, a generator or a file",
    spanish: "un conjunto incluido, un generador o un archivo")
  /// Which parts are kept for validation and test.
  public static let split = Message(
    english: "which parts are kept for validation and test",
    spanish: "qué partes se guardan para validación y prueba")
  /// Steps in order, fitted on the training part only.
  public static let preprocess = Message(
    english: "steps in order, fitted on the training part only",
    spanish: "pasos en orden, ajustados solo con la parte de entrenamiento")
  /// What is done to regression targets.
  public static let targets = Message(
    english: "what is done to regression targets",
    spanish: "qué se hace con los objetivos de regresión")
  /// The fraction of the rows for validation; 0 means none.
  public static let validationPart = Message(
    english: "the fraction of the rows for validation; 0 means none",
    spanish: "la fracción de filas para validación; 0 es ninguna")
  /// The fraction of the rows for the test; 0 means none.
  public static let testPart = Message(
    english: "the fraction of the rows for the test; 0 means none",
    spanish: "la fracción de filas para prueba; 0 es ninguna")
  /// Every part keeps the proportions of the classes.
  public static let stratified = Message(
    english: "every part keeps the proportions of the classes",
    spanish: "cada parte conserva las proporciones de las clases")
  /// A CSV file of the same form that is the test part.
  public static let testFile = Message(
    english: "a CSV file of the same form that is the test part",
    spanish: "un archivo CSV de la misma forma que es la parte de prueba")
  /// Train on targets with mean 0 and deviation 1; undone on predictions.
  public static let standardizeTargets = Message(
    english: "train on targets with mean 0 and deviation 1; undone on predictions",
    spanish: "entrenar con objetivos de media 0 y desviación 1; se deshace al predecir")
  /// The layers, applied in order.
  public static let layers = Message(
    english: "the layers, applied in order",
    spanish: "las capas, aplicadas en orden")
  /// Weights to begin with.
  public static let initialWeights = Message(
    english: "the weights to begin with: a run, or a safetensors file with names like"
      + " `layers.0.weight`",
    spanish: "los pesos con que se empieza: una ejecución, o un archivo safetensors con nombres"
      + " como `layers.0.weight`")
  /// Where they are.
  public static let weightsFrom = Message(
    english: "a run's folder or name, which means its best weights (without a validation part its"
      + " last), or a safetensors file relative to the experiment file",
    spanish: "la carpeta o el nombre de una ejecución, es decir, sus mejores pesos (sin parte de"
      + " validación, los últimos), o un archivo safetensors relativo al experimento")
  /// Which of them.
  public static let weightsOnly = Message(
    english: "take only parameters of these names, where `*`, `?` and `[0-2]` stand for letters;"
      + " the others are drawn from the seed",
    spanish: "tomar solo los parámetros con estos nombres, donde `*`, `?` y `[0-2]` representan"
      + " letras; los demás se sortean con la semilla")
  /// Parameters that stay.
  public static let freeze = Message(
    english: "parameters of these names are not trained, such as `layers.0.*`; `*`, `?` and `[0-2]`"
      + " stand for letters",
    spanish: "los parámetros con estos nombres no se entrenan, como `layers.0.*`; `*`, `?` y"
      + " `[0-2]` representan letras")
  /// Weights of classes.
  public static let classWeights = Message(
    english:
      "how much the rows of each class count in the loss, by the class's name (or number from"
      + " 0), 1 for others; the mean divides by the sum of the rows' weights; `balanced` is n/(k·nc):"
      + " n training rows, k classes, nc rows of the class. With `binaryCrossEntropyWithLogits`, the"
      + " second class's weight over the first's multiplies positive targets",
    spanish:
      "cuánto cuentan en la pérdida las filas de cada clase, por su nombre (o su número desde"
      + " 0), 1 para las demás; la media divide entre la suma de los pesos de las filas; `balanced`"
      + " es n/(k·nc): n filas de entrenamiento, k clases, nc filas de la clase. Con"
      + " `binaryCrossEntropyWithLogits`, el peso de la segunda clase entre el de la primera"
      + " multiplica los objetivos positivos")
  /// Λ of λ·Σ|w|.
  public static let l1 = Message(
    english: "λ of λ·Σ|w|",
    spanish: "λ de λ·Σ|w|")
  /// Λ of λ·Σw².
  public static let l2 = Message(
    english: "λ of λ·Σw²",
    spanish: "λ de λ·Σw²")
  /// Penalise all parameters, not only weights.
  public static let penalizeBiases = Message(
    english: "penalise all parameters, not only weights",
    spanish: "penalizar todos los parámetros, no solo los pesos")
  /// The largest Euclidean norm of all gradients together.
  public static let clipNorm = Message(
    english: "the largest Euclidean norm of all gradients together",
    spanish: "la mayor norma euclídea de todos los gradientes juntos")
  /// The largest absolute value of each element.
  public static let clipValue = Message(
    english: "the largest absolute value of each element",
    spanish: "el mayor valor absoluto de cada elemento")
  /// `torch` divides by the norm plus 1e-6.
  public static let clipForm = Message(
    english: "`torch` divides by the norm plus 1e-6",
    spanish: "`torch` divide entre la norma más 1e-6")
  /// How often all rows are seen.
  public static let epochs = Message(
    english: "how often all rows are seen",
    spanish: "cuántas veces se ven todas las filas")
  /// How many rows one update sees.
  public static let batchSize = Message(
    english: "how many rows one update sees",
    spanish: "cuántas filas ve cada actualización")
  /// Each epoch has a random order of its own.
  public static let shuffle = Message(
    english: "each epoch has a random order of its own",
    spanish: "cada época tiene su propio orden al azar")
  /// Every class is drawn equally often.
  public static let balanced = Message(
    english: "every class is drawn equally often",
    spanish: "cada clase aparece con igual frecuencia")
  /// Leave out a last, smaller batch.
  public static let dropLast = Message(
    english: "leave out a last, smaller batch",
    spanish: "omitir el último lote si es más pequeño")
  /// A loss so many times that of answers of 0 counts as diverged; without it, a million.
  public static let lossLimit = Message(
    english: "a loss so many times that of answers of 0 counts as diverged; without it, a million",
    spanish:
      "una pérdida tantas veces mayor que la de respuestas 0 es divergencia; si falta, un millón")
  /// The number that decides what is best.
  public static let monitor = Message(
    english: "the number that decides what is best",
    spanish: "el número que decide qué es lo mejor")
  /// How many epochs without improvement are waited for.
  public static let patience = Message(
    english: "how many epochs without improvement are waited for",
    spanish: "cuántas épocas sin mejora se esperan")
  /// The least change that counts as an improvement.
  public static let minimumDelta = Message(
    english: "the least change that counts as an improvement",
    spanish: "el menor cambio que cuenta como mejora")
}
