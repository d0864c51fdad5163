import Testing

/// Options of `explain` that belong to another kind of explanation are told, not ignored.
@Suite struct ExplainOptionTests {
  private static let wrong: [(arguments: [String], english: String)] = [
    (
      ["x*y", "x=1", "y=2", "--row", "3"],
      "--row belongs to a FILE or a RUN, not to an expression"
    ),
    (["x*y", "x=1", "y=2", "--steps", "1"], "--steps belongs to --example two-layer, not to"),
    (["--lesson", "relu", "--all"], "--all belongs to a FILE or a RUN, not to a lesson"),
    (["--lesson", "relu", "--theme", "dark"], "--theme belongs to --format svg, not to a lesson"),
    (["--lesson", "relu", "--steps", "2"], "--steps belongs to --example two-layer, not to"),
    (["--lesson", "relu", "x=1"], "x=1 belongs to an expression, not to a lesson"),
    (
      ["--example", "two-layer", "--second"],
      "--second belongs to an expression, not to --example two-layer"
    ),
    (
      ["--example", "two-layer", "x=1"], "x=1 belongs to an expression, not to --example two-layer"
    ),
    (["--example", "sum-product", "--set", "seed=1"], "--set belongs to a FILE or a RUN, not to"),
    (["e.yaml", "x=2"], "x=2 belongs to an expression, not to a FILE or a RUN"),
    (["e.yaml", "--weights", "1,2"], "--weights belongs to --example two-layer, not to a FILE"),
    (["e.yaml", "--sequence", "d"], "--sequence belongs to an expression, not to a FILE or a RUN"),
    (["e.yaml", "--transparent"], "--transparent belongs to --format svg, not to --format text"),
    (
      ["x*y", "x=1", "y=2", "--theme", "dark", "--format", "dot"],
      "--theme belongs to --format svg, not to --format dot"
    ),
  ]

  @Test(arguments: wrong) func belongsElsewhere(arguments: [String], english: String) throws {
    let tool = try Tool()
    try tool.write("data: {source: xor}\nmodel: {layers: [linear: classes]}\n", to: "e.yaml")
    let outcome = try tool.run(["explain"] + arguments)
    #expect(outcome.code == 64 && outcome.output == "")
    #expect(outcome.errors.hasPrefix(english), "\(outcome.errors)")
    #expect(outcome.errors.contains("to mend:  leave "))
    let spanish = try tool.run(["explain"] + arguments + ["--lang", "es"])
    #expect(spanish.code == 64 && spanish.errors.contains(" es de "))
  }

  @Test func belongsHere() throws {
    let tool = try Tool()
    try tool.write("data: {source: xor}\nmodel: {layers: [linear: classes]}\n", to: "e.yaml")
    let right = [
      "x*y x=1 y=2 --second --format svg --theme dark --transparent",
      "x*y x=1 y=2 --sequence d --theme light", "--example sum-product x=3",
      "--example two-layer --steps 2 --biases separate", "e.yaml --row 2 --set seed=4 --all",
      "--example two-layer --format svg --theme dark", "e.yaml --format svg --theme dark",
      "--lesson relu --digits 3",
    ]
    for line in right {
      let words = line.split(separator: " ").map { String($0) }
      let outcome = try tool.run(["explain"] + words)
      #expect(outcome.code == 0, "\(line): \(outcome.errors)")
    }
  }
}
