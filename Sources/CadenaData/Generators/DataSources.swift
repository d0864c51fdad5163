import CadenaGraph
import CadenaText

/// The data sets that need no file: embedded ones and generators, by the names that experiment
/// files use.
public enum DataSources {
  /// All generators.
  public static let generators: [any DataGenerator.Type] = [
    Spiral.self, Circles.self, Moons.self, Xor.self, Gaussians.self, LinearData.self,
    SineData.self,
  ]

  /// The names of all sources.
  public static var names: [String] { ["digits", "iris"] + generators.map { $0.name } }

  /// The data set of a name.
  ///
  /// - Parameters:
  ///   - name: One of `names`.
  ///   - options: Options of a generator by name: `points`, `noise`, `classes`.
  ///   - key: The key of the random choices; embedded sets have none.
  /// - Throws: `DataError` for an unknown name or option, or a value out of range.
  public static func dataset(
    named name: String, options: [String: Double] = [:], key: RandomKey
  ) throws(DataError) -> Dataset {
    if let embedded = embedded(name) {
      if let option = options.keys.min() {
        throw DataError(.unknownSourceOption(option, name))
      }
      return embedded
    }
    guard let kind = generators.first(where: { $0.name == name }) else {
      throw DataError(.unknownSource(name), expected: .oneOf(names))
    }
    var generator = kind.init()
    for (option, value) in options.sorted(by: { $0.key < $1.key }) {
      try generator.set(option, to: value)
    }
    return try generator.dataset(key: key)
  }

  private static func embedded(_ name: String) -> Dataset? {
    switch name {
    case "digits": .digits
    case "iris": .iris
    default: nil
    }
  }
}
