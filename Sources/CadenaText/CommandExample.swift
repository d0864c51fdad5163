/// One line that a person may type, and what it does: the end of every command's help.
public struct CommandExample: Sendable, Hashable {
  /// What is typed.
  public let line: String
  /// What it does.
  public let what: Message

  init(_ line: String, english: String, spanish: String) {
    self.line = line
    what = Message(english: english, spanish: spanish)
  }
}

extension CommandExample {
  /// Examples of `train`.
  public static let train = [
    CommandExample(
      "cadena train", english: "learns handwritten digits, to see it work",
      spanish: "aprende dígitos manuscritos, para verlo funcionar"),
    CommandExample(
      "cadena train wine.yaml --epochs 50 --out runs/wine",
      english: "trains a file for 50 epochs into a folder of your choice",
      spanish: "entrena un archivo 50 épocas en la carpeta elegida"),
    CommandExample(
      "cadena train wine.yaml --json | jq .validation.loss",
      english: "gives one JSON object per epoch to another program",
      spanish: "da un objeto JSON por época a otro programa"),
    CommandExample(
      "cadena train wine.yaml --set model.initialWeights=wine-3",
      english: "begins with the weights of an earlier run; --set changes any value of the file",
      spanish: "empieza con los pesos de una ejecución anterior; --set cambia cualquier valor"),
    CommandExample(
      "cadena train --resume wine-3",
      english: "goes on with a run that was interrupted",
      spanish: "continúa una ejecución que se interrumpió"),
  ]

  /// Examples of `summary`.
  public static let summary = [
    CommandExample(
      "cadena summary", english: "shows the layers of the digits experiment",
      spanish: "muestra las capas del experimento de dígitos"),
    CommandExample(
      "cadena summary wine.yaml --batch 128",
      english: "counts memory for batches of 128 rows",
      spanish: "cuenta la memoria para lotes de 128 filas"),
    CommandExample(
      "cadena summary wine-1", english: "shows the network of a run",
      spanish: "muestra la red de una ejecución"),
    CommandExample(
      "cadena summary wine.yaml --json | jq .parameters",
      english: "gives the numbers to another program",
      spanish: "da los números a otro programa"),
  ]

  /// Examples of `gradcheck`.
  public static let gradcheck = [
    CommandExample(
      "cadena gradcheck wine.yaml", english: "compares every parameter's gradient with differences",
      spanish: "compara el gradiente de cada parámetro con diferencias"),
    CommandExample(
      "cadena gradcheck wine-1", english: "checks with the weights of a run",
      spanish: "comprueba con los pesos de una ejecución"),
    CommandExample(
      "cadena gradcheck wine.yaml --samples 200 --rows 16",
      english: "compares more elements on more rows",
      spanish: "compara más elementos con más filas"),
  ]

  /// Examples of `explain`.
  public static let explain = [
    CommandExample(
      "cadena explain \"(x + y) * z\" x=-2 y=5 z=-4",
      english: "shows every value and gradient of an expression, and the chain rule in numbers",
      spanish: "muestra cada valor y gradiente de una expresión, y la regla de la cadena en números"
    ),
    CommandExample(
      "cadena explain \"sigmoid(w*x + b)\" w=2 x=1 b=-1 --format svg --output neuron.svg",
      english: "draws the graph for a slide", spanish: "dibuja el grafo para una diapositiva"),
    CommandExample(
      "cadena explain --example two-layer --steps 2",
      english: "shows two updates of the lectures' 2-2-2 network, number by number",
      spanish: "muestra dos actualizaciones de la red 2-2-2 de las clases, número a número"),
    CommandExample(
      "cadena explain --lesson blocks", english: "goes through the blocks of the lectures",
      spanish: "recorre los bloques de las clases"),
    CommandExample(
      "cadena explain wine.yaml --row 3", english: "follows the third row through a network",
      spanish: "sigue la tercera fila a través de una red"),
  ]

  /// Examples of `completions`.
  public static let completions = [
    CommandExample(
      "source <(cadena completions bash)", english: "completes in this bash, until it ends",
      spanish: "completa en este bash, hasta que termine"),
    CommandExample(
      "cadena completions bash > ~/.local/share/bash-completion/completions/cadena",
      english: "completes in every new bash",
      spanish: "completa en cada bash nuevo"),
    CommandExample(
      "cadena completions zsh > ~/.zfunc/_cadena",
      english: "for zsh; ~/.zfunc must be in fpath before compinit",
      spanish: "para zsh; ~/.zfunc debe estar en fpath antes de compinit"),
    CommandExample(
      "cadena completions fish > ~/.config/fish/completions/cadena.fish",
      english: "for fish", spanish: "para fish"),
  ]
}
