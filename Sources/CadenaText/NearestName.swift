/// Finds the known name that a person most likely meant.
///
/// Names are compared without case, `_` and `-`, so `learning_rate` finds `learningRate`. A name
/// is near when at most a third of the letters of the longer one must be changed, by the optimal
/// string alignment distance: one insertion, deletion, replacement or swap of neighbours costs 1.
/// Initials count too: `lr` finds `learningRate`, `mse` finds `meanSquaredError`. Names of one
/// letter are near to nothing: any other would be one change away.
public enum NearestName {
  /// Longer names get no suggestion: nobody meant them.
  public static let longest = 64

  /// The nearest of the candidates, or nil when none is near; the first of equally near ones.
  public static func find(_ name: String, among candidates: [String]) -> String? {
    guard name.unicodeScalars.count <= longest else { return nil }
    let wanted = simplified(name)
    guard wanted.count >= 2 else { return nil }
    if let byInitials = candidates.first(where: { initials($0) == wanted }) {
      return byInitials
    }
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let known = simplified(candidate)
      guard known.count >= 2 else { continue }
      let distance = distance(wanted, known)
      if distance <= max(wanted.count, known.count) / 3, distance < best?.distance ?? Int.max {
        best = (candidate, distance)
      }
    }
    return best?.name
  }

  /// The optimal string alignment distance of two words.
  public static func distance(_ a: [Character], _ b: [Character]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i] + [Int](repeating: 0, count: b.count)
      for j in 1...b.count {
        let replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        row[j] = min(replaced, last[j] + 1, row[j - 1] + 1)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }

  private static func simplified(_ name: String) -> [Character] {
    Array(name.lowercased().filter { $0 != "_" && $0 != "-" })
  }

  private static func initials(_ name: String) -> [Character] {
    name.enumerated().compactMap { position, letter in
      position == 0 || letter.isUppercase ? Character(letter.lowercased()) : nil
    }
  }
}
