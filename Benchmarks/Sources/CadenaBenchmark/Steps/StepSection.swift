import Cadena
import Foundation

/// Training steps of all contestants.
struct StepSection {
  /// The figures of one work.
  struct Row {
    let work: StepWork
    /// In the order of the contestants; nil for those who did not take part.
    let timings: [String: Timing]
    /// Blocks and bytes per step of Cadena's own contestants.
    let allocations: [(blocks: Double, bytes: Double)?]
  }

  let options: Options

  /// Measures and gives the section of the results.
  func measure() throws -> SectionResult {
    let contestants = try StepContestants(options.usesPeers ? options.peers : nil)
    let everybody = contestants.own + contestants.variants + contestants.peers
    let limits = MachineLimits.measure()
    var rows: [Row] = []
    for work in options.works {
      say(work.title)
      let timings = try options.race.run(work, everybody)
      let named = zip(everybody, timings).compactMap { entry in entry.1.map { (entry.0.name, $0) } }
      let allocations = try contestants.own.map { try Race.allocations(of: $0) }
      rows.append(
        Row(
          work: work, timings: Dictionary(uniqueKeysWithValues: named), allocations: allocations))
    }
    let report = StepReport(
      rows: rows, own: contestants.own.map(\.name), variants: contestants.variants.map(\.name),
      peers: contestants.peers.map(\.name), limits: limits)
    return report.section(options, versions: contestants.versions)
  }
}
