import CadenaText

/// Layers one after the other: the output of each is the input of the next.
///
///     let model = Sequential {
///       Linear(64)
///       ReLU()
///       if rate > 0 { Dropout(rate) }
///       for _ in 0..<3 { Residual { Linear(64); Tanh() } }
///       Linear(10)
///     }
///
/// Paths count all layers, those without parameters too: `layers.0.weight`. Inside another layer a
/// sequence adds no name of its own: `layers.2.body.0.weight`.
public struct Sequential: TransparentContainer {
  /// The layers, in order.
  public let layers: [any Module]

  /// True: a model that is a sequence names its weights `layers.0.weight`.
  public static var keepsLabelAtRoot: Bool { true }

  /// A sequence of the layers of a list.
  public init(_ layers: [any Module]) { self.layers = layers }

  /// A sequence of the layers that a builder lists.
  public init(@LayerBuilder _ layers: () -> [any Module]) { self.layers = layers() }

  /// Number of layers.
  public var count: Int { layers.count }

  /// A layer by its position.
  public subscript(position: Int) -> any Module { layers[position] }

  /// Whether all layers are.
  public var isReplayable: Bool { layers.allSatisfy(\.isReplayable) }

  /// The output of the last layer; the input when there are no layers.
  public func forward(_ x: Tensor, _ context: Context) -> Tensor {
    var output = x
    for layer in layers { output = layer(output, context) }
    return output
  }

  /// The last layer's shape, or the error of the first layer that does not fit.
  public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    var shape = input
    for (position, layer) in layers.enumerated() {
      do {
        shape = try layer.outputShape(for: shape)
      } catch {
        throw error.inside("layers.\(position)", layer)
      }
    }
    return shape
  }

  /// The same layers with boxes of their own.
  public func copied(with copier: BoxCopier) -> Sequential {
    Sequential(layers.map { copier($0) })
  }

  /// The rows of the layers.
  public func addRows(
    to table: inout SummaryBuilder, input: Shape
  ) throws(ShapeError) -> Shape {
    var shape = input
    for (position, layer) in layers.enumerated() {
      shape = try table.addRows(
        of: layer, in: self, "layers", position: position, input: shape)
    }
    return shape
  }
}
