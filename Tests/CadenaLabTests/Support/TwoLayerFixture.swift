import CadenaData
import CadenaLab
import Testing

/// two_layer_network.json: the lecture's network by another program.
struct TwoLayerFixture {
  let json: JSONValue

  /// The network of a name: `lecture` or `lecture_linear_output`.
  init(_ name: String) throws {
    var folder = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
    folder = "/" + folder + "/Fixtures/two_layer_network.json"
    let networks = try #require(
      try JSONValue.parse(try InputFile.read(folder))["networks"]?.elements)
    json = try #require(networks.first { $0["name"]?.string == name })
  }

  /// The network as it is described.
  var network: TwoLayerNetwork {
    var network = TwoLayerNetwork()
    network.outputActivation = json["output"]?.string == "linear" ? .linear : .sigmoid
    network.learningRate = json["learning_rate"]?.number ?? .nan
    network.inputs = json["x"]?.elements?.compactMap(\.number) ?? []
    network.targets = json["targets"]?.elements?.compactMap(\.number) ?? []
    network.weights = (1...8).compactMap { json["parameters"]?["w\($0)"]?.number }
    return network
  }

  /// The key of the states with a form of biases.
  static func key(_ biases: TwoLayerNetwork.Biases) -> String {
    switch biases {
    case .shared: "after"
    case .separate: "after_separate_biases"
    case .fixed: "after_fixed_biases"
    }
  }
}
