/// What the trainer's step is to reach.
enum StepGates {
  /// A goal against a peer.
  private struct Goal {
    let peer: String
    let atLeast: Double
    var prototype: Double?
  }

  private static let goals: [String: [Goal]] = [
    "2-2-2": [
      Goal(peer: "JAX in scan", atLeast: 1.4, prototype: 1.3),
      Goal(peer: "PyTorch eager", atLeast: 1000),
    ],
    "2-8-8-1": [
      Goal(peer: "JAX in scan", atLeast: 9, prototype: 9),
      Goal(peer: "PyTorch eager", atLeast: 500),
    ],
    "64-64-10": [
      Goal(peer: "JAX in scan", atLeast: 2.3, prototype: 2.2),
      Goal(peer: "PyTorch eager", atLeast: 42),
    ],
    "784-128-10": [
      Goal(peer: "JAX in scan", atLeast: 1.7, prototype: 1.7),
      Goal(peer: "PyTorch eager", atLeast: 4.5), Goal(peer: "PyTorch compiled", atLeast: 3.9),
    ],
    "784-256-128-10": [
      Goal(peer: "JAX in scan", atLeast: 1.8), Goal(peer: "PyTorch eager", atLeast: 6),
      Goal(peer: "PyTorch compiled", atLeast: 3.9),
    ],
    "784-512-512-10": [
      Goal(peer: "JAX in scan", atLeast: 1.45, prototype: 1.45),
      Goal(peer: "PyTorch eager", atLeast: 3.1), Goal(peer: "PyTorch compiled", atLeast: 1.65),
    ],
    "1024-2048-2048-1024": [
      Goal(peer: "JAX, a call per step", atLeast: 1.05), Goal(peer: "PyTorch eager", atLeast: 1.3),
      Goal(peer: "PyTorch compiled", atLeast: 1.12),
    ],
  ]

  /// The gates of one work: against peers, of the plain loop, and of double precision.
  static func gates(of row: StepSection.Row) -> [Gate] {
    let trainer = row.timings["trainer, 2 threads"]
    var gates = (goals[row.work.name] ?? []).map { goal in
      Gate(
        work: row.work.name, against: goal.peer,
        measured: Figure.quotient(row.timings["\(goal.peer), 2 threads"], trainer),
        goal: .atLeast(goal.atLeast), prototype: goal.prototype)
    }
    if row.work.name == "64-64-10" {
      gates.append(
        Gate(
          work: "64-64-10 as a plain loop", against: "PyTorch eager",
          measured: Figure.quotient(
            row.timings["PyTorch eager, 2 threads"], row.timings["plain loop, 2 threads"]),
          goal: .atLeast(15)))
    }
    gates.append(
      Gate(
        work: "\(row.work.name) in float64", against: "float32",
        measured: Figure.quotient(row.timings["trainer float64, 2 threads"], trainer),
        goal: .atMost(4)))
    return gates
  }
}
