extension ConfusionMatrix {
  /// The mean of the classes' recalls, over the classes that occur, so that a rare class counts as
  /// much as a common one; 0 without rows (Brodersen and others 2010).
  public var balancedAccuracy: Double {
    let rows = support
    let recalls = (0..<classes).filter { rows[$0] > 0 }.map {
      Double(self[$0, $0]) / Double(rows[$0])
    }
    return recalls.isEmpty ? 0 : recalls.reduce(0, +) / Double(recalls.count)
  }
}
