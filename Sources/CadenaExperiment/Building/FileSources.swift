import CadenaData
import CadenaText

/// Reads the sources that are files of arrays: `idx`, `npy`, `npz`, and the data sets known by name.
struct FileSources {
  let source: SourceSpecification
  /// What the experiment predicts, as far as the file tells.
  let task: Dataset.Task?
  /// Whether numbers must fit into single precision.
  var isSingle = false

  /// The names of these sources.
  static let names = ["idx", "npy", "npz"] + KnownDataSet.all.map(\.name)

  /// Whether a source brings a test part of its own.
  static func hasTestPart(_ source: SourceSpecification) -> Bool {
    ["testImages", "testFeatures"].contains { source.options[$0] != nil }
      || KnownDataSet.named(source.name)?.name == source.name
  }

  /// The rows, or nil for a source of another kind.
  func rows() throws(DataError) -> DataBuilder.Rows? {
    let options = source.options
    func text(_ name: String) -> String? { options.textIfGiven(name) }
    switch source.name {
    case "idx":
      return try idx(
        options.text("images"), options.text("labels"), text("testImages"), text("testLabels"))
    case "npy":
      return try rows(
        named: stem(options.text("features")), maker(task),
        try array(options.text("features")), try array(options.text("target")),
        try pair(text("testFeatures"), text("testTarget"), array))
    case "npz": return try npz(options.text("path"))
    case "mnist": return try images(.mnist, classNames: nil)
    case "fashionMNIST":
      return try images(.fashionMNIST, classNames: KnownDataSet.fashionClassNames)
    case "cifar10": return try cifar10()
    default: return nil
    }
  }

  private typealias Source = ArrayDataset.Source

  private func maker(_ task: Dataset.Task?, _ classNames: [String]? = nil) -> ArrayDataset {
    var maker = ArrayDataset(task: task, classNames: classNames, showsPictures: true)
    maker.isSingle = isSingle
    return maker
  }

  private func idx(
    _ images: String, _ labels: String, _ testImages: String?, _ testLabels: String?,
    name: String? = nil, classNames: [String]? = nil
  ) throws(DataError) -> DataBuilder.Rows {
    func read(_ path: String) throws(DataError) -> Source {
      Source(try IDX.read(path), place: path)
    }
    let maker = maker(task ?? .classification, classNames)
    return try rows(
      named: name ?? stem(images), maker, try read(images), try read(labels),
      try pair(testImages, testLabels, read))
  }

  private func npz(_ path: String) throws(DataError) -> DataBuilder.Rows {
    let file = try NPZ.read(path)
    func read(_ name: String) throws(DataError) -> Source {
      Source(try file.array(name), place: "\(path) (\(name))")
    }
    return try rows(
      named: stem(path), maker(task),
      try read(source.options.text("features")), try read(source.options.text("target")),
      try pair(
        source.options.textIfGiven("testFeatures"), source.options.textIfGiven("testTarget"), read))
  }

  private func images(
    _ set: KnownDataSet, classNames: [String]?
  ) throws(DataError) -> DataBuilder.Rows {
    let folder = source.options.text("folder")
    let names = set.parts.map { KnownFiles.file($0, in: folder) ?? "\(folder)/\($0).gz" }
    return try idx(
      names[0], names[1], names[2], names[3], name: set.name,
      classNames: classNames ?? (0..<10).map { "\($0)" })
  }

  private func cifar10() throws(DataError) -> DataBuilder.Rows {
    let folder = source.options.text("folder")
    let paths = KnownDataSet.cifar10.parts.compactMap { KnownFiles.file($0, in: folder) }
    let training = paths.filter { $0.contains("/data_batch_") }
    let first = "\(folder)/\(KnownDataSet.cifar10.parts[0])"
    let dataset = try CIFAR10.dataset(training.isEmpty ? [first] : training)
    guard let test = paths.first(where: { !$0.contains("/data_batch_") }) else {
      return DataBuilder.Rows(dataset: dataset, testRows: 0)
    }
    let testRows = try CIFAR10.dataset([test])
    return DataBuilder.Rows(dataset: dataset.joined(with: testRows), testRows: testRows.count)
  }

  // MARK: - Parts

  private func rows(
    named name: String, _ maker: ArrayDataset, _ features: Source, _ targets: Source,
    _ test: (Source, Source)?
  ) throws(DataError) -> DataBuilder.Rows {
    let dataset = try maker.dataset(name: name, features: features, targets: targets)
    guard let test else { return DataBuilder.Rows(dataset: dataset, testRows: 0) }
    let testRows = try maker.dataset(
      name: name, features: test.0, targets: test.1, like: dataset)
    return DataBuilder.Rows(dataset: dataset.joined(with: testRows), testRows: testRows.count)
  }

  private func array(_ path: String) throws(DataError) -> Source {
    Source(try NPY.read(path), place: path)
  }

  private func pair(
    _ features: String?, _ targets: String?, _ read: (String) throws(DataError) -> Source
  ) throws(DataError) -> (Source, Source)? {
    guard let features, let targets else { return nil }
    return (try read(features), try read(targets))
  }

  /// A file's name without folder and endings.
  private func stem(_ path: String) -> String {
    let file = path.split(separator: "/").last ?? "data"
    return file.split(separator: ".").first.map { String($0) } ?? "data"
  }
}
