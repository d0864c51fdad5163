import CadenaText

/// What `cadena explain --lesson NAME` does.
public struct LessonSession: Sendable {
  /// A lesson's name, `blocks` for all, or nothing for the list.
  public var name: String
  /// In what form; drawings there are none.
  public var format = ExplanationFormat.text
  /// Decimals.
  public var digits = 5
  /// The language of sentences.
  public var language = Language.english
  /// Whether colours may be used.
  public var usesColor = false

  /// A session for a lesson.
  public init(_ name: String) { self.name = name }

  /// The lesson, or the list of lessons.
  ///
  /// Throws `UsageError` for an unknown name or a form that lessons do not have.
  public func output() throws(UsageError) -> String {
    if name.isEmpty || name == "list" { return LessonExposition.list(language) }
    let names = name == "blocks" ? Lesson.names : [name]
    let lessons = names.compactMap(Lesson.named)
    guard lessons.count == names.count else {
      throw UsageError(
        .unknownLesson(name), expected: .knownLessons(["blocks"] + Lesson.names),
        remedy: NearestName.find(name, among: Lesson.names).map { .didYouMean($0) })
    }
    let number = DecimalText(digits: digits)
    switch format {
    case .text:
      return ExpositionText.text(
        of: LessonExposition.document(of: lessons, number: number), language, usesColor: usesColor)
    case .latex:
      return ExpositionLatex.document(
        of: LessonExposition.document(of: lessons, number: number), language)
    case .json:
      return lessons.map { LessonExposition.json(of: $0, language).text() + "\n" }.joined()
    case .svg, .dot:
      throw UsageError(.formatNotOffered(format.rawValue, ["text", "json", "latex"]))
    }
  }
}
