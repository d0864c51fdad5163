/// Somebody who takes training steps.
protocol Contestant: AnyObject {
  /// What tables call it.
  var name: String { get }
  /// Makes the model and the data of a work.
  func prepare(_ work: Work) throws
  /// Takes steps and gives the seconds that they took.
  func run(steps: Int) throws -> Double
}

extension Duration {
  /// The duration as a number of seconds.
  var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
