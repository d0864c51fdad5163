import CadenaGraph

/// Random directions, each a function of a key and its number alone.
enum Perturbation {
  /// Numbers from the standard normal distribution.
  static func normal(_ count: Int, _ key: RandomKey) -> [Double] {
    var generator = PhiloxGenerator(key: key)
    return (0..<count).map { _ in generator.normal() }
  }

  /// Numbers -1 and 1, each half of the time.
  static func signs(_ count: Int, _ key: RandomKey) -> [Double] {
    var generator = PhiloxGenerator(key: key)
    var bits: UInt64 = 0
    return (0..<count).map { index in
      if index % 64 == 0 { bits = generator.next() }
      defer { bits >>= 1 }
      return bits & 1 == 0 ? -1 : 1
    }
  }
}

extension DescentPlace {
  /// The point moved along a direction, rounded to the element type of the function.
  func point(moved step: Double, along direction: [Double]) -> [Double] {
    var result = point
    result.add(step, direction)
    objective.round(&result)
    return result
  }
}
