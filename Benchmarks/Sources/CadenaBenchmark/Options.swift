/// What the command line asks for.
struct Options {
  /// What is printed for `--help`.
  static let help = """
    usage: Benchmarks/run [sections] [options]
      steps, kernels, job, inference, start: only these sections; all of them without a name
      --quick        fewer and shorter bursts: figures for oneself, not written down
      --repeats N    bursts of each contestant (21)
      --work NAME    steps of this work alone, such as 64-64-10; may be given several times
      --function NAME
                     of the kernels, this function alone, such as adam; may be given several times
      --no-peers     Cadena alone
      --data-directory FOLDER
                     where MNIST's four files lie, or CADENA_DATA; without it, no job
      --plan         print the kernels of the trainer's steps and end
      --profile FORM SECONDS
                     take steps of `trainer` or `loop`, or compute `functions`, for so
                     long each and end: for profilers
      --threads N    threads of a profile (1)
    """

  /// The section that this process measures.
  var section: Section?
  var race = Race(repeats: 21)
  var isQuick = false
  var works: [StepWork] = []
  /// Those asked for by name; the section of kernels has only these then.
  var functions: [VectorWork.Function] = []
  var usesPeers = true
  var printsPlan = false
  var profile: (form: String, seconds: Double)?
  /// Of a profile.
  var threads = 1
  /// A role that this process plays for another one.
  var serves: [String]?
  var dataDirectory: String?
  /// Set by the script: peers, the folder of the results, the tool, notes and versions.
  var peers = PeerSetting()
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
      var isTyped = true
      switch option {
      case "--quick": isQuick = true
      case "--repeats":
        guard let count = Int(try value(option)), count > 0 else {
          throw BenchmarkError("--repeats needs a number of at least 1")
        }
        race.repeats = count
      case "--work": works.append(try Self.work(value(option)))
      case "--function": functions.append(try Self.function(value(option)))
      case "--no-peers": usesPeers = false
      case "--data-directory": dataDirectory = try value(option)
      case "--plan": printsPlan = true
      case "--profile":
        let form = try value(option)
        guard ["trainer", "loop", "functions"].contains(form),
          let seconds = Double(try value(option))
        else {
          throw BenchmarkError("--profile needs `trainer`, `loop` or `functions` and seconds")
        }
        profile = (form, seconds)
      case "--threads":
        guard let count = Int(try value(option)), count > 0 else {
          throw BenchmarkError("--threads needs a number of at least 1")
        }
        threads = count
      case "--serve":
        serves = Array(rest)
        rest = []
      default:
        isTyped = try takeSetting(option, value)
      }
      // The folder of the data is that of one machine.
      if isTyped && option != "--data-directory" {
        typed += [option] + before.prefix(before.count - rest.count)
      }
    }
    if works.isEmpty { works = StepWork.all }
    if isQuick { race = Race(repeats: min(race.repeats, 5), burst: 0.008, pause: 0.006) }
  }

  private static func work(_ name: String) throws -> StepWork {
    guard let work = StepWork.all.first(where: { $0.name == name }) else {
      let names = StepWork.all.map(\.name).joined(separator: ", ")
      throw BenchmarkError("there is no work \(name); there are \(names)")
    }
    return work
  }

  private static func function(_ name: String) throws -> VectorWork.Function {
    guard let function = VectorWork.Function(rawValue: name) else {
      let names = VectorWork.Function.allCases.map(\.rawValue).joined(separator: ", ")
      throw BenchmarkError("there is no function \(name); there are \(names)")
    }
    return function
  }

  /// The functions that are measured.
  var vectorWorks: [VectorWork] {
    VectorWork.all.filter { functions.isEmpty || functions.contains($0.function) }
  }

  /// What the script sets; whether a person typed it.
  private mutating func takeSetting(
    _ option: String, _ value: (String) throws -> String
  ) throws -> Bool {
    switch option {
    case "--section":
      guard let named = Section(rawValue: try value(option)) else {
        throw BenchmarkError("there is no such section\n\(Options.help)")
      }
      section = named
    case "--python": peers.python = try value(option)
    case "--peers": peers.scripts = try value(option)
    case "--openblas": peers.libraries.append(("OpenBLAS", try value(option)))
    case "--onednn": peers.libraries.append(("oneDNN", try value(option)))
    case "--results": results = try value(option)
    case "--tool": tool = try value(option)
    case "--note": notes.append(try value(option))
    case "--version-line": versions.append(try value(option))
    default:
      guard Section(rawValue: option) != nil else {
        throw BenchmarkError("unknown option \(option)\n\(Options.help)")
      }
      return true
    }
    return false
  }
}
