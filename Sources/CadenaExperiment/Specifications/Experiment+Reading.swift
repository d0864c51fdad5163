import CadenaText

extension Experiment {
  /// Reads an experiment file; flags are stronger than the file, the file is stronger than the
  /// defaults. A file without `name` is named after itself.
  ///
  /// Throws `ExperimentError`: 66 when the file is missing, 78 with line and column when it is
  /// wrong.
  public static func read(
    path: String, overrides: [Override] = []
  ) throws(ExperimentError) -> Experiment {
    let bytes = try ExperimentFile.bytes(path, limit: YamlReader.largestFile)
    let file = path.split(separator: "/").last ?? ""
    let stem = file.split(separator: ".").first.map { String($0) } ?? ""
    return try read(
      bytes: bytes, place: path == "-" ? "stdin" : path,
      defaultName: stem.isEmpty || path == "-" ? "experiment" : stem,
      overrides: overrides)
  }

  /// Reads the text of an experiment file; the place stands for the file in errors.
  public static func read(
    text: String, place: String = "experiment.yaml", overrides: [Override] = []
  ) throws(ExperimentError) -> Experiment {
    try read(
      bytes: Array(text.utf8), place: place, defaultName: "experiment", overrides: overrides)
  }

  /// Reads the bytes of an experiment file.
  public static func read(
    bytes: [UInt8], place: String, defaultName: String, overrides: [Override] = []
  ) throws(ExperimentError) -> Experiment {
    var root = try YamlReader.read(bytes, place: place)
    if root.isNothing {
      throw ExperimentError(
        .emptyExperiment, at: Origin(place: place), remedy: .emptyRemedy)
    }
    guard case .mapping = root.content else {
      throw ExperimentError(
        .notAnExperiment, at: root.origin, expected: .expectedSection, found: root.found,
        remedy: .emptyRemedy)
    }
    for change in overrides { root = try OverrideWriter(change: change).apply(to: root) }
    let options = try SchemaReader().section(root, ExperimentSchema.keys, [])
    try checkClip(options, root)
    try checkName(options, root)
    var experiment = Experiment(options, defaultName: defaultName)
    experiment.written = WrittenTree(root: root)
    experiment = experiment.withWholeBatch(root)
    try ExperimentCheck(experiment: experiment, root: root).run()
    return experiment
  }

  private static func checkClip(_ options: Options, _ root: YamlNode) throws(ExperimentError) {
    guard let clip = options.sectionIfGiven("clip") else { return }
    let hasNorm = clip["norm"] != nil
    let hasValue = clip["value"] != nil
    guard hasNorm != hasValue else {
      throw ExperimentError(
        .clipNeedsOne, at: root.origin(of: ["clip"]), remedy: .clipNeedsOneRemedy)
    }
    if hasValue, clip["form"] != nil {
      throw ExperimentError(.clipFormNeedsNorm, at: root.origin(of: ["clip", "form"]))
    }
  }

  /// The name becomes a folder, so it must be one: letters, digits and what files may carry.
  private static func checkName(_ options: Options, _ root: YamlNode) throws(ExperimentError) {
    guard let name = options.textIfGiven("name") else { return }
    let isUsable =
      !name.isEmpty && name.utf8.count <= 100 && name.first != "."
      && name.unicodeScalars.allSatisfy { $0 != "/" && $0.value >= 32 && $0.value != 127 }
    guard isUsable else {
      throw ExperimentError(
        .badName, at: root.origin(of: ["name"]), found: .quoted(name), remedy: .badNameRemedy)
    }
  }
}
