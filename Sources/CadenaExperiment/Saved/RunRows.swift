import CadenaData
import CadenaText

/// What a file of rows for a run holds, found out by its content.
enum RunRows {
  /// Comma-separated values, or what only their reader can tell apart.
  case table
  /// Named arrays (NPZ).
  case archive
  /// One array (IDX, NPY).
  case array
  /// Records of CIFAR-10.
  case records

  /// The kind of a file.
  init(_ path: String) {
    self =
      if NPZ.holds(path) { .archive } else if ArrayRows.holds(path) {
        .array
      } else if CIFAR10.holds(path) { .records } else { .table }
  }

  /// The names of the arrays that the run was trained on, else the usual ones.
  static func names(
    in file: NPZ, of run: SavedRun
  ) -> (features: String, target: String) {
    let source = run.experiment.data.source
    let isArchive = source.name == "npz"
    let features = isArchive ? source.options.textIfGiven("features") : nil
    let target = isArchive ? source.options.textIfGiven("target") : nil
    let known = file.names
    return file.usualNames(
      features: features.flatMap { known.contains($0) ? $0 : nil },
      target: target.flatMap { known.contains($0) ? $0 : nil })
  }
}

extension SavedRun {
  private typealias Source = ArrayDataset.Source

  /// The rows of a file with their targets, as the model takes them: read by the form of the
  /// training rows, preprocessed and scaled by what was learnt from them.
  ///
  /// - Parameter labels: the file of the labels, for one of a single array; found by its name when
  ///   nil.
  /// - Throws: `DataError` (65, or 66 when the file is missing, or 64 when labels are to be told).
  public func rows(of path: String, labels: String? = nil) throws(DataError) -> Dataset {
    let raw = try rawRows(path, labels)
    var dataset = try pipeline.apply(raw, precision: isSingle ? .single : .double)
    if let targetScaling { dataset = try targetScaling.apply(dataset) }
    return try Dataset(
      name: dataset.name,
      features: Features(
        dataset.features.storage, count: dataset.count, exampleShape: data.inputShape),
      targets: dataset.targets, targetName: dataset.targetName)
  }

  /// Whether the model computes in single precision.
  var isSingle: Bool { dtype == .float32 }

  private func rawRows(_ path: String, _ labels: String?) throws(DataError) -> Dataset {
    let kind = RunRows(path)
    if case .table = kind {
      var options = CSVOptions()
      options.form = data.form
      options.isSingle = isSingle
      return try CSVReader.table(path, options).dataset
    }
    guard data.table == nil else {
      throw DataError(.runWantsTable, place: path, remedy: .runWantsTableRemedy)
    }
    switch kind {
    case .archive:
      let file = try NPZ.read(path)
      let names = RunRows.names(in: file, of: self)
      return try arrays(
        Source(try file.array(names.features), place: "\(path) (\(names.features))"),
        Source(try file.array(names.target), place: "\(path) (\(names.target))"))
    case .array:
      guard let labels = labels ?? LabelsFile.beside(path) else {
        throw DataError(.labelsNeeded, place: path, remedy: .labelsNeededRemedy, exitCode: .usage)
      }
      return try arrays(ArrayRows.array(path), ArrayRows.array(labels))
    case .records, .table:
      let records = try CIFAR10.dataset([path])
      let (like, found) = (data.example, data.classNames ?? [])
      guard records.featureCount == like?.featureCount,
        found.count >= records.targets.classCount ?? 0
      else {
        throw DataError(
          .columnsDifferFrom(data.name), place: path,
          expected: .cells(data.exampleShape.reduce(1, *)), found: .cells(records.featureCount))
      }
      return records.replacing(targets: .classes(records.targets.labels ?? [], names: found))
    }
  }

  private func arrays(_ features: Source, _ targets: Source) throws(DataError) -> Dataset {
    guard let example = data.example else { throw DataError(.noRows, place: data.name) }
    var maker = ArrayDataset(showsPictures: true)
    maker.isSingle = isSingle
    return try maker.dataset(
      name: data.name, features: features, targets: targets, like: example)
  }
}

extension DataRecord {
  /// A data set of one row of zeros, with the columns and classes of the record.
  var example: Dataset? {
    let width = exampleShape.reduce(1, *)
    return try? Dataset(
      name: name,
      features: Features(
        .bytes([UInt8](repeating: 0, count: width)), count: 1, exampleShape: [width]),
      targets: classNames.map { .classes([0], names: $0) }
        ?? .values([Double](repeating: 0, count: targetNames.count), width: targetNames.count),
      featureNames: featureNames, targetName: targetNames.joined(separator: ", "))
  }
}
