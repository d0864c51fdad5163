import Foundation

/// What went wrong in the benchmark itself.
struct BenchmarkError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Tells a person what is going on.
func say(_ text: String) { FileHandle.standardError.write(Data("\(text)\n".utf8)) }
