import CadenaGraph

extension PhiloxGenerator {
  /// Puts elements into a random order, every order equally likely: Fisher and Yates, from the end
  /// (Durstenfeld 1964).
  ///
  /// Own code rather than the standard library's, so that a seed gives the same order with every
  /// version of Swift.
  mutating func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, position(below: last + 1))
    }
  }

  /// A whole number from 0..<bound without bias: the high half of a product, drawn again in the few
  /// cases that would favour some numbers (Lemire 2019).
  private mutating func position(below bound: Int) -> Int {
    let bound = UInt64(bound)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }
}
