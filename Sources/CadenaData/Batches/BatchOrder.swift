import CadenaGraph
import CadenaText

/// How many rows one update sees.
public enum BatchSize: Sendable, Hashable {
  /// All of them: gradient descent on the exact gradient (lecture C1).
  case full
  /// So many; 1 is online learning.
  case rows(Int)
}

/// The order in which an epoch sees the rows, cut into batches (lecture C1).
///
/// Shuffled, every epoch is a random partition of the rows: a permutation by Fisher and Yates
/// (Durstenfeld 1964), cut into pieces, so each row is seen exactly once. The permutation depends
/// on the key and the epoch's number alone, so training can be resumed at any batch of any epoch.
///
/// Balanced (lecture F5), every class is drawn equally often: the epoch has as many draws as there
/// are rows, in rounds that hold one row of every class in random order. Each class goes through
/// its own rows in random order and starts over with a new order when they are used up, so rows of
/// small classes come several times and an epoch need not see all rows of large ones.
///
///     var order = try BatchOrder(rows: split.training, size: .rows(32), key: key)
///     for epoch in 1...10 {
///       order.start(epoch: epoch)
///       for position in 0..<order.batchCount { let rows = order[position] … }
///     }
public struct BatchOrder: Sendable {
  /// How many batches an epoch has.
  public let batchCount: Int
  /// How many rows a batch has; the last may have fewer.
  public let batchSize: Int
  /// The epoch whose order this is; 0 before the first.
  public private(set) var epoch = 0

  private let rows: [Int]
  private let shuffles: Bool
  /// The positions in `rows` of each class that occurs, when batches are balanced.
  private let classes: [[Int]]
  private let key: RandomKey
  private var order: [Int]
  /// Working space of balanced epochs: the classes' current orders and how much of them is used.
  private var classOrders: [[Int]]
  private var classPositions: [Int]
  private var round: [Int]

  /// Batches of the given rows.
  ///
  /// - Parameters:
  ///   - rows: Indices of the rows to train on.
  ///   - size: Rows per batch; more than there are means all.
  ///   - shuffle: Whether each epoch has a random order of its own.
  ///   - dropLast: Whether to leave out a last, smaller batch.
  ///   - balancedBy: The targets of the data set, to draw every class equally often.
  ///   - key: The key of the random choices.
  /// - Throws: `DataError` when a batch would have no row, an epoch no batch, or the targets to
  ///   balance by are no classes.
  public init(
    rows: [Int], size: BatchSize, shuffle: Bool = true, dropLast: Bool = false,
    balancedBy targets: Targets? = nil, key: RandomKey
  ) throws(DataError) {
    let wanted: Int =
      switch size {
      case .full: rows.count
      case .rows(let count): count
      }
    guard !rows.isEmpty else { throw DataError(.noRows) }
    guard wanted >= 1 else { throw DataError(.batchSizeTooSmall(wanted)) }
    guard wanted <= rows.count || !dropLast else {
      throw DataError(
        .batchLargerThanData(wanted, rows: rows.count), remedy: .smallerBatchOrKeepLast)
    }
    batchSize = min(wanted, rows.count)
    batchCount = dropLast ? rows.count / batchSize : (rows.count + batchSize - 1) / batchSize
    self.rows = rows
    self.shuffles = shuffle
    self.key = key
    var groups: [Int32: [Int]] = [:]
    if let targets {
      guard let labels = targets.labels else { throw DataError(.balancedNeedsClasses) }
      for row in rows { groups[labels[row], default: []].append(row) }
    }
    classes = groups.sorted { $0.key < $1.key }.map(\.value)
    order = rows
    classOrders = classes
    classPositions = classes.map { _ in 0 }
    round = Array(classes.indices)
  }

  /// Prepares the order of an epoch; the same number always gives the same order.
  public mutating func start(epoch: Int) {
    self.epoch = epoch
    guard shuffles || !classes.isEmpty else { return }
    var generator = PhiloxGenerator(key: key.derived(index: epoch))
    if classes.isEmpty {
      for index in rows.indices { order[index] = rows[index] }
      generator.shuffle(&order)
    } else {
      fillBalanced(&generator)
    }
  }

  /// The rows of one batch of the epoch; a view, not a copy.
  ///
  /// - Precondition: `batch` is in `0..<batchCount`.
  public subscript(batch: Int) -> ArraySlice<Int> {
    if batch < 0 || batch >= batchCount {
      programmingError("batch \(batch) is outside 0..<\(batchCount)")
    }
    let start = batch * batchSize
    return order[start..<min(start + batchSize, order.count)]
  }

  private mutating func fillBalanced(_ generator: inout PhiloxGenerator) {
    for index in classes.indices {
      restart(index, &generator)
      round[index] = index
    }
    for position in order.indices {
      let turn = position % classes.count
      if turn == 0, shuffles { generator.shuffle(&round) }
      let index = round[turn]
      if classPositions[index] == classes[index].count { restart(index, &generator) }
      order[position] = classOrders[index][classPositions[index]]
      classPositions[index] += 1
    }
  }

  /// A new order of one class's rows.
  private mutating func restart(_ index: Int, _ generator: inout PhiloxGenerator) {
    for position in classes[index].indices {
      classOrders[index][position] = classes[index][position]
    }
    if shuffles { generator.shuffle(&classOrders[index]) }
    classPositions[index] = 0
  }
}
