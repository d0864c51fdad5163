import CadenaExperiment
import CadenaText

/// The words of a command line that need a closer look.
public enum ExplainArguments {
  /// The words that are no options: an expression may begin with a sign, an option with two and a
  /// letter.
  ///
  /// - Parameters:
  ///   - arguments: what the parser of the command line did not recognise.
  ///   - options: the names of all options, to find the nearest.
  public static func words(
    _ arguments: [String], options: [String]
  ) throws(UsageError) -> [String] {
    for word in arguments where word.hasPrefix("--") && word.dropFirst(2).first?.isLetter == true {
      let name = String(word.prefix { $0 != "=" })
      throw UsageError(
        .unknownOption(ExpressionError.shown(name)),
        remedy: NearestName.find(name, among: options).map { .didYouMean($0) })
    }
    // The sign behind which nothing is an option is no word of its own.
    var words = arguments
    if let end = words.firstIndex(of: "--") { words.remove(at: end) }
    return words
  }
}
