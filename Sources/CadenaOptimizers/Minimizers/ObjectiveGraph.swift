import CadenaGraph
import CadenaNetworks
import CadenaText

/// What a function gives when it is followed: its value, and what belongs to it.
package struct ObjectiveGraph {
  /// The value, one element.
  package var value: Tensor
  /// A number that is read with every value, such as how many rows are classified rightly.
  package var observed: Tensor?
  /// The part of the value that each example has by itself, one element for each row of a layer's
  /// output; nil where only the value itself is known.
  package var losses: Tensor?
  /// By what the sum of `losses` is divided in the value.
  package var divisor: Double
  /// What the value has beside them, such as penalties.
  package var rest: Tensor?
  /// What every run binds anew.
  package var bindings: [ObjectiveBinding]

  /// A value by itself.
  package init(
    _ value: Tensor, observed: Tensor? = nil, losses: Tensor? = nil, divisor: Double = 1,
    rest: Tensor? = nil, bindings: [ObjectiveBinding] = []
  ) {
    self.value = value
    self.observed = observed
    self.losses = losses
    self.divisor = divisor
    self.rest = rest
    self.bindings = bindings
  }
}

/// An input of a function that is replayed: rows of a batch, the key of a mask.
package struct ObjectiveBinding {
  /// What stands for it in the graph.
  let placeholder: Tensor
  /// Changes whenever the content does.
  let version: () -> Int
  /// Writes the content.
  let fill: (UnsafeMutableRawPointer) -> Void

  /// An input with what tells its content.
  package init(
    _ placeholder: Tensor, version: @escaping () -> Int,
    fill: @escaping (UnsafeMutableRawPointer) -> Void
  ) {
    self.placeholder = placeholder
    self.version = version
    self.fill = fill
  }
}

/// How a function is followed.
package struct ObjectivePass {
  /// Whether the graph is kept and run again: numbers that vary are placeholders then, and come with
  /// `bindings`.
  package let isRecording: Bool
  /// Where layers leave or find the noise of their outputs, when there is any.
  package let noise: NodeNoise?
}
