extension ConfusionMatrix {
  /// The correlation of true and predicted classes, from -1 to 1; 0 when either is constant
  /// (Matthews 1975; for several classes Gorodkin 2004).
  ///
  /// With n rows, h hits, t_k rows of and p_k rows taken for class k:
  /// (h·n - Σ t_k·p_k) / sqrt((n² - Σ p_k²)·(n² - Σ t_k²)).
  public var matthewsCorrelation: Double {
    let rows = support.map { Double($0) }
    let taken = predictions.map { Double($0) }
    let all = Double(total)
    let products = zip(rows, taken).reduce(0) { $0 + $1.0 * $1.1 }
    let truth = all * all - rows.reduce(0) { $0 + $1 * $1 }
    let prediction = all * all - taken.reduce(0) { $0 + $1 * $1 }
    let scale = (truth * prediction).squareRoot()
    return scale > 0 ? (Double(hits) * all - products) / scale : 0
  }
}
