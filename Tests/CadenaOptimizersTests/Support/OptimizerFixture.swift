import CadenaData
import CadenaNetworks
import Testing

/// optimizers.json: trajectories, clipped gradients and schedules by other programs; averages.json:
/// trajectories of methods that average.
struct OptimizerFixture: Sendable {
  /// Where an optimiser went.
  struct Trajectory: Sendable, CustomTestStringConvertible {
    let name: String
    let optimizer: String
    let hyper: [String: JSONValue]
    let problem: String
    let steps: Int
    /// Row k holds the parameters after k steps.
    let rows: [[Double]]
    /// The function's value at each row.
    let losses: [Double]

    var testDescription: String { name }
  }

  let trajectories: [Trajectory]
  let problems: [String: JSONValue]
  let clipping: [JSONValue]
  let schedules: [JSONValue]

  /// The fixture, read once.
  static let shared = Result { try OptimizerFixture() }

  /// The trajectories, as the arguments of tests; none when the file cannot be read, which a test
  /// of its own reports.
  static let trajectories = (try? shared.get().trajectories) ?? []

  private init() throws {
    let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false)
      .dropLast(2).joined(separator: "/")
    let content = try JSONValue.parse(
      try InputFile.read("\(folder)/Fixtures/optimizers.json"))
    func list(_ key: String) throws -> [JSONValue] { try #require(content[key]?.elements) }
    clipping = try list("clipping")
    schedules = try list("schedules")
    var problems: [String: JSONValue] = [:]
    for problem in try list("problems") {
      problems[try #require(problem["name"]?.string)] = problem
    }
    self.problems = problems
    let averages = try JSONValue.parse(try InputFile.read("\(folder)/Fixtures/averages.json"))
    let more = try #require(averages["trajectories"]?.elements)
    trajectories = try (list("trajectories") + more).map { item in
      let width = try #require(item["trajectory"]?["shape"]?[at: 1]?.integer)
      let numbers = try #require(item["trajectory"]).array
      return Trajectory(
        name: try #require(item["name"]?.string),
        optimizer: try #require(item["optimizer"]?.string),
        hyper: Dictionary(
          uniqueKeysWithValues: try #require(item["hyper"]?.members).map { ($0.key, $0.value) }),
        problem: try #require(item["problem"]?.string),
        steps: try #require(item["steps"]?.integer),
        rows: stride(from: 0, to: numbers.count, by: width).map {
          Array(numbers[$0..<($0 + width)])
        },
        losses: try #require(item["losses"]).array)
    }
  }
}

extension JSONValue {
  /// An element of a list.
  subscript(at index: Int) -> JSONValue? { elements?[index] }

  /// The numbers of a list, or of an array with a shape.
  var array: [Double] { (elements ?? self["data"]?.elements ?? []).compactMap(\.number) }

  /// An array with a shape as a tensor in double precision.
  var tensor: Tensor {
    let shape = (self["shape"]?.elements ?? []).compactMap(\.integer)
    return Tensor(array, shape: Shape(shape), dtype: .float64)
  }
}
