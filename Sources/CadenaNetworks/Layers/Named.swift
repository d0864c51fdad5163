/// A layer with a label for people; the label changes no weight's name.
public struct Named: TransparentContainer {
  /// The label.
  public let name: String
  /// The layer.
  public let layer: any Module

  /// False: paths are those of the layer itself.
  public static var keepsLabelAtRoot: Bool { false }

  /// A layer with a label.
  public init(_ name: String, _ layer: any Module) {
    self.name = name
    self.layer = layer
  }

  /// Whether the layer is.
  public var isReplayable: Bool { layer.isReplayable }

  /// The layer's output.
  public func forward(_ x: Tensor, _ context: Context) -> Tensor { layer(x, context) }

  /// The layer's shape.
  public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    try layer.outputShape(for: input)
  }

  /// The same layer with boxes of its own and the same label.
  public func copied(with copier: BoxCopier) -> Named { Named(name, copier(layer)) }

  /// The label and the layer's own.
  public var label: String { "\(name): \(layer.label)" }

  /// The layer's rows, the last of which carries the label.
  public func addRows(
    to table: inout SummaryBuilder, input: Shape
  ) throws(ShapeError) -> Shape {
    let output = try table.addRows(of: layer, in: self, "layer", input: input)
    table.labelLastRow(name)
    return output
  }
}

extension Module {
  /// The layer with a label for people.
  public func named(_ name: String) -> Named { Named(name, self) }
}
