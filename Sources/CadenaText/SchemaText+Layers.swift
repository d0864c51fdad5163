/// One sentence about every layer of the experiment file, for tables and errors.
extension SchemaText {
  /// A label for people; it changes no weight's name.
  public static let layerName = Message(
    english: "a label for people; it changes no weight's name",
    spanish: "una etiqueta para personas; no cambia el nombre de ningún peso")
  /// X·Wᵀ + b.
  public static let linear = Message(
    english: "x·Wᵀ + b",
    spanish: "x·Wᵀ + b")
  /// The width of the output; `classes` is the number of classes.
  public static let units = Message(
    english: "the width of the output; `classes` is the number of classes",
    spanish: "el ancho de la salida; `classes` es el número de clases")
  /// Whether b is added.
  public static let bias = Message(
    english: "whether b is added",
    spanish: "si se suma b")
  /// 1 / (1 + e⁻ˣ).
  public static let sigmoid = Message(
    english: "1 / (1 + e⁻ˣ)",
    spanish: "1 / (1 + e⁻ˣ)")
  /// The hyperbolic tangent.
  public static let tanh = Message(
    english: "the hyperbolic tangent",
    spanish: "la tangente hiperbólica")
  /// Max(0, x).
  public static let relu = Message(
    english: "max(0, x)",
    spanish: "max(0, x)")
  /// X·Φ(x), the exact form.
  public static let gelu = Message(
    english: "x·Φ(x), the exact form",
    spanish: "x·Φ(x), la forma exacta")
  /// X / (1 + e⁻ˣ).
  public static let silu = Message(
    english: "x / (1 + e⁻ˣ)",
    spanish: "x / (1 + e⁻ˣ)")
  /// Log(1 + eˣ).
  public static let softplus = Message(
    english: "log(1 + eˣ)",
    spanish: "log(1 + eˣ)")
  /// E^x / Σ e^x over the last axis.
  public static let softmax = Message(
    english: "e^x / Σ e^x over the last axis",
    spanish: "e^x / Σ e^x sobre el último eje")
  /// All axes but the batch's into one.
  public static let flatten = Message(
    english: "all axes but the batch's into one",
    spanish: "todos los ejes menos el del lote en uno")
  /// X above 0, slope·x below.
  public static let leakyReLU = Message(
    english: "x above 0, slope·x below",
    spanish: "x si es positivo, slope·x si no")
  /// The slope below 0.
  public static let slope = Message(
    english: "the slope below 0",
    spanish: "la pendiente bajo 0")
  /// X above 0, α(eˣ - 1) below.
  public static let elu = Message(
    english: "x above 0, α(eˣ - 1) below",
    spanish: "x si es positivo, α(eˣ - 1) si no")
  /// Α, the limit below is -α.
  public static let alpha = Message(
    english: "α, the limit below is -α",
    spanish: "α; el límite inferior es -α")
  /// Sets values to 0 at random while training.
  public static let dropout = Message(
    english: "sets values to 0 at random while training",
    spanish: "pone valores en 0 al azar al entrenar")
  /// The probability of being set to 0.
  public static let dropoutRate = Message(
    english: "the probability of being set to 0",
    spanish: "la probabilidad de quedar en 0")
  /// When kept values are scaled: by 1/(1 - rate) while training, or by 1 - rate at inference.
  public static let dropoutScaling = Message(
    english: "when kept values are scaled: by 1/(1 - rate) while"
      + " training, or by 1 - rate at inference",
    spanish: "cuándo se escalan los que quedan: por 1/(1 - rate) al"
      + " entrenar o por 1 - rate al inferir")
  /// Each feature or channel by the statistics of the batch; at inference by running ones.
  public static let batchNorm = Message(
    english: "normalises each feature or channel by the batch's mean and variance; at inference by"
      + " running ones",
    spanish: "normaliza cada característica o canal con la media y la varianza del lote; al"
      + " inferir, con las acumuladas")
  /// The share of a batch in the running statistics.
  public static let batchNormMomentum = Message(
    english: "the share of each batch in the running mean and variance",
    spanish: "la parte de cada lote en la media y la varianza acumuladas")
  /// Added to the variance.
  public static let normalizationEpsilon = Message(
    english: "added to the variance",
    spanish: "se suma a la varianza")
  /// The last axes of each row by their own statistics.
  public static let layerNorm = Message(
    english: "normalises each row by its own mean and variance",
    spanish: "normaliza cada fila con su propia media y varianza")
  /// How many of the last axes.
  public static let layerNormAxes = Message(
    english: "how many of the last axes are normalised together",
    spanish: "cuántos de los últimos ejes se normalizan juntos")
  /// X + body(x).
  public static let residual = Message(
    english: "x + body(x)",
    spanish: "x + body(x)")
  /// The layers inside.
  public static let body = Message(
    english: "the layers inside",
    spanish: "las capas de dentro")
  /// The same values in another shape.
  public static let reshape = Message(
    english: "the same values in another shape",
    spanish: "los mismos valores en otra forma")
  /// The shape of one row, without the batch.
  public static let reshapeShape = Message(
    english: "the shape of one row, without the batch",
    spanish: "la forma de una fila, sin el lote")
}
