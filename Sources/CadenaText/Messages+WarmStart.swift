/// Weights that a training begins with or leaves as they are.
extension Message {
  /// Where weights to begin with can be.
  public static let weightsPlaceRemedy = Message(
    english: "give a run's folder, the name of a run under runs/, or a safetensors file; "
      + "`cadena runs list` shows the runs",
    spanish: "da la carpeta de una ejecución, el nombre de una en runs/, o un archivo safetensors; "
      + "`cadena runs list` muestra las ejecuciones")
  /// A pattern for names of parameters that fits none.
  public static func patternFitsNothing(_ pattern: String, _ key: String) -> Message {
    let shown = shortened(pattern)
    return Message(
      english: "no parameter of the model is called `\(shown)`, which `\(key)` asks for",
      spanish: "ningún parámetro del modelo se llama `\(shown)`, como pide `\(key)`")
  }
  /// Nothing is left to train.
  public static let everythingFrozen = Message(
    english: "`model.freeze` leaves nothing to train",
    spanish: "`model.freeze` no deja nada que entrenar")
  /// What to do about it.
  public static let everythingFrozenRemedy = Message(
    english: "leave at least one parameter out, such as those of the last layer",
    spanish: "deja fuera al menos un parámetro, como los de la última capa")
  /// How to take a part of the weights.
  public static func takeOnly(_ patterns: [String]) -> Message {
    let list = patterns.map { "\"\($0)\"" }.joined(separator: ", ")
    return Message(
      english: "take only what fits: `initialWeights: {from: …, only: [\(list)]}`",
      spanish: "toma solo lo que encaja: `initialWeights: {from: …, only: [\(list)]}`")
  }
  /// A layer whose parameters are not trained.
  public static let frozenLayer = Message(english: "frozen", spanish: "congelada")
  /// A layer some of whose parameters are not trained.
  public static let partlyFrozenLayer = Message(
    english: "partly frozen", spanish: "congelada en parte")
}
