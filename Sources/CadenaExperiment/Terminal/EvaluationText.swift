import CadenaOptimizers
import CadenaText
import CadenaTraining

extension EvaluationCount {
  /// The counts in words; nil where none were kept.
  var message: Message? {
    guard function > 0 else { return nil }
    return .evaluated(
      function: Self.text(function), gradient: Self.text(gradient),
      hessianVector: hessianVector > 0 ? Self.text(hessianVector) : nil)
  }

  /// The counts for a tile of the report: `120 / 118 / 640`.
  var tile: String? {
    guard function > 0 else { return nil }
    return [function, gradient, hessianVector].map(Self.text).joined(separator: "\u{2009}/\u{2009}")
  }

  private static func text(_ count: Int) -> String {
    ProgressLine.grouped(Double(count), separator: "\u{202F}")
  }
}

extension MinimizationEnding {
  /// What a person is told; nil for what ends no training by itself.
  var message: Message? {
    switch self {
    case .gradientTolerance: .minimizedToTolerance
    case .smallChange: .minimizedToPrecision
    case .targetValue: .minimizedToTarget
    case .lineSearchFailed: .minimizedNoStep
    case .iterationLimit, .notFinite, .stopped: nil
    }
  }
}
