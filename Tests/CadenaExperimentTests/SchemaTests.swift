import CadenaText
import Testing

@testable import CadenaExperiment

/// The schema holds together, and its tables show it.
struct SchemaTests {
  /// Every option of every entry and section, with its path.
  private func everyOption() -> [(String, OptionSpecification)] {
    func walk(_ path: String, _ options: [OptionSpecification]) -> [(String, OptionSpecification)] {
      options.flatMap { option -> [(String, OptionSpecification)] in
        let name = path + "." + option.name
        switch option.kind {
        case .section(let inner), .shorthand(_, let inner):
          return [(name, option)] + walk(name, inner)
        default: return [(name, option)]
        }
      }
    }
    return walk("", ExperimentSchema.keys)
      + CatalogueName.allCases.flatMap { name in
        name.catalogue.entries.flatMap { walk(name.rawValue + "." + $0.name, $0.options) }
      }
  }

  @Test func everyDefaultIsInItsRange() {
    for (path, option) in everyOption() {
      guard case .defaulted(let value) = option.presence else { continue }
      let isAllowed: Bool =
        switch (option.kind, value) {
        case (.boolean, .boolean), (.text, .text), (.list, .list), (.choice, .choice): true
        case (.unsigned, .unsigned): true
        case (.integer(let range), .integer(let value)): range.contains(Double(value))
        case (.integerOrWord(let range, _), .integer(let value)): range.contains(Double(value))
        case (.number(let range), .number(let value)): range.contains(value)
        case (.word(let words), .text(let word)): words.contains(word)
        default: false
        }
      #expect(isAllowed, "\(path)")
    }
  }

  @Test func namesAreUniqueAndShorthandsExist() {
    for name in CatalogueName.allCases {
      let names = name.catalogue.entries.map(\.name)
      #expect(Set(names).count == names.count, "\(name)")
      for entry in name.catalogue.entries {
        let options = entry.options.map(\.name)
        #expect(Set(options).count == options.count, "\(entry.name)")
        if let shorthand = entry.shorthand { #expect(options.contains(shorthand)) }
        if name.catalogue.allowsLabel { #expect(!options.contains("name")) }
      }
    }
  }

  @Test func theTableShowsEveryNameAndKey() {
    for language in Language.allCases {
      let table = SchemaTable.markdown(language)
      for (path, option) in everyOption() {
        #expect(table.contains(option.name + "`"), "\(path)")
        #expect(
          table.contains(option.summary.text(language).replacing("|", with: "\\|")), "\(path)")
      }
    }
    let english = SchemaTable.markdown(.english)
    #expect(
      english.contains(
        "| | `rate` | a number, 0 ≤ x < 1 | `0.5` | the probability of being set to 0 |"))
    #expect(english.contains("| `conv` | | | | known, not in this version |"))
    #expect(english.contains("| `training.batchSize` | a whole number ≥ 1, or `full` | `32` |"))
  }

  @Test func rangesAreShownAsTheyAre() {
    #expect(ValueRange.fraction.notation == "0 ≤ x < 1")
    #expect(ValueRange.positive.notation == "> 0")
    #expect(ValueRange.all.notation == "")
    #expect(ValueRange(upper: 3, includesUpper: false).notation == "< 3")
    #expect(!ValueRange.all.contains(.infinity) && !ValueRange.all.contains(.nan))
    #expect(!ValueRange.positive.contains(0) && ValueRange.nonNegative.contains(0))
    #expect(!ValueRange.fraction.contains(1) && ValueRange.fraction.contains(0))
  }
}
