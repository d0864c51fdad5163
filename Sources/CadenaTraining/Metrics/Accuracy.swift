extension ConfusionMatrix {
  /// The part of the rows whose class is found: hits / rows; 0 without rows.
  public var accuracy: Double { total == 0 ? 0 : Double(hits) / Double(total) }
}
