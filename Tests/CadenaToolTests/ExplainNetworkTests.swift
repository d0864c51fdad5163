import Testing

/// `cadena explain` as a process: examples, lessons, networks.
@Suite struct ExplainNetworkTests {
  @Test func writesToFilesAndOutput() throws {
    let tool = try Tool()
    let shown = try tool.run("explain", "--example", "two-layer")
    #expect(shown.code == 0)
    #expect(shown.output.contains("w5 ← w5 - η·∂E/∂w5 = 0.5 - 0.6·0.080203 = 0.45188"))
    #expect(shown.errors.isEmpty)
    let written = try tool.run(
      "explain", "--example", "two-layer", "--format", "svg", "--output", "red ñ.svg")
    #expect(written.code == 0 && written.output.isEmpty)
    #expect(tool.text("red ñ.svg").hasPrefix("<svg"))
    let lessons = try tool.run("explain", "--lesson")
    #expect(lessons.code == 0 && lessons.output.contains("cross-entropy"))
    let spanish = try tool.run("explain", "--lesson", "linear", "--lang", "es")
    #expect(spanish.output.hasPrefix("Bloque: capa lineal\n"))
  }

  @Test func filesAndRuns() throws {
    let tool = try Tool()
    try tool.write(
      """
      name: flor
      data: {source: iris, split: {test: 0.2}}
      model: {layers: [{linear: 3}, tanh, {linear: classes}]}
      training: {epochs: 2}
      """, to: "flor.yaml")
    let first = try tool.run("explain", "flor.yaml", "--row", "4")
    #expect(first.code == 0)
    #expect(first.output.contains("Row 4 of flor, through the network"))
    #expect(first.output.contains("nothing is trained yet"))
    #expect(try tool.run("train", "flor.yaml", "--out", "run").code == 0)
    let trained = try tool.run("explain", "run", "--row", "4", "--part", "test")
    #expect(trained.code == 0)
    // The sentence may be broken anywhere.
    let words = trained.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words.contains("is row 4 of the test part. The weights are the trained ones of the run."))
    let changed = try tool.run("explain", "run", "--set", "seed=1")
    #expect(changed.code == 64 && changed.errors.contains("--set"))
    let wrong = try tool.run("explain", "run", "--row", "31", "--part", "test")
    #expect(wrong.code == 64)
    #expect(wrong.errors.contains("a row from 1 to 30"))
  }

  private static let wrong: [(arguments: String, code: Int32)] = [
    ("explain", 64), ("explain missing.yaml", 66), ("explain --example x", 64),
    ("explain --lesson x", 64), ("explain --lesson relu --format svg", 64),
    ("explain --example two-layer --steps 0", 64),
    ("explain --example two-layer --weights 1,2", 64),
    ("explain --example two-layer --output no/such/folder.txt", 73), ("explain .", 66),
    ("explain --example two-layer --lesson relu", 64),
  ]

  @Test(arguments: wrong) func wrongUse(arguments: String, code: Int32) throws {
    let tool = try Tool()
    let words = arguments.split(separator: " ").map { String($0) }
    let (process, output, errors) = try tool.process(words)
    try process.run()
    process.waitUntilExit()
    func read(_ path: String) -> String {
      tool.text(path.split(separator: "/").last.map { String($0) } ?? "")
    }
    #expect(process.terminationStatus == code, "\(read(errors))")
    #expect(read(output).isEmpty && !read(errors).isEmpty)
  }
}
