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

  /// Finite numbers.
  static func finite(_ values: (flag: String, value: Double)...) throws {
    for (flag, value) in values where !value.isFinite {
      throw ValidationError(Spoken.text(.flagFinite(flag, "\(value)")))
    }
  }
}
