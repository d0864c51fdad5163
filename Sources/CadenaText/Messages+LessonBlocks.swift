/// What the lessons say of each block.
extension Message {
  // MARK: - Linear

  /// Its name.
  public static let linearName = Message(english: "linear layer", spanish: "capa lineal")
  /// What it is for.
  public static let linearPurpose = Message(
    english:
      "Mixes its inputs: every unit adds up all inputs times weights of its own, and a bias. "
      + "Nearly all that a network learns lies in these weights.",
    spanish: "Mezcla sus entradas: cada unidad suma todas las entradas por pesos propios, más un "
      + "sesgo. Casi todo lo que una red aprende está en esos pesos.")
  /// How the gradients follow.
  public static let linearDerivation = Message(
    english: "Z_ij = Σ_d X_id W_jd + b_j. W_jd meets X_id in every row i, so its gradient adds up "
      + "over the batch; so does that of b_j, whose factor is 1. X_id goes into every unit j with "
      + "the factor W_jd.",
    spanish: "Z_ij = Σ_d X_id W_jd + b_j. W_jd se encuentra con X_id en cada fila i, por eso su "
      + "gradiente se suma sobre el lote; también el de b_j, cuyo factor es 1. X_id entra en cada "
      + "unidad j con el factor W_jd.")
  /// The convention.
  public static let linearConvention = Message(
    english: "Weights have the shape [out, in], in files too. The loss's mean over the batch is "
      + "already in ∂L/∂Z, so nothing is divided by B here.",
    spanish: "Los pesos tienen la forma [salidas, entradas], también en los archivos. El promedio "
      + "sobre el lote ya está en ∂L/∂Z; aquí no se divide entre B.")
  /// The slides.
  public static let linearSlide = Message(
    english:
      "Lecture 000 writes a layer twice: z = W·a + b for one example as a column, and Z = X·Wᵀ "
      + "+ 1·bᵀ for a batch of rows. It is the same map; W is the same matrix.",
    spanish:
      "La clase 000 escribe la capa de dos maneras: z = W·a + b para un ejemplo como columna, y "
      + "Z = X·Wᵀ + 1·bᵀ para un lote de filas. Es la misma función; W es la misma matriz.")

  // MARK: - Activations

  /// Its name.
  public static let reluName = Message(english: "ReLU", spanish: "ReLU")
  /// What it is for.
  public static let reluPurpose = Message(
    english: "Lets positive numbers through and stops the others. Without something that is not "
      + "linear between them, two linear layers would be one; this is the cheapest such thing, and "
      + "its gradient does not shrink.",
    spanish:
      "Deja pasar los números positivos y detiene los demás. Sin algo no lineal entre ellas, "
      + "dos capas lineales serían una sola; esto es lo más barato que hay, y su gradiente no se "
      + "encoge.")
  /// How the gradient follows.
  public static let reluDerivation = Message(
    english:
      "Each element depends on its own input alone, with the slope 1 where it is positive and "
      + "0 elsewhere: the gradient passes through the same mask.",
    spanish:
      "Cada elemento depende sólo de su propia entrada, con pendiente 1 donde es positiva y 0 "
      + "en lo demás: el gradiente pasa por la misma máscara.")
  /// The convention.
  public static let reluConvention = Message(
    english:
      "At 0 itself there is no derivative; the mask is 1 where Z > 0, so the gradient there is "
      + "0, as on the slide. (Differences give 1/2 at such a corner, so the example avoids 0.)",
    spanish:
      "En el 0 mismo no hay derivada; la máscara es 1 donde Z > 0, así que ahí el gradiente es "
      + "0, como en la lámina. (Las diferencias dan 1/2 en esa esquina; el ejemplo evita el 0.)")

