import Cadena
import CadenaExperiment

/// Everything of Cadena that reads what others wrote.
enum Parser: String, CaseIterable {
  case csv, json, safetensors, experiment

  /// Reads an input, and what it made of it once more where that can be written down.
  func read(_ bytes: [UInt8]) {
    switch self {
    case .csv: _ = try? CSVReader.read(bytes: bytes, place: "input")
    case .json:
      guard let value = try? JSONValue.parse(bytes) else { return }
      check((try? JSONValue.parse(value.text()))?.text() == value.text(), "JSON changed")
    case .safetensors:
      guard let file = try? Safetensors(bytes: bytes) else { return }
      check((try? Safetensors(bytes: file.bytes())) == file, "the arrays changed")
    case .experiment:
      _ = try? Experiment.read(bytes: bytes, place: "input", defaultName: "input")
    }
  }

  private func check(_ condition: Bool, _ message: String) {
    require(condition, message)
  }
}
