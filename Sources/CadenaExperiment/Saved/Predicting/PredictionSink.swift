import CadenaData
import CadenaText

/// Where predictions go: standard output, or a file that is there whole or not at all.
enum PredictionSink {
  case standardOutput
  case file(AtomicFileStream)

  /// Opens the place; a file that is the input itself is refused (73).
  init(_ path: String?, input: String) throws(OutputError) {
    guard let path, path != "-" else {
      self = .standardOutput
      return
    }
    if input != "-", AtomicFileStream.isSameFile(path, input) {
      throw OutputError(.outputIsInput, place: path, remedy: .nameAnotherFile)
    }
    self = .file(try AtomicFileStream(path: path))
  }

  func write(_ bytes: [UInt8]) throws {
    switch self {
    case .standardOutput: try Console.write(bytes)
    case .file(let file): try file.write(bytes)
    }
  }

  func finish() throws(OutputError) {
    if case .file(let file) = self { try file.finish() }
  }
}
