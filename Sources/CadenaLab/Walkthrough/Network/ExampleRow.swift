import CadenaData
import CadenaExperiment
import CadenaText

/// Which row of an experiment's data is meant, and what it is.
///
/// Rows count from 1. Without a part the number is that of the source: the data rows of a CSV file
/// (its header does not count), the examples of an embedded set, with the rows of a test file behind
/// them. With a part it is the number within that part, whose rows keep the source's order.
public struct ExampleRow: Sendable {
  /// A part of the data.
  public enum Part: String, Sendable, CaseIterable {
    /// The rows that are learned from.
    case training
    /// The rows that choose the best epoch.
    case validation
    /// The rows that are measured at the end.
    case test
  }

  /// The position in the data, from 0.
  public let index: Int
  /// The part that it belongs to.
  public let part: Part
  /// Its number within the part, from 1.
  public let numberInPart: Int

  /// Its number in the source, from 1.
  public var number: Int { index + 1 }

  /// Finds a row; the first without a number.
  ///
  /// Throws `UsageError` with the range when there is no such row.
  public init(
    _ number: Int?, in part: Part?, of data: PreparedData
  ) throws(UsageError) {
    let rows: [Part: [Int]] = [
      .training: data.training, .validation: data.validation, .test: data.test,
    ]
    let candidates = part.flatMap { rows[$0] } ?? Array(0..<data.dataset.count)
    if let part, candidates.isEmpty {
      throw UsageError(.partHasNoRows(Self.name(part)))
    }
    let wanted = number ?? 1
    guard wanted >= 1, wanted <= candidates.count else {
      throw UsageError(
        .noSuchRow(wanted, part: part.map(Self.name)),
        expected: .rowsFromOne(candidates.count), found: .verbatim("--row \(wanted)"))
    }
    let index = candidates[wanted - 1]
    self.index = index
    let home = Part.allCases.first { rows[$0]?.contains(index) ?? false } ?? .training
    self.part = home
    numberInPart = (rows[home]?.firstIndex(of: index) ?? 0) + 1
  }

  /// The part's name for people.
  public static func name(_ part: Part) -> Message {
    switch part {
    case .training: .trainingPart
    case .validation: .validationPart
    case .test: .testPart
    }
  }
}
