import CadenaGraph

/// Runs a plan kernel by kernel and tells about each.
enum DebugReport {
  /// Like `PlanInstance.run`, with a report for every kernel.
  static func run(
    _ plan: Plan, _ instance: PlanInstance, _ traversal: borrowing Traversal
  ) -> (kernel: Int, position: Int)? {
    let clock = ContinuousClock()
    for index in plan.kernels.indices {
      let start = clock.now
      if let failure = instance.run(kernel: index) { return failure }
      let duration = start.duration(to: clock.now)
      report(plan, index, duration)
    }
    return nil
  }

  private static func report(_ plan: Plan, _ index: Int, _ duration: Duration) {
    let kernel = plan.kernels[index]
    let microseconds = Double(duration.components.attoseconds) / 1e12
    let cost = kernel.work.cost
    let speed = microseconds > 0 ? cost.operations / microseconds / 1000 : 0
    let names = kernel.nodes.map { plan.structure.entries[$0].label }.joined(separator: " ")
    DebugLevel.report(
      "kernel \(index): \(rounded(microseconds)) us, \(Int(cost.bytes)) bytes, "
        + "\(rounded(speed)) Gop/s: \(kernel.work.summary) [\(names)]")
    guard DebugLevel.current >= .fusion, case .region(let region) = kernel.work else { return }
    for step in region.steps {
      let targets = step.targets.map { "%\($0)" }.joined(separator: ", ")
      let sources = step.sources.map { "%\($0)" }.joined(separator: ", ")
      DebugLevel.report("    \(targets) = \(step.name)(\(sources))")
    }
  }

  private static func rounded(_ number: Double) -> Double { (number * 100).rounded() / 100 }
}
