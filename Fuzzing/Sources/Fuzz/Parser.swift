import Cadena
import CadenaExperiment
import CadenaLab

/// Everything of Cadena that reads what others wrote.
enum Parser: String, CaseIterable {
  case csv, json, safetensors, experiment, gzip, idx, npy, npz, tar, cifar10, expression

  /// Reads an input, and what it made of it once more where that can be written down.
  func read(_ bytes: [UInt8]) {
    switch self {
    case .csv: readTable(bytes)
    case .json:
      guard let value = try? JSONValue.parse(bytes) else { return }
      check((try? JSONValue.parse(value.text()))?.text() == value.text(), "JSON changed")
    case .safetensors:
      guard let file = try? Safetensors(bytes: bytes) else { return }
      check((try? Safetensors(bytes: file.bytes())) == file, "the arrays changed")
    case .experiment:
      _ = try? Experiment.read(bytes: bytes, place: "input", defaultName: "input")
    case .gzip: _ = try? Gzip.unpack(bytes, place: "input", limit: 1 << 20)
    case .idx: _ = try? IDX.read(bytes: bytes, place: "input")
    case .npy: _ = try? NPY.read(bytes: bytes, place: "input")
    case .npz:
      guard let file = try? NPZ(bytes: bytes, place: "input") else { return }
      for name in file.names { _ = try? file.array(name) }
    case .tar: _ = try? TarArchive(bytes: bytes, place: "input")
    case .cifar10: _ = try? CIFAR10.read(bytes: bytes, place: "input")
    case .expression:
      let values = ["x": -2.0, "y": 5, "z": -4, "w0": 2, "w1": -3, "w2": -3, "x0": -1, "x1": -2]
      _ = try? Explanation(of: String(decoding: bytes, as: UTF8.self), at: values)
    }
  }

  /// The first byte chooses options, the rest is the table.
  private func readTable(_ bytes: [UInt8]) {
    guard let choice = bytes.first else { return }
    var options = CSVOptions()
    if choice & 1 != 0 { options.missing = .mean }
    if choice & 2 != 0 { options.header = choice & 4 != 0 }
    if choice & 8 != 0 { options.task = choice & 16 != 0 ? .classification : .regression }
    if choice & 32 != 0 { options.decimal = "," }
    guard
      let table = try? CSVReader.read(
        bytes: Array(bytes.dropFirst()), place: "input", options)
    else { return }
    check(table.targets.count == table.count, "rows without targets")
  }

  private func check(_ condition: Bool, _ message: String) {
    require(condition, message)
  }
}
