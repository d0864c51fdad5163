import CadenaData
import CadenaText

extension RunDirectory {
  /// How often the test part has been measured, as `run.json` says; 0 when it cannot be read.
  var recordedTestUses: Int {
    guard let json = try? manifestJSON() else { return 0 }
    return Self.testUses(json)
  }

  /// Counts a measurement of the test part and gives the count with it.
  ///
  /// Whatever else the file says stays as it is, and of two programs that count at once each gets
  /// a number of its own.
  ///
  /// - Throws: `DataError` when the file cannot be read, `OutputError` (73) when it cannot be
  ///   written.
  public func countTestUse() throws -> Int {
    try ManifestLock.with(self) {
      var json = try manifestJSON()
      let uses = Self.testUses(json) + 1
      json["testUses"] = .integer(uses)
      try AtomicFile.write(json.text(indented: true) + "\n", to: manifestPath)
      return uses
    }
  }

  private func manifestJSON() throws(DataError) -> JSONValue {
    try JSONValue.parse(try InputFile.read(manifestPath), place: manifestPath)
  }

  /// A run from before uses were counted has measured its test part once, if at all.
  private static func testUses(_ json: JSONValue) -> Int {
    let recorded = json["testUses"]?.integer ?? (json["test"] == nil ? 0 : 1)
    return max(0, min(recorded, 1 << 53))
  }
}
