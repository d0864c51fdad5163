/// A shell pattern for names: `*` stands for any letters, points included, `?` for one letter,
/// `[0-2]` for one of a range, `[!0-2]` for one outside it. Everything else stands for itself, and
/// the pattern must fit the whole name.
///
///     NamePattern("layers.[01].*").matches("layers.1.weight")    // true
struct NamePattern {
  private enum Part {
    case anything
    case one
    case letter(Character)
    case range([ClosedRange<Character>], isNegated: Bool)

    func fits(_ letter: Character) -> Bool {
      switch self {
      case .anything: false
      case .one: true
      case .letter(let own): own == letter
      case .range(let ranges, let isNegated):
        ranges.contains { $0.contains(letter) } != isNegated
      }
    }
  }

  private let parts: [Part]

  init(_ text: String) {
    let letters = Array(text)
    var parts: [Part] = []
    var index = 0
    while index < letters.count {
      let letter = letters[index]
      index += 1
      switch letter {
      case "*": parts.append(.anything)
      case "?": parts.append(.one)
      case "[":
        guard let (part, end) = Self.range(letters, from: index) else { fallthrough }
        parts.append(part)
        index = end
      default: parts.append(.letter(letter))
      }
    }
    self.parts = parts
  }

  /// What stands between brackets, and where it ends; nil when nothing closes them.
  private static func range(_ letters: [Character], from start: Int) -> (Part, Int)? {
    var index = start
    let isNegated = index < letters.count && (letters[index] == "!" || letters[index] == "^")
    if isNegated { index += 1 }
    let first = index
    var ranges: [ClosedRange<Character>] = []
    while index < letters.count {
      let low = letters[index]
      // A bracket in the first place stands for itself.
      if low == "]", index > first { return (.range(ranges, isNegated: isNegated), index + 1) }
      if index + 2 < letters.count, letters[index + 1] == "-", letters[index + 2] != "]" {
        let high = letters[index + 2]
        if low <= high { ranges.append(low...high) }
        index += 3
      } else {
        ranges.append(low...low)
        index += 1
      }
    }
    return nil
  }

  /// Whether the whole name fits. After a mismatch the last `*` takes one letter more, so the work
  /// is at most the product of both lengths.
  func matches(_ name: String) -> Bool {
    let letters = Array(name)
    var (part, letter) = (0, 0)
    var retry: (part: Int, letter: Int)?
    while letter < letters.count {
      if part < parts.count, case .anything = parts[part] {
        retry = (part + 1, letter)
        part += 1
      } else if part < parts.count, parts[part].fits(letters[letter]) {
        part += 1
        letter += 1
      } else if let last = retry {
        (part, letter) = (last.part, last.letter + 1)
        retry = (last.part, last.letter + 1)
      } else {
        return false
      }
    }
    return parts[part...].allSatisfy { if case .anything = $0 { true } else { false } }
  }
}
