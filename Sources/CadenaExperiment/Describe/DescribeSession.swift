import CadenaData
import CadenaText

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What `cadena data describe` does: finds a data set and tells what it is like.
public struct DescribeSession: Sendable {
  /// A table, a set's name, or an experiment file.
  public var source: String
  /// The target's columns, for a table.
  public var targets: [String] = []
  /// The character between the columns, for a table.
  public var delimiter: Character?
  /// The sign before decimals, for a table.
  public var decimal: Character = "."
  /// The file of the labels, for a file of pictures or of an array.
  public var labels: String?
  /// Folders in which files are looked for.
  public var dataFolders: [String] = []
  /// Whether every column is shown, however many there are.
  public var showsAll = false
  /// Whether the result is JSON.
  public var isJSON = false
  /// The language of everything but JSON.
  public var language = Language.english
  /// The environment's variables: `CADENA_DATA`.
  public var environment: [String: String] = [:]

  /// A session for a source.
  public init(source: String) { self.source = source }

  /// Describes the set on standard output.
  ///
  /// - Throws: a `CadenaError` with its exit code, or `OutputClosed`.
  public func run() throws {
    let description = try description()
    try Console.write(
      isJSON ? description.json.text() + "\n" : description.text(language))
  }

  /// The description.
  public func description() throws -> DataDescription {
    if source.hasSuffix(".yaml") || source.hasSuffix(".yml") {
      let experiment = try Experiment.read(path: source).located(
        besides: source, dataFolders: folders)
      return try describe(experiment, hasParts: true)
    }
    if let name = Catalogue.sources.entry(source)?.name, !isFile(source),
      Catalogue.sources.builtNames.contains(name)
    {
      return try describe(source: name)
    }
    return try describeTable()
  }

  /// Describes what an experiment with this source would read.
  private func describe(source text: String) throws -> DataDescription {
    let text = "data: {source: \(text)}\nmodel: {layers: [linear: 1]}\n"
    return try describe(
      try Experiment.read(text: text, place: source).located(dataFolders: folders),
      hasParts: false)
  }

  private var folders: [String] {
    KnownFiles.folders(dataFolders, environment: environment)
  }

  func isFile(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  private func describe(_ experiment: Experiment, hasParts: Bool) throws -> DataDescription {
    var builder = DataBuilder(experiment: experiment)
    builder.describes = true
    let rows = try builder.rows()
    let parts = hasParts ? try builder.split(rows) : nil
    return DataDescription(
      rows, parts: parts, isScaled: hasParts ? builder.isScaled : true, showsAll: showsAll)
  }

  private func describeTable() throws -> DataDescription {
    if let set = KnownDataSet.all.first(where: {
      KnownFiles.file($0.parts[0], in: source) != nil
        && KnownFiles.folder(of: $0, in: [source], isGiven: false) == source
    }) {
      return try describe(source: "{\(set.name): {folder: \(quoted(source))}}")
    }
    let candidates = [source] + folders.map { $0 + "/" + source }
    guard let path = candidates.first(where: isFile) else {
      let names = Catalogue.sources.entries.filter { entry in
        entry.isBuilt && !entry.options.contains { $0.presence == .required }
      }.map(\.name)
      throw DataError(
        .noSuchSource(source), expected: .fileOrName(names),
        remedy: NearestName.find(source, among: names).map { .didYouMean($0) } ?? .checkThePath,
        exitCode: .missingInput)
    }
    if let records = try records(path) { return records }
    if let text = try arraySource(path) { return try describe(source: text) }
    var options = CSVOptions(delimiter: delimiter)
    options.decimal = decimal
    options.targets = targets
    options.missing = .mean
    options.categories = .texts
    options.keepsCodes = true
    let table = try CSVReader.table(path, options)
    let rows = DataBuilder.Rows(
      dataset: table.dataset, testRows: 0, form: table.form, nameNotes: table.nameNotes)
    return DataDescription(rows, parts: nil, isScaled: false, showsAll: showsAll)
  }
}
