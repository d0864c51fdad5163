/// What `cadena lr-find` says.
extension Message {
  /// `lr-find` in one line.
  public static let rateSweepAbstract = Message(
    english: "Find a learning rate: a short training with a rate that grows.",
    spanish: "Busca una tasa de aprendizaje: un entrenamiento corto con una tasa que crece.")
  /// How `lr-find` works.
  public static let rateSweepDiscussion = Message(
    english: """
      From the experiment's first weights, every mini-batch has a larger rate than the one before, by the \
      same factor. The loss is smoothed over neighbouring steps; the suggested rate is where it falls \
      fastest, before its lowest place. The sweep ends when the loss runs away. No run is read, made or \
      changed. A schedule of the experiment is left out; the suggestion is for its largest rate.
      """,
    spanish: """
      Desde los pesos iniciales del experimento, cada minilote tiene una tasa mayor que la anterior, por el \
      mismo factor. La pérdida se suaviza sobre pasos vecinos; la tasa sugerida es donde cae más deprisa, \
      antes de su punto más bajo. El barrido acaba cuando la pérdida se dispara. No lee, crea ni cambia \
      ninguna ejecución. Un calendario del experimento se omite; la sugerencia es para su tasa mayor.
      """)
  /// The option --from.
  public static let helpFromRate = Message(
    english: "The smallest rate.", spanish: "La tasa menor.")
  /// The option --to.
  public static let helpToRate = Message(
    english: "The largest rate.", spanish: "La tasa mayor.")
  /// The option --steps of lr-find.
  public static let helpSweepSteps = Message(
    english: "Mini-batches of the sweep.", spanish: "Minilotes del barrido.")
  /// Rates in the wrong order.
  public static func rampMustRise(_ low: String, _ high: String) -> Message {
    Message(
      english: "--from \(low) must be below --to \(high)",
      spanish: "--from \(low) debe ser menor que --to \(high)")
  }
  /// A method whose rate says nothing.
  public static func rateHasNoEffect(_ optimizer: String) -> Message {
    Message(
      english: "\(optimizer) does not take its steps from the learning rate",
      spanish: "\(optimizer) no toma sus pasos de la tasa de aprendizaje")
  }
  /// What to do about it.
  public static let rateHasNoEffectRemedy = Message(
    english: "there is no rate to look for; or name another optimiser with --set optimizer=…",
    spanish: "no hay tasa que buscar; o nombra otro optimizador con --set optimizer=…")
  /// The title.
  public static func rateSweepTitle(_ name: String, optimizer: String) -> Message {
    Message(
      english: "\(name): loss against the learning rate of \(optimizer)",
      spanish: "\(name): pérdida según la tasa de aprendizaje de \(optimizer)")
  }
  /// Over the picture of a page that has the name already.
  public static func rateSweepPicture(optimizer: String) -> Message {
    Message(
      english: "Loss against the learning rate of \(optimizer)",
      spanish: "Pérdida según la tasa de aprendizaje de \(optimizer)")
  }
  /// A column: the smoothed loss.
  public static let smoothedLoss = Message(english: "smoothed loss", spanish: "pérdida suavizada")
  /// A column: the batch's loss.
  public static let batchLoss = Message(english: "loss of the batch", spanish: "pérdida del lote")
  /// The learning rate of a table.
  public static let rateOnly = Message(english: "learning rate", spanish: "tasa de aprendizaje")
  /// The suggestion.
  public static func suggestedRate(_ rate: String) -> Message {
    Message(english: "suggested learning rate: \(rate)", spanish: "tasa sugerida: \(rate)")
  }
  /// The rule, and the lowest place.
  public static func suggestionRule(lowest: String) -> Message {
    Message(
      english: "where the smoothed loss falls fastest; it is lowest at \(lowest)",
      spanish: "donde la pérdida suavizada cae más deprisa; su mínimo está en \(lowest)")
  }
  /// No suggestion.
  public static let noSuggestion = Message(
    english:
      "no suggestion: the loss never falls by more than a fiftieth; try more steps or another range",
    spanish:
      "sin sugerencia: la pérdida nunca cae más de una cincuentava parte; prueba con más pasos u"
      + " otro intervalo")
  /// Where the loss ran away.
  public static func lossRanAway(_ rate: String) -> Message {
    Message(
      english: "the loss ran away at \(rate)", spanish: "la pérdida se disparó con \(rate)")
  }
  /// It did not.
  public static func lossDidNotRunAway(_ rate: String) -> Message {
    Message(
      english: "the loss did not run away up to \(rate)",
      spanish: "la pérdida no se disparó hasta \(rate)")
  }
  /// The rate in the file.
  public static func rateInFile(_ rate: String) -> Message {
    Message(
      english: "the experiment's own rate: \(rate)", spanish: "la tasa del experimento: \(rate)")
  }
}