  /// Its name.
  public static let sigmoidName = Message(english: "sigmoid", spanish: "sigmoide")
  /// What it is for.
  public static let sigmoidPurpose = Message(
    english:
      "Squeezes any number into (0, 1): a probability of one of two classes, or how far a gate "
      + "is open.",
    spanish:
      "Lleva cualquier número a (0, 1): la probabilidad de una de dos clases, o cuánto se abre "
      + "una compuerta.")
  /// How the gradient follows.
  public static let sigmoidDerivation = Message(
    english:
      "With A = 1/(1 + e^(-Z)), dA/dZ = e^(-Z)/(1 + e^(-Z))² = A·(1 - A). It is 1/4 at most, so "
      + "many sigmoids in a row make gradients vanish.",
    spanish:
      "Con A = 1/(1 + e^(-Z)), dA/dZ = e^(-Z)/(1 + e^(-Z))² = A·(1 - A). Vale 1/4 a lo sumo; "
      + "por eso muchas sigmoides seguidas desvanecen el gradiente.")
  /// The convention.
  public static let sigmoidConvention = Message(
    english: "Computed without overflow for large inputs of either sign. Before "
      + "BinaryCrossEntropyWithLogits leave it out: that loss takes Z itself.",
    spanish: "Se calcula sin desbordes para entradas grandes de cualquier signo. Antes de "
      + "BinaryCrossEntropyWithLogits se omite: esa pérdida recibe Z.")

  /// Its name.
  public static let tanhName = Message(
    english: "hyperbolic tangent", spanish: "tangente hiperbólica")
  /// What it is for.
  public static let tanhPurpose = Message(
    english: "Squeezes any number into (-1, 1), symmetric around 0: tanh(z) = 2·σ(2z) - 1.",
    spanish: "Lleva cualquier número a (-1, 1), simétrica alrededor de 0: tanh(z) = 2·σ(2z) - 1.")
  /// How the gradient follows.
  public static let tanhDerivation = Message(
    english: "The slope is 1 - A²: 1 at 0 and near 0 where the output saturates.",
    spanish: "La pendiente es 1 - A²: 1 en 0 y casi 0 donde la salida se satura.")

  // MARK: - Softmax and losses

  /// Its name.
  public static let softmaxName = Message(english: "softmax", spanish: "softmax")
  /// What it is for.
  public static let softmaxPurpose = Message(
    english: "Turns the scores of a row into probabilities: positive, adding up to 1, the largest "
      + "score with the largest share.",
    spanish: "Convierte los puntajes de una fila en probabilidades: positivas, suman 1, y al mayor "
      + "puntaje le toca la mayor parte.")
  /// How the gradient follows.
  public static let softmaxDerivation = Message(
    english:
      "Every probability of a row depends on all its scores: ∂A_k/∂Z_j = A_k·(1 - A_k) when j "
      + "= k and -A_k·A_j otherwise. The product of a row of gradients with this Jacobian needs no "
      + "matrix: subtract the row's mean gradient, weighted by A, and multiply by A.",
    spanish:
      "Cada probabilidad de una fila depende de todos sus puntajes: ∂A_k/∂Z_j = A_k·(1 - A_k) "
      + "si j = k y -A_k·A_j si no. El producto de una fila de gradientes por este jacobiano no "
      + "necesita la matriz: se resta el gradiente medio de la fila, ponderado por A, y se "
      + "multiplica por A.")
  /// The Jacobian of the first row.
  public static let softmaxJacobian = Message(
    english: "The Jacobian of the first row, by the engine; its rows add up to 0, since the "
      + "probabilities always add up to 1:",
    spanish: "El jacobiano de la primera fila, según el motor; sus filas suman 0, porque las "
      + "probabilidades siempre suman 1:")
  /// The convention.
  public static let softmaxConvention = Message(
    english: "The largest score of the row is subtracted first, which changes nothing and prevents "
      + "overflow. Before SoftmaxCrossEntropy leave the layer out: that loss takes the scores.",
    spanish:
      "Primero se resta el mayor puntaje de la fila, lo que no cambia nada y evita desbordes. "
      + "Antes de SoftmaxCrossEntropy se omite la capa: esa pérdida recibe los puntajes.")

