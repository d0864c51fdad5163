import CadenaData
import CadenaExperiment
import CadenaLab
import CadenaNetworks
import CadenaText
import Testing

/// The gradients of a row beside finite differences.
@Suite struct NetworkDifferencesTests {
  private static let iris = """
    name: flowers
    seed: 3
    data: {source: iris, preprocess: [standardize]}
    model: {layers: [{linear: 4}, tanh, {linear: classes}]}
    regularization: {l2: 0.01}
    """

  private func prepared(_ text: String) throws -> PreparedExperiment {
    try PreparedExperiment(try Experiment.read(text: text))
  }

  private func differences(_ text: String) throws -> NetworkDifferences? {
    let exact = try prepared(text).inDoublePrecision()
    return try NetworkDifferences(exact.model, row: 6, of: exact.trainer)
  }

  @Test func everyPlaceIsCompared() throws {
    let differences = try #require(try differences(Self.iris))
    #expect(
      differences.places.map(\.name) == [
        "input", "layers.0", "layers.1", "layers.2", "layers.0.weight", "layers.0.bias",
        "layers.2.weight", "layers.2.bias",
      ])
    #expect(differences.places.map(\.positions.count) == [4, 4, 4, 3, 16, 4, 12, 3])
    let isComplete = differences.places.allSatisfy(\.isComplete)
    #expect(isComplete)
    #expect(differences.passes && differences.largestError < 1e-6)
    for element in differences.places.flatMap(\.elements) {
      #expect(abs(element.gradient - element.slope) <= 1e-7 * max(1, abs(element.gradient)))
    }
  }

  /// The model of the explanation is in single precision; its gradients are those of the check.
  @Test func singlePrecisionIsCheckedInDouble() throws {
    let prepared = try prepared(Self.iris)
    let walk = try NetworkWalk(prepared.model, row: 6, of: prepared.trainer)
    let exact = try prepared.inDoublePrecision()
    #expect(exact.experiment.dtype == .float64 && prepared.experiment.dtype == .float32)
    let differences = try #require(
      try NetworkDifferences(exact.model, row: 6, of: exact.trainer))
    for (values, place) in zip(
      [walk.input.gradient] + walk.layers.map(\.output.gradient) + walk.parameters.map(\.gradient),
      differences.places)
    {
      for (position, gradient) in values.enumerated() {
        let slope = try #require(place.slope(at: position))
        #expect(abs(gradient - slope) < 1e-5, "\(place.name)")
      }
    }
    #expect(try exact.inDoublePrecision() === exact)
  }

  @Test func largePlacesAreSampledWithTheirLargestGradient() throws {
    let text = """
      data: {source: digits, preprocess: [{scale: 0.0625}]}
      model: {layers: [{linear: 32}, tanh, {linear: classes}]}
      """
    let prepared = try prepared(text)
    let exact = try prepared.inDoublePrecision()
    let walk = try NetworkWalk(exact.model, row: 6, of: exact.trainer)
    let differences = try #require(
      try NetworkDifferences(exact.model, row: 6, of: exact.trainer))
    let place = try #require(differences.parameters.first)
    #expect(place.positions.count == 24 && !place.isComplete)
    let gradient = walk.parameters[0].gradient
    let largest = gradient.indices.max { abs(gradient[$0]) < abs(gradient[$1]) }
    let position = try #require(largest)
    #expect(place.positions.contains(position))
    #expect(differences.passes)
  }

  /// A sum that is exactly 0 lies at the corner of ReLU: neither right nor wrong.
  @Test func cornersAreTold() throws {
    let text = """
      data: {source: xor}
      model: {layers: [{linear: {units: 2, bias: true}}, relu, {linear: classes}]}
      """
    let exact = try prepared(text).inDoublePrecision()
    let first = try #require(exact.model.layers[0] as? Linear)
    first.weight.set(first.weight.value * 0)
    first.bias?.set(try #require(first.bias).value * 0)
    let differences = try #require(
      try NetworkDifferences(exact.model, row: 0, of: exact.trainer))
    #expect(differences.passes)
    #expect(differences.layers[0].corners > 0)
    #expect(differences.input.corners == 0)
  }

  @Test func passesThatAreNotFiniteAreNotCompared() throws {
    let text = "data: {source: sine}\nmodel: {layers: [{linear: 2}, {linear: 1}]}\n"
    let exact = try prepared(text).inDoublePrecision()
    let first = try #require(exact.model.layers[0] as? Linear)
    first.weight.set(first.weight.value * 1e200)
    let last = try #require(exact.model.layers[1] as? Linear)
    last.weight.set(last.weight.value * 1e200)
    #expect(try NetworkDifferences(exact.model, row: 0, of: exact.trainer) == nil)
  }

  @Test func explanationsShowThem() throws {
    var session = NetworkSession()
    session.row = 7
    let prepared = try prepared(Self.iris)
    let result = try session.result(of: prepared, isTrained: false)
    #expect(result.failure == nil)
    #expect(result.text.contains("Check by finite differences\n"))
    #expect(result.text.contains("All gradients agree; the largest relative error is "))
    #expect(result.text.contains("; L includes the penalties for the parameters."))
    // Every line of the way back and every matrix has its estimate: 4 inputs, 4 + 4 + 3 outputs,
    // 4 parameters, and the sentence.
    let estimates = result.text.split(separator: " ").count { $0.hasPrefix("≈") }
    #expect(estimates == 4 + 4 + 4 + 3 + 4 + 1)
    session.format = .json
    let json = try JSONValue.parse(try session.output(of: prepared, isTrained: false))
    let places = try #require(json["differences"]?.elements)
    #expect(places.count == 8 && places[4]["place"] == "layers.0.weight")
    #expect(places[4]["elements"]?.elements?[5]["index"] == [1, 1])
    #expect(places[4]["elements"]?.elements?[5]["outcome"] == "right")
    session.format = .latex
    session.language = .spanish
    let latex = try session.output(of: prepared, isTrained: false)
    #expect(latex.contains("&\\approx \\begin{bmatrix}"))
    #expect(latex.contains("Comprobación por diferencias finitas"))
  }
}
