import ArgumentParser
import CadenaText

/// Bounds of the numbers that options take; a number outside is an error of usage.
enum Limits {
  /// Whole numbers from 1.
  static func fromOne(_ values: (flag: String, value: Int?)...) throws {
    for (flag, value) in values {
      guard let value, value < 1 else { continue }
      throw ValidationError(Spoken.text(.flagFromOne(flag, value)))
    }
  }

  /// Whole numbers from a first one.
  static func from(_ first: Int, _ values: (flag: String, value: Int?)...) throws {
    for (flag, value) in values {
      guard let value, value < first else { continue }
      throw ValidationError(Spoken.text(.flagFrom(first, flag, value)))
    }
  }

  /// Finite numbers above 0.
  static func aboveZero(_ values: (flag: String, value: Double)...) throws {
    for (flag, value) in values where !(value > 0 && value.isFinite) {
      throw ValidationError(Spoken.text(.flagAboveZero(flag, "\(value)")))
    }
  }

  /// Finite numbers from 0.
  static func fromZero(_ values: (flag: String, value: Double)...) throws {
    for (flag, value) in values where !(value >= 0 && value.isFinite) {
      throw ValidationError(Spoken.text(.flagFromZero(flag, "\(value)")))
    }
  }

  /// Which of two names of an option was typed; the first when neither was.
  static func typed(_ flag: String, or other: String) -> String {
    let isOther = CommandLine.arguments.contains { $0 == other || $0.hasPrefix(other + "=") }
    return isOther ? other : flag
  }

  /// Finite numbers.
  static func finite(_ values: (flag: String, value: Double)...) throws {
    for (flag, value) in values where !value.isFinite {
      throw ValidationError(Spoken.text(.flagFinite(flag, "\(value)")))
    }
  }
}