  /// Its name.
  public static let crossEntropyName = Message(
    english: "cross-entropy of probabilities", spanish: "entropía cruzada de probabilidades")
  /// What it is for.
  public static let crossEntropyPurpose = Message(
    english:
      "Measures how surprised the probabilities are by the right class: -log of what they gave "
      + "it. 0 for certainty, log K for knowing nothing of K classes.",
    spanish:
      "Mide cuánto sorprende la clase correcta a las probabilidades: -log de lo que le dieron. 0 "
      + "si hay certeza, log K si no se sabe nada de K clases.")
  /// How the gradient follows.
  public static let crossEntropyDerivation = Message(
    english: "d log A/dA = 1/A; the factor -1/B is that of the mean. With one-hot targets only the "
      + "right class of each row has a gradient.",
    spanish:
      "d log A/dA = 1/A; el factor -1/B es el del promedio. Con objetivos one-hot sólo la clase "
      + "correcta de cada fila tiene gradiente.")
  /// The convention.
  public static let crossEntropyConvention = Message(
    english: "The natural logarithm; the mean over the batch, not over the classes. A class whose "
      + "target is 0 adds 0 even where its probability is 0.",
    spanish:
      "El logaritmo natural; el promedio es sobre el lote, no sobre las clases. Una clase cuyo "
      + "objetivo es 0 suma 0 aunque su probabilidad sea 0.")
  /// The slides.
  public static let crossEntropySlide = Message(
    english:
      "The slide's case form, -1/(B·A_iy) at the right class and 0 elsewhere, holds for one-hot "
      + "targets only; -1/B · Y/A holds for the distributions that the slide allows, too.",
    spanish:
      "La forma por casos de la lámina, -1/(B·A_iy) en la clase correcta y 0 en las demás, sólo "
      + "vale con objetivos one-hot; -1/B · Y/A vale también con las distribuciones que la lámina "
      + "admite.")

  /// Its name.
  public static let softmaxCrossEntropyName = Message(
    english: "softmax and cross-entropy together", spanish: "softmax y entropía cruzada juntas")
  /// What it is for.
  public static let softmaxCrossEntropyPurpose = Message(
    english:
      "The loss of a classifier, straight from its scores. Taken together the two blocks have "
      + "the simplest gradient there is, and no probability can become 0 under the logarithm.",
    spanish: "La pérdida de un clasificador, directamente de sus puntajes. Juntos, los dos bloques "
      + "tienen el gradiente más simple posible, y ninguna probabilidad puede llegar a 0 bajo el "
      + "logaritmo.")
  /// How the gradient follows.
  public static let softmaxCrossEntropyDerivation = Message(
    english:
      "Put -Y/(B·A) into the softmax's rule: the A cancels, and as each row of Y adds up to 1, "
      + "what remains is prediction minus target, divided by B.",
    spanish:
      "Se pone -Y/(B·A) en la regla de la softmax: la A se cancela y, como cada fila de Y suma "
      + "1, queda la predicción menos lo esperado, entre B.")
  /// The convention.
  public static let softmaxCrossEntropyConvention = Message(
    english:
      "log A is computed as Z - log Σ e^Z with the largest score subtracted, so that no digits "
      + "are lost. Targets may be class numbers instead of rows.",
    spanish:
      "log A se calcula como Z - log Σ e^Z restando el mayor puntaje, sin perder cifras. Los "
      + "objetivos pueden ser números de clase en lugar de filas.")

  /// Its name.
  public static let meanSquaredErrorName = Message(
    english: "mean squared error", spanish: "error cuadrático medio")
  /// What it is for.
  public static let meanSquaredErrorPurpose = Message(
    english:
      "Measures predictions of numbers: the mean of the squared differences. Large errors count "
      + "much more than small ones.",
    spanish:
      "Mide predicciones de números: el promedio de las diferencias al cuadrado. Los errores "
      + "grandes cuentan mucho más que los pequeños.")
  /// How the gradient follows.
  public static let meanSquaredErrorDerivation = Message(
    english: "d(A - Y)²/dA = 2·(A - Y), divided by the number of elements n. With the ½ of lecture "
      + "001 the 2 is gone.",
    spanish:
      "d(A - Y)²/dA = 2·(A - Y), entre el número de elementos n. Con el ½ de la clase 001 el 2 "
      + "desaparece.")
  /// The other form in the example.
  public static let halfSquaredErrorExample = Message(
    english: "The lecture's half sum of squares on the same numbers, mean over the batch "
      + "(HalfSquaredError): its gradient is (A - Y)/B.",
    spanish:
      "La mitad de la suma de cuadrados de la clase, con los mismos números y promedio sobre el "
      + "lote (HalfSquaredError): su gradiente es (A - Y)/B.")
  /// The convention.
  public static let meanSquaredErrorConvention = Message(
    english:
      "meanSquaredError divides by all elements and has no ½; halfSquaredError has the ½, sums "
      + "over the outputs and divides by the batch. Predictions and targets have the same shape: a "
      + "column does not fit a vector.",
    spanish:
      "meanSquaredError divide entre todos los elementos y no lleva ½; halfSquaredError lleva el "
      + "½, suma sobre las salidas y divide entre el lote. Predicciones y objetivos tienen la misma "
      + "forma: una columna no cabe en un vector.")
}
