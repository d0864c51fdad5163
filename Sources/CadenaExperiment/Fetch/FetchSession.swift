import CadenaData
import CadenaFetch
import CadenaText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What `cadena data fetch` does: downloads a known data set and tells how it goes.
public struct FetchSession {
  /// The data set; none with `showsList`.
  public var name: String?
  /// Whether the data sets are listed instead.
  public var showsList = false
  /// The folder in which the data set's folder is made; the cache without one.
  public var folder: String?
  /// Addresses instead of the known mirrors.
  public var mirrors: [String] = []
  /// Whether results are JSON lines.
  public var isJSON = false
  /// Whether progress is left out.
  public var isQuiet = false
  /// The language of everything but JSON.
  public var language = Language.english
  /// The environment's variables: `HOME`, `XDG_CACHE_HOME`, `TERM`, `CI`.
  public var environment: [String: String] = [:]

  /// A session that fetches nothing yet.
  public init() {}

  /// Fetches, or lists.
  ///
  /// - Throws: a `CadenaError` with its exit code, or `OutputClosed`.
  public func run() throws {
    if showsList { return try list() }
    guard let name else { throw DataError(.nameADataSet, exitCode: .usage) }
    guard let set = KnownDataSet.named(name) else {
      throw DataError(
        .unknownDataSet(name), expected: .oneOf(KnownDataSet.all.map(\.name)),
        remedy: NearestName.find(name, among: KnownDataSet.all.map(\.name)).map {
          .didYouMean($0)
        }, exitCode: .usage)
    }
    let place = try place(of: set)
    let style = TerminalStyle.standardError(environment: environment, isQuiet: isQuiet)
    var progress = FetchProgress(style: style, language: language)
    try DataSetFetcher(set, to: place, mirrors: mirrors).run { event in
      Console.log(progress.text(event))
    }
    if isJSON {
      try Console.write(
        JSONValue.object([
          .init("event", .string("fetched")), .init("name", .string(set.name)),
          .init("folder", .string(place)),
        ]).text() + "\n")
    } else {
      try Console.write(Message.dataSetReady(set.name, place).text(language) + "\n")
    }
  }

  private func place(of set: KnownDataSet) throws(DataError) -> String {
    guard let base = folder ?? KnownFiles.cacheFolder(environment) else {
      throw DataError(.noCacheFolder, exitCode: .usage)
    }
    return (base.hasSuffix("/") ? String(base.dropLast()) : base) + "/" + set.name
  }

  private func list() throws {
    if !isJSON {
      let titles: [Message] = [.dataSetHeading, .sizeHeading, .stateHeading, .folderHeading]
      var table = TextTable(titles.map { $0.text(language) })
      for set in KnownDataSet.all {
        let place = try place(of: set)
        let state: Message = isPresent(set, place) ? .dataSetPresent : .dataSetAbsent
        table.add([set.name, FetchProgress.size(set.byteCount), state.text(language), place])
      }
      return try Console.write(table.text)
    }
    for set in KnownDataSet.all {
      let place = try place(of: set)
      try Console.write(
        JSONValue.object([
          .init("event", .string("dataSet")), .init("name", .string(set.name)),
          .init("bytes", .integer(set.byteCount)),
          .init("present", .boolean(isPresent(set, place))), .init("folder", .string(place)),
        ]).text() + "\n")
    }
  }

  private func isPresent(_ set: KnownDataSet, _ place: String) -> Bool {
    set.parts.allSatisfy { KnownFiles.file($0, in: place) != nil }
  }
}
