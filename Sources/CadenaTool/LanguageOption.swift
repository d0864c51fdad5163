import ArgumentParser
import CadenaText

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Language: ExpressibleByArgument {}

/// `--lang`, which every command takes.
struct LanguageOption: ParsableArguments {
  @Option(name: .customLong("lang"), help: Spoken.help(.helpLanguage, "en|es"))
  var language: Language?
}

/// The language of help and messages. It is needed before the arguments are parsed, for the help
/// itself, so it is found by looking at them.
enum Spoken {
  /// `--lang` if it is given, else the language of the environment, else English.
  static let language = find(CommandLine.arguments, ProcessInfo.processInfo.environment)

  static func find(_ arguments: [String], _ environment: [String: String]) -> Language {
    for (position, argument) in arguments.prefix(while: { $0 != "--" }).enumerated() {
      let value =
        argument.hasPrefix("--lang=")
        ? String(argument.dropFirst(7))
        : argument == "--lang" ? arguments.dropFirst(position + 1).first ?? "" : ""
      if let language = Language(rawValue: value) { return language }
    }
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
    let locale = names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    return locale.flatMap { Language(locale: $0) } ?? .english
  }

  /// A message in that language.
  static func text(_ message: Message) -> String { message.text(language) }

  /// The help of an option in that language.
  static func help(_ message: Message, _ valueName: String? = nil) -> ArgumentHelp {
    ArgumentHelp(text(message), valueName: valueName)
  }
}
