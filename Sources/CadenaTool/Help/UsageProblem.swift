import CadenaExperiment
import CadenaText

/// What the parser of arguments refuses, in the program's own words and languages.
///
/// The parser tells its errors as English sentences only. The known ones are taken apart here (a
/// test types each of them); a sentence that is not known is shown as it is.
struct UsageProblem {
  private let sentence: String
  private let command: CommandDescription

  init(_ sentence: String, _ command: CommandDescription) {
    self.sentence = sentence
    self.command = command
  }

  /// The problem.
  var problem: Problem {
    unknownOption ?? missingValue ?? badValue ?? extra ?? missing ?? other
      ?? Problem(.verbatim(sentence))
  }

  private var optionNames: [String] {
    command.arguments.flatMap(\.names) + ["--help", "--version"]
  }

  private var unknownOption: Problem? {
    guard var name = rest(after: "Unknown option '") else { return nil }
    // What follows the closing quote is the parser's own suggestion, or a second guess.
    for end in ["'. Did you mean '", "'\n"] {
      if let range = name.firstRange(of: end) { name = name[..<range.lowerBound] }
    }
    if name.last == "'" { name = name.dropLast() }
    return Problem(
      .unknownOption(String(name)),
      remedy: NearestName.find(String(name), among: optionNames).map { .didYouMean($0) })
  }

  private var missingValue: Problem? {
    rest(after: "Missing value for '").map {
      Problem(.optionNeedsValue(String($0.dropLast())), expected: expectation(of: $0))
    }
  }

  private var badValue: Problem? {
    guard let tail = rest(after: "The value '"),
      let middle = tail.firstRange(of: "' is invalid for '")
    else { return nil }
    let value = tail[..<middle.lowerBound]
    let name = tail[middle.upperBound...].prefix { $0 != "'" }
    return Problem(.badValue(String(value), for: String(name)), expected: expectation(of: name))
  }

  /// What an option takes, from the words it knows or the name of its value.
  private func expectation(of synopsis: Substring) -> Message? {
    let name = synopsis.prefix { $0 != " " && $0 != "'" }
    let argument = command.arguments.first {
      $0.names.contains(String(name)) || $0.names.isEmpty && "\($0.synopsis)" == name
    }
    guard let argument else { return nil }
    if !argument.values.isEmpty { return .oneOf(argument.values) }
    switch argument.valueName {
    case "n": return .wholeNumberExpected
    case "x", "η": return .numberExpected
    default: return nil
    }
  }

  private var extra: Problem? {
    if let tail = rest(after: "Unexpected argument '") {
      return Problem(.unexpectedArguments(String(tail.dropLast())))
    }
    if let middle = sentence.firstRange(of: " unexpected arguments: '"),
      Int(sentence[..<middle.lowerBound]) != nil
    {
      let list = sentence[middle.upperBound...].dropLast().replacing("', '", with: ", ")
      return Problem(.unexpectedArguments(String(list)))
    }
    if let tail = rest(after: "The option '"),
      let middle = tail.firstRange(of: "' does not take any value, but '")
    {
      let value = tail[middle.upperBound...].replacing("' was specified.", with: "")
      return Problem(.flagTakesNoValue(String(tail[..<middle.lowerBound]), String(value)))
    }
    if let tail = rest(after: "Value to be set with flag '"),
      let middle = tail.firstRange(of: "' had already been set with flag '")
    {
      return Problem(
        .givenTwice(
          String(tail[middle.upperBound...].dropLast()), String(tail[..<middle.lowerBound])))
    }
    return nil
  }

  private var missing: Problem? {
    if let tail = rest(after: "Missing expected argument '") {
      return Problem(.argumentMissing(String(tail.dropLast())))
    }
    return rest(after: "Missing one of: '").map {
      Problem(.oneArgumentMissing(String($0.dropLast().replacing("', '", with: ", "))))
    }
  }

  private var other: Problem? {
    if sentence == "Missing required subcommand." {
      return Problem(
        .argumentMissing("<command>"),
        expected: .oneOf(command.subcommands.map { $0._commandName }))
    }
    return rest(after: "Invalid option: ").map { Problem(.invalidOption(String($0))) }
  }

  private func rest(after start: String) -> Substring? {
    sentence.hasPrefix(start) ? sentence.dropFirst(start.count) : nil
  }
}
