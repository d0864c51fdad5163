import CadenaNetworks
import Testing

@Suite struct InitializerTests {
  private func draw(_ initializer: any Initializer, _ shape: Shape) -> [Double] {
    var generator = PhiloxGenerator(key: RandomKey(seed: 11))
    return initializer.values(shape: shape, fans: Fans(shape), generator: &generator)
  }

  /// The same numbers with limit or deviation 1.
  private func unit(_ count: Int, normal: Bool) -> [Double] {
    var generator = PhiloxGenerator(key: RandomKey(seed: 11))
    return (0..<count).map { _ in normal ? generator.normal() : 2 * generator.uniform() - 1 }
  }

  @Test func limitsAndDeviationsAreTheFormulas() {
    // Shape [out, in] = [50, 30]: fan-in 30, fan-out 50.
    let cases: [(any Initializer, Double, Bool)] = [
      (FanInUniform(), (1.0 / 30).squareRoot(), false),
      (GlorotUniform(), (6.0 / 80).squareRoot(), false),
      (GlorotUniform(gain: 2), 2 * (6.0 / 80).squareRoot(), false),
      (HeUniform(), (6.0 / 30).squareRoot(), false),
      (HeUniform(slope: 1), (3.0 / 30).squareRoot(), false),
      (FanInNormal(), (1.0 / 30).squareRoot(), true),
      (GlorotNormal(), (2.0 / 80).squareRoot(), true),
      (HeNormal(), (2.0 / 30).squareRoot(), true),
      (HeNormal(slope: 2), (2.0 / 150).squareRoot(), true),
    ]
    for (initializer, scale, normal) in cases {
      let values = draw(initializer, [50, 30])
      expectEqual(values, unit(1500, normal: normal).map { $0 * scale }, "\(initializer)")
      if !normal { #expect(values.allSatisfy { abs($0) <= scale }) }
    }
  }

  @Test func theDrawsHaveTheMomentsOfTheirDistributions() {
    for normal in [false, true] {
      let values = unit(20_000, normal: normal)
      let mean = values.reduce(0, +) / 20_000
      let square = values.reduce(0) { $0 + $1 * $1 } / 20_000
      let fourth = values.reduce(0) { $0 + $1 * $1 * $1 * $1 } / 20_000
      // U(-1, 1): 0, 1/3, 1/5. N(0, 1): 0, 1, 3. Limits are five standard errors.
      #expect(abs(mean) < 5 * (normal ? 1 : 0.577) / 141)
      #expect(abs(square - (normal ? 1 : 1.0 / 3)) < 5 * (normal ? 1.41 : 0.298) / 141)
      #expect(abs(fourth - (normal ? 3 : 0.2)) < 5 * (normal ? 9.8 : 0.27) / 141)
    }
  }

  @Test func biasesTakeTheFanInOfTheirLayer() throws {
    let layer = Linear(400)
    try layer.bind(inputShape: [1, 25], dtype: .float64, seed: 5)
    let values = try #require(layer.bias).value.scalars
    #expect(values.allSatisfy { abs($0) <= 0.2 })
    #expect(values.contains { abs($0) > 0.19 })
  }

  @Test func windowsMultiplyBothFans() {
    let fans = Fans([8, 3, 5, 5])
    #expect(fans.fanIn == 75)
    #expect(fans.fanOut == 200)
  }

  @Test(arguments: [[6, 6], [4, 9], [9, 4], [3, 2, 5], [1, 1]])
  func orthogonalRowsOrColumns(_ extents: [Int]) {
    let shape = Shape(extents)
    let rows = extents[0]
    let columns = shape.count / rows
    let values = draw(Orthogonal(gain: 1.5), shape)
    let byRows = rows <= columns
    let vectors = (0..<Swift.min(rows, columns)).map { vector in
      (0..<Swift.max(rows, columns)).map {
        byRows ? values[vector * columns + $0] : values[$0 * columns + vector]
      }
    }
    for (i, a) in vectors.enumerated() {
      for (j, b) in vectors.enumerated() {
        let product = zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(product - (i == j ? 2.25 : 0)) < 1e-10)
      }
    }
  }

  @Test func constantsAndZeros() throws {
    let layer = Linear(2, weights: Constant(0.25), biases: Zeros())
    try layer.bind(inputShape: [1, 3])
    #expect(layer.weight.value.scalars == [0.25, 0.25, 0.25, 0.25, 0.25, 0.25])
    #expect(layer.bias?.value.scalars == [0, 0])
  }
}
