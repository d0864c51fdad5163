/// About how wide text becomes in the fonts of a viewer that is not known: rather too wide than too
/// narrow.
enum TextMeasure {
  /// The width of a text at a size of the font.
  static func width(_ text: String, size: Double) -> Double {
    text.reduce(0) { $0 + share($1) } * size
  }

  private static func share(_ character: Character) -> Double {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar {
    case "i", "j", "l", ".", ",", "'", "|", "(", ")", " ", "f", "t", "r": return 0.4
    case "-": return 0.45
    case "m", "w", "M", "W", "—", "∂": return 0.9
    case "A"..."Z", "+", "=", "<", ">", "·", "×", "÷", "−", "Σ": return 0.72
    default: return scalar.value > 0x2E7F ? 1.1 : 0.6
    }
  }
}
