/// The command `cadena explain`.
extension Message {
  /// What it does.
  public static let explainAbstract = Message(
    english:
      "Explain an expression, a worked example, a block of the lectures, or a network's row.",
    spanish: "Explica una expresión, un ejemplo, un bloque de las clases o una fila en una red.")
  /// More of it.
  public static let explainDiscussion = Message(
    english: """
      explain "(x + y) * z" x=-2 y=5 z=-4  the graph of an expression
      explain --example two-layer          the lectures' 2-2-2 network
      explain --lesson blocks              the lectures' blocks, taught
      explain FILE --row 7                 a row through the first weights
      explain RUN --row 3 --part test      a row through the trained weights
      explain RUN --row 3 --format svg     the same as a picture

      Operators: + - * / ^ (also ** · × ÷ x²). Functions: exp ln log10 log2 sqrt square abs sin cos tan \
      asin acos atan sinh cosh tanh sigmoid relu softplus erf gelu silu leakyRelu(x, a) max(a, b) \
      min(a, b) pow(a, b); log is ln. Constants: pi, e. Statements name nodes: "q = x + y; f = q * z".

      Rows count from 1: without --part in the data as the source gives them (the header of a CSV \
      file does not count, rows of a test file come last), with it within that part.

      Exit codes: 0 done, 4 a gradient check failed, 64 usage, 65 bad data, 66 input missing, 73 cannot write, 78 bad \
      experiment file.
      """,
    spanish: """
      explain "(x + y) * z" x=-2 y=5 z=-4    el grafo de una expresión
      explain --example two-layer            la red 2-2-2 de las clases
      explain --lesson blocks                los bloques de las clases
      explain ARCHIVO --row 7                una fila, pesos iniciales
      explain EJECUCIÓN --row 3 --part test  una fila, pesos entrenados
      explain EJECUCIÓN --format svg         lo mismo, dibujado

      Operadores: + - * / ^ (también ** · × ÷ x²). Funciones: exp ln log10 log2 sqrt square abs sin \
      cos tan asin acos atan sinh cosh tanh sigmoid relu softplus erf gelu silu leakyRelu(x, a) \
      max(a, b) min(a, b) pow(a, b); log es ln; también sen, tg. Constantes: pi, e. Las instrucciones \
      dan nombre a los nodos: "q = x + y; f = q * z".

      Las filas se cuentan desde 1: sin --part, en los datos como los da la fuente (el encabezado de \
      un CSV no cuenta, las filas de un archivo de prueba van al final); con ella, dentro de esa parte.

      Códigos de salida: 0 bien, 4 falló una comprobación de gradientes, 64 uso, 65 datos incorrectos, 66 falta un archivo, 73 no se puede \
      escribir, 78 experimento incorrecto.
      """)
  /// Nothing, or too much, is to be explained.
  public static let explainOne = Message(
    english:
      "one thing is explained at a time: an expression, a FILE or RUN, --example, or --lesson",
    spanish:
      "se explica una cosa a la vez: una expresión, un ARCHIVO o EJECUCIÓN, --example o --lesson")
  /// What to type.
  public static let explainOneRemedy = Message(
    english: "try cadena explain \"(x + y) * z\" x=-2 y=5 z=-4",
    spanish: "prueba cadena explain \"(x + y) * z\" x=-2 y=5 z=-4")
  /// Values set for a run.
  public static let setNeedsFile = Message(
    english: "--set changes an experiment file; a run is explained as it was trained",
    spanish: "--set cambia un archivo de experimento; una ejecución se explica como se entrenó")
  /// A name that is no example.
  public static func unknownExample(_ name: String) -> Message {
    Message(english: "there is no example \(name)", spanish: "no hay un ejemplo \(name)")
  }
  /// The argument.
  public static let helpExplainSubject = Message(
    english:
      "An expression and a value for each variable, or an experiment file or a run directory.",
    spanish:
      "Una expresión y un valor para cada variable, o un archivo de experimento o una ejecución.")
  /// The option --example.
  public static let helpExample = Message(
    english: "A worked example of the lectures: sum-product, sigmoid-neuron or two-layer.",
    spanish: "Un ejemplo resuelto de las clases: sum-product, sigmoid-neuron o two-layer.")
  /// The option --lesson.
  public static let helpLesson = Message(
    english: "A block of the lectures; blocks for all of them, nothing for their names.",
    spanish: "Un bloque de las clases; blocks para todos, nada para ver los nombres.")
  /// The option --format.
  public static let helpFormat = Message(
    english: "The form: text, json, latex, svg or dot, as far as there is one.",
    spanish: "La forma: text, json, latex, svg o dot, según lo que haya.")
  /// The option --output.
  public static let helpExplainOutput = Message(
    english: "The file to write instead of standard output.",
    spanish: "El archivo que se escribe en lugar de la salida estándar.")
  /// The option --digits.
  public static let helpDigits = Message(
    english:
      "Decimals, 1 to 15; small numbers get as many significant digits. For expressions, "
      + "significant digits: 6, in pictures 4.",
    spanish: "Decimales, de 1 a 15; los números pequeños llevan otras tantas cifras "
      + "significativas. En expresiones, cifras significativas: 6, y 4 en dibujos.")
  /// The option --steps.
  public static let helpSteps = Message(
    english: "Updates of the two-layer example; the first and the last are shown in full.",
    spanish: "Pasos del ejemplo two-layer; el primero y el último se muestran completos.")
  /// The option --output-activation.
  public static let helpOutputActivation = Message(
    english:
      "What the two-layer example's outputs do: sigmoid, as the slides compute, or linear, as "
      + "they say.",
    spanish: "Qué hacen las salidas del ejemplo two-layer: sigmoid, como calculan las láminas, o "
      + "linear, como dicen.")
  /// The option --biases.
  public static let helpBiases = Message(
    english: "Its biases: shared by a layer, separate, or fixed.",
    spanish: "Sus sesgos: shared (de la capa), separate (de cada neurona) o fixed (fijos).")
  /// The option --learning-rate.
  public static let helpLearningRate = Message(
    english: "Its learning rate.", spanish: "Su tasa de aprendizaje.")
  /// The option --inputs.
  public static let helpInputs = Message(
    english: "Its inputs x1,x2.", spanish: "Sus entradas x1,x2.")
  /// The option --targets.
  public static let helpTargets = Message(
    english: "Its targets t1,t2.", spanish: "Sus valores esperados t1,t2.")
  /// The option --weights.
  public static let helpWeights = Message(
    english: "Its weights w1,…,w8.", spanish: "Sus pesos w1,…,w8.")
  /// The option --bias-values.
  public static let helpBiasValues = Message(
    english: "Its biases B1,B2.", spanish: "Sus sesgos B1,B2.")
  /// The option --row.
  public static let helpRow = Message(
    english: "The row that goes through the network, from 1.",
    spanish: "La fila que pasa por la red, desde 1.")
  /// The option --part.
  public static let helpPart = Message(
    english: "Count rows within training, validation or test.",
    spanish: "Cuenta las filas dentro de training, validation o test.")
  /// The flag --all.
  public static let helpAll = Message(
    english: "Show long lists of numbers in full.", spanish: "Muestra completas las listas largas.")
  /// The flag --second.
  public static let helpExplainSecond = Message(
    english: "Show an expression's second derivatives too.",
    spanish: "Muestra también las segundas derivadas de una expresión.")
  /// The option --theme.
  public static let helpExplainTheme = Message(
    english: "Colours of an svg: light, dark, or auto for the viewer's.",
    spanish: "Colores de un svg: light, dark, o auto para los del visor.")
  /// The flag --transparent.
  public static let helpExplainTransparent = Message(
    english: "No background behind an svg.", spanish: "Sin fondo detrás de un svg.")
  /// The option --sequence.
  public static let helpExplainSequence = Message(
    english: "Write one svg per step of an expression's sweeps into this folder, for slides.",
    spanish: "Escribe en esta carpeta un svg por paso de una expresión, para diapositivas.")
}
