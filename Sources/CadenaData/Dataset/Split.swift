import CadenaGraph
import CadenaText

/// The rows for training, for validation and for the final test, chosen at random (lecture F1).
///
/// The test part is used once, at the end; the validation part decides when to stop. The numbers
/// of rows of these two are `fraction · rows`, rounded half up; the rest is for training.
///
/// Stratified, every part keeps the proportions of the classes: class c with n_c rows has the quota
/// `fraction · n_c`, rounded by the method of the largest remainder, so that the counts add up
/// exactly and none is off by one or more. At equal remainders the class goes first that was
/// rounded down in the part before, then the one with the smaller index. Every class keeps a row
/// for training: where small classes cannot give their share, others give more, and only when all
/// together cannot does a class leave the training part.
///
/// The same key gives the same parts. Indices are ascending in every part.
public struct Split: Sendable, Hashable {
  /// The rows to learn from; never empty.
  public let training: [Int]
  /// The rows that decide when to stop; empty when none were asked for.
  public let validation: [Int]
  /// The rows for the final test; empty when none were asked for.
  public let test: [Int]
  /// What a person should know: classes too small to be in every part.
  public let warnings: [Message]

  /// Divides the rows of a data set.
  ///
  /// - Parameters:
  ///   - validation: The fraction for validation; 0 means none.
  ///   - test: The fraction for the test; 0 means none.
  ///   - stratified: Whether parts keep the proportions of the classes; regression has none.
  ///   - key: The key of the random choice.
  /// - Throws: `DataError` when a fraction is not in [0, 1), nothing is left for training, or a
  ///   part that was asked for would be empty.
  public init(
    _ dataset: Dataset, validation: Double, test: Double, stratified: Bool = true, key: RandomKey
  ) throws(DataError) {
    for fraction in [validation, test] where !(fraction >= 0 && fraction < 1) {
      throw DataError(
        .fractionOutOfRange, place: dataset.name, found: .verbatim("\(fraction)"),
        remedy: .changeFractions)
    }
    let rows = dataset.count
    let counts = [validation, test].map { Int((Double(rows) * $0).rounded()) }
    guard counts[0] + counts[1] < rows else {
      throw DataError(
        .splitLeavesNothing, place: dataset.name,
        found: .splitCounts(rows, counts[0], counts[1]), remedy: .changeFractions)
    }
    let parts: [Message] = [.validationPartName, .testPartName]
    for (index, fraction) in [validation, test].enumerated()
    where fraction > 0 && counts[index] == 0 {
      throw DataError(
        .partIsEmpty(parts[index], rows: rows), place: dataset.name, remedy: .changeFractions)
    }
    let groups = Split.groups(dataset, stratified: stratified)
    let shares = Split.shares(
      groups.map(\.count), fractions: [validation, test], totals: counts)
    var chosen: (training: [Int], validation: [Int], test: [Int]) = ([], [], [])
    var generator = PhiloxGenerator(key: key)
    for (group, share) in zip(groups, shares) {
      var shuffled = group
      generator.shuffle(&shuffled)
      chosen.validation += shuffled.prefix(share[0])
      chosen.test += shuffled.dropFirst(share[0]).prefix(share[1])
      chosen.training += shuffled.dropFirst(share[0] + share[1])
    }
    self.training = Split.ascending(chosen.training, of: rows)
    self.validation = Split.ascending(chosen.validation, of: rows)
    self.test = Split.ascending(chosen.test, of: rows)
    self.warnings = Split.warnings(dataset, groups, shares, counts, parts)
  }

  /// Different rows in ascending order: marked and collected, which takes less than sorting.
  private static func ascending(_ chosen: [Int], of rows: Int) -> [Int] {
    var isChosen = [Bool](repeating: false, count: rows)
    for row in chosen { isChosen[row] = true }
    var ordered: [Int] = []
    ordered.reserveCapacity(chosen.count)
    for row in 0..<rows where isChosen[row] { ordered.append(row) }
    return ordered
  }

  /// The rows of each class, or all rows as one group.
  private static func groups(_ dataset: Dataset, stratified: Bool) -> [[Int]] {
    guard stratified, case .classes(let labels, let names) = dataset.targets else {
      return [Array(0..<dataset.count)]
    }
    var groups = [[Int]](repeating: [], count: names.count)
    for (row, label) in labels.enumerated() { groups[Int(label)].append(row) }
    return groups
  }

  /// For every group, how many of its rows each part gets.
  static func shares(_ sizes: [Int], fractions: [Double], totals: [Int]) -> [[Int]] {
    var shares = [[Int]](repeating: [0, 0], count: sizes.count)
    var excess = [Double](repeating: 0, count: sizes.count)
    // Every group keeps a row for training, unless that leaves too few for the other parts.
    var room = sizes.map { max(0, $0 - 1) }
    if room.reduce(0, +) < totals.reduce(0, +) { room = sizes }
    for part in 0..<2 where totals[part] > 0 {
      let quotas = sizes.map { Double($0) * fractions[part] }
      for group in sizes.indices {
        shares[group][part] = min(Int(quotas[group]), room[group])
        room[group] -= shares[group][part]
      }
      let given = shares.reduce(0) { $0 + $1[part] }
      // Rounding alone leaves less than one row a group; limits of small classes can leave more.
      for _ in 0..<max(0, totals[part] - given) {
        let candidates = sizes.indices.filter { room[$0] > 0 }
        let next = candidates.min { a, b in
          let left = quotas[a] - Double(shares[a][part])
          let right = quotas[b] - Double(shares[b][part])
          return (-left, excess[a], a) < (-right, excess[b], b)
        }
        guard let next else { break }
        shares[next][part] += 1
        room[next] -= 1
      }
      for group in sizes.indices { excess[group] += Double(shares[group][part]) - quotas[group] }
    }
    return shares
  }

  private static func warnings(
    _ dataset: Dataset, _ groups: [[Int]], _ shares: [[Int]], _ counts: [Int], _ parts: [Message]
  ) -> [Message] {
    guard groups.count > 1, let names = dataset.targets.classNames else { return [] }
    let sizes = groups.map(\.count)
    func without(_ part: Message, _ isWithout: (Int) -> Bool) -> Message? {
      MissingClasses.note(names, rows: sizes, part, isWithout)
    }
    let training = without(.trainingPartName) { shares[$0][0] + shares[$0][1] == sizes[$0] }
    let others = (0..<2).map { index in
      counts[index] == 0 ? nil : without(parts[index]) { shares[$0][index] == 0 }
    }
    return ([training] + others).compactMap { $0 }
  }
}
