import CadenaData
import CadenaText

/// Writes lessons as documents and as JSON.
enum LessonExposition {
  /// All lessons given, in one document.
  static func document(of lessons: [Lesson], number: DecimalText) -> Exposition {
    let only = lessons.count == 1 ? lessons.first : nil
    var document = Exposition(only.map { .lessonTitle($0.title) } ?? .lessonsTitle, number: number)
    if only == nil { document.add(.text(.lessonsIntroduction)) }
    for lesson in lessons {
      if only == nil { document.add(.heading(1, .lessonTitle(lesson.title))) }
      write(lesson, to: &document)
    }
    return document
  }

  private static func write(_ lesson: Lesson, to document: inout Exposition) {
    document.add(.text(lesson.purpose))
    document.add(.heading(2, .lessonForward))
    document.add(.formulas(lesson.forward))
    document.add(
      .table(
        .init(
          [.symbolColumn, .shapeColumn, .meaningColumn],
          lesson.quantities.map { [.verbatim($0.symbol), .verbatim($0.shape), $0.meaning] },
          leftColumns: 3)))
    document.add(.heading(2, .lessonBackward))
    document.add(.formulas(lesson.backward))
    document.add(.text(lesson.derivation))
    if let slide = lesson.slide { document.add(.note(slide)) }
    document.add(.heading(2, .lessonExample))
    let example = lesson.example
    document.add(.matrices(example.inputs + [example.output]))
    if let cotangent = example.cotangent {
      document.add(.text(.lessonCotangent))
      document.add(.matrices([cotangent]))
    }
    document.add(.text(.lessonDifferences))
    for gradient in example.gradients {
      document.add(.matrices([gradient.exact, gradient.numeric]))
    }
    let few = DecimalText(digits: 2)
    document.add(
      .text(
        .lessonAgreement(
          formula: few(example.gradients.map(\.formulaDeviation).max() ?? 0),
          differences: few(example.gradients.map(\.numericDeviation).max() ?? 0))))
    for extra in lesson.extras { document.add(extra) }
    document.add(.heading(2, .lessonCode))
    document.add(.code(lesson.swift))
    document.add(.code(lesson.experiment))
    if let convention = lesson.convention {
      document.add(.heading(2, .lessonConventions))
      document.add(.text(convention))
    }
  }

  // MARK: - The list

  /// What `--lesson` offers.
  static func list(_ language: Language) -> String {
    let entries = Lesson.names.compactMap(Lesson.named).map { ($0.name, $0.title) }
    let all = [("blocks", Message.lessonBlocks)] + entries
    let width = all.map(\.0.count).max() ?? 0
    let lines = all.map { name, title in
      "  " + name + String(repeating: " ", count: width - name.count + 2) + title.text(language)
    }
    return Message.lessonList.text(language) + "\n" + lines.joined(separator: "\n") + "\n"
  }

  // MARK: - JSON

  static func json(of lesson: Lesson, _ language: Language) -> JSONValue {
    func lines(_ lines: [Exposition.Line]) -> JSONValue {
      .array(lines.map { .string("\($0.left) \($0.relation) \($0.right)") })
    }
    func texts(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }
    var json: JSONValue = [
      "explanation": "lesson", "lesson": .string(lesson.name),
      "title": .string(lesson.title.text(language)),
      "purpose": .string(lesson.purpose.text(language)), "forward": lines(lesson.forward),
      "quantities": .array(
        lesson.quantities.map {
          [
            "symbol": .string($0.symbol), "shape": .string($0.shape),
            "meaning": .string($0.meaning.text(language)),
          ]
        }),
      "backward": lines(lesson.backward),
      "derivation": .string(lesson.derivation.text(language)),
    ]
    let example = lesson.example
    var shown: JSONValue = [
      "inputs": .object(example.inputs.map { .init($0.name, numbers($0)) }),
      "output": .object([.init(example.output.name, numbers(example.output))]),
    ]
    if let cotangent = example.cotangent { shown["cotangent"] = numbers(cotangent) }
    shown["gradients"] = .array(
      example.gradients.map {
        [
          "name": .string($0.name), "engine": numbers($0.exact), "formula": numbers($0.formula),
          "differences": numbers($0.numeric),
        ]
      })
    json["example"] = shown
    json["swift"] = texts(lesson.swift)
    json["experiment"] = texts(lesson.experiment)
    json["convention"] = lesson.convention.map { .string($0.text(language)) }
    json["slide"] = lesson.slide.map { .string($0.text(language)) }
    return json
  }

  /// A number, or the rows of a matrix.
  static func numbers(_ matrix: Exposition.Matrix) -> JSONValue {
    if matrix.isScalar { return .number(matrix.rows.first?.first ?? .nan) }
    return .array(matrix.rows.map { .array($0.map(JSONValue.number)) })
  }
}
