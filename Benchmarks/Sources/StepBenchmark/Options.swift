/// What the command line asks for.
struct Options {
  /// What is printed for `--help`.
  static let help = """
    usage: Benchmarks/run [options]
      --repeats N    bursts of each contestant (21)
      --work NAME    only this work, such as 64-64-10; may be given several times
      --no-peers     Cadena alone
      --plan         print the kernels of the trainer's steps and end
      --profile FORM SECONDS
                     take steps of `trainer` or `loop` for so long and end: for profilers
    """

  var repeats = 21
  var works: [Work] = []
  var usesPeers = true
  var printsPlan = false
  var profile: (form: String, seconds: Double)?
  /// Set by the script: interpreter, peers' folder, results, the tool, notes and versions.
  var python: String?
  var peers = "peers"
  var results: String?
  var tool: String?
  var notes: [String] = []
  var versions: [String] = []
  /// What a person typed.
  var typed: [String] = []

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    func value(_ option: String) throws -> String {
      guard let value = rest.popFirst() else { throw BenchmarkError("\(option) needs a value") }
      return value
    }
    while let option = rest.popFirst() {
      let before = rest
      switch option {
      case "--repeats":
        guard let count = Int(try value(option)), count > 0 else {
          throw BenchmarkError("--repeats needs a number of at least 1")
        }
        repeats = count
      case "--work":
        let name = try value(option)
        guard let work = Work.all.first(where: { $0.name == name }) else {
          let names = Work.all.map(\.name).joined(separator: ", ")
          throw BenchmarkError("there is no work \(name); there are \(names)")
        }
        works.append(work)
      case "--no-peers": usesPeers = false
      case "--plan": printsPlan = true
      case "--profile":
        let form = try value(option)
        guard ["trainer", "loop"].contains(form), let seconds = Double(try value(option)) else {
          throw BenchmarkError("--profile needs `trainer` or `loop` and a number of seconds")
        }
        profile = (form, seconds)
      case "--python": python = try value(option)
      case "--peers": peers = try value(option)
      case "--results": results = try value(option)
      case "--tool": tool = try value(option)
      case "--note": notes.append(try value(option))
      case "--version-line": versions.append(try value(option))
      default: throw BenchmarkError("unknown option \(option)\n\(Options.help)")
      }
      let isTyped = !["--python", "--peers", "--results", "--tool", "--note", "--version-line"]
        .contains(option)
      if isTyped { typed += [option] + before.prefix(before.count - rest.count) }
    }
    if works.isEmpty { works = Work.all }
  }
}
