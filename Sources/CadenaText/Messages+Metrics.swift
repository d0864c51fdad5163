/// Metrics: their names for people, and what can be wrong with asking for them.
extension Message {
  /// A metric that exists for classes only.
  public static func metricNeedsClasses(_ name: String) -> Message {
    Message(
      english: "`\(name)` exists for classification only",
      spanish: "`\(name)` existe solo para clasificación")
  }
  /// A metric that exists for numbers only.
  public static func metricNeedsNumbers(_ name: String) -> Message {
    Message(
      english: "`\(name)` exists for regression only",
      spanish: "`\(name)` existe solo para regresión")
  }
  /// What an expectation looks like.
  public static let expectationForm = Message(
    english: "a number, a comparison and a bound, such as test.accuracy>=0.97",
    spanish: "un número, una comparación y un límite, como test.accuracy>=0.97")
  /// A text that is no expectation.
  public static let badExpectation = Message(
    english: "this is not an expectation", spanish: "esto no es una expectativa")
  /// The comparisons that there are.
  public static let comparisons = Message.verbatim(">= > <= < ==")
  /// The bound is no number.
  public static func badBound(_ text: String) -> Message {
    Message(
      english: "the bound `\(text)` is not a number", spanish: "el límite `\(text)` no es un número"
    )
  }
  /// Nothing of this name is measured.
  public static func unknownQuantity(_ name: String) -> Message {
    Message(
      english: "nothing of the name `\(name)` is measured",
      spanish: "no se mide nada llamado `\(name)`")
  }
  /// A part that the data do not have.
  public static func expectedPartMissing(_ quantity: String, _ part: Message) -> Message {
    Message(
      english: "`\(quantity)` is expected, but there is no \(part.english) part",
      spanish: "se espera `\(quantity)`, pero no hay parte de \(part.spanish)")
  }
  /// How to have a part.
  public static func setPart(_ key: String) -> Message {
    Message(english: "set \(key) above 0", spanish: "pon \(key) mayor que 0")
  }
  /// An expectation that did not hold.
  public static func expectationFailed(_ expectation: String, found: String?) -> Message {
    Message(
      english: "not met: expected \(expectation), found \(found ?? "no value")",
      spanish: "no se cumple: se esperaba \(expectation), se obtuvo \(found ?? "ningún valor")")
  }
  /// The part of the variance that is explained.
  public static let rSquared = Message(english: "R²", spanish: "R²")
  /// Precision over all rows alike.
  public static let microPrecision = Message(
    english: "precision (micro)", spanish: "precisión (micro)")
  /// Recall over all rows alike.
  public static let microRecall = Message(
    english: "recall (micro)", spanish: "exhaustividad (micro)")
  /// F1 over all rows alike.
  public static let microF1 = Message(english: "micro F1", spanish: "F1 micro")
  /// The mean of the errors' absolute values.
  public static let meanAbsoluteError = Message(english: "MAE", spanish: "MAE")
  /// The square root of the mean squared error.
  public static let rootMeanSquaredError = Message(english: "RMSE", spanish: "RMSE")
  /// The mean of the squared errors.
  public static let meanOfSquaredErrors = Message(english: "MSE", spanish: "MSE")
  /// The largest error.
  public static let largestError = Message(english: "largest error", spanish: "error máximo")
  /// R² without the mean error.
  public static let explainedVariance = Message(
    english: "explained variance", spanish: "varianza explicada")
  /// The mean recall of the classes.
  public static let balancedAccuracy = Message(
    english: "balanced accuracy", spanish: "exactitud equilibrada")
  /// The mean negative logarithm of the true class's probability.
  public static let logLoss = Message(english: "log loss", spanish: "pérdida logarítmica")
  /// The true class is among the most probable.
  public static let topK = Message(english: "top-k accuracy", spanish: "exactitud top-k")
  /// The area under the ROC curve.
  public static let areaUnderROC = Message(english: "ROC AUC", spanish: "AUC ROC")
  /// The area under precision over recall.
  public static let averagePrecision = Message(
    english: "average precision", spanish: "precisión media")
  /// The mean squared distance of probabilities.
  public static let brierScore = Message(english: "Brier score", spanish: "puntuación de Brier")
  /// The correlation of classes.
  public static let matthewsCorrelation = Message(
    english: "Matthews correlation", spanish: "correlación de Matthews")
  /// The flag --expect.
  public static let helpExpect = Message(
    english: "End with exit code 5 unless this holds, as in --expect 'test.accuracy>=0.97'.",
    spanish: "Termina con el código 5 si esto no se cumple, como --expect 'test.accuracy>=0.97'.")
}
