import CadenaText

/// A residual connection: `x + body(x)`, or `shortcut(x) + body(x)` (lecture 001, row E3).
///
/// The identity block adds the input as it is, so the body must keep the shape. The projection
/// block passes the input through a shortcut of its own, which gives it the body's shape.
///
/// Source: He et al., "Deep residual learning for image recognition", 2015.
public struct Residual: Module {
  /// What is learned beside the shortcut.
  public let body: any Module
  /// What the input passes through before it is added; nil for the identity.
  public let shortcut: (any Module)?

  /// The input plus the output of a body.
  public init(_ body: any Module, shortcut: (any Module)? = nil) {
    self.body = body
    self.shortcut = shortcut
  }

  /// The input plus the output of the layers that a builder lists.
  public init(shortcut: (any Module)? = nil, @LayerBuilder _ body: () -> [any Module]) {
    self.init(Sequential(body()), shortcut: shortcut)
  }

  /// Whether body and shortcut are.
  public var isReplayable: Bool { body.isReplayable && shortcut?.isReplayable ?? true }

  /// The sum; a body that changes the shape stops the program.
  public func forward(_ x: Tensor, _ context: Context) -> Tensor {
    let straight = shortcut.map { $0(x, context) } ?? x
    let change = body(x, context)
    if change.shape != straight.shape {
      context.refuse(Residual.mismatch(straight.shape, change.shape))
    }
    return straight + change
  }

  /// The body's shape, if it is that of the shortcut.
  public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    let change: Shape
    do {
      change = try body.outputShape(for: input)
    } catch {
      throw error.inside("body", body)
    }
    try check(change, input)
    return change
  }

  private func check(_ change: Shape, _ input: Shape) throws(ShapeError) {
    var straight = input
    if let shortcut {
      do {
        straight = try shortcut.outputShape(for: input)
      } catch {
        throw error.inside("shortcut", shortcut)
      }
    }
    if straight != change { throw Residual.mismatch(straight, change) }
  }

  private static func mismatch(_ straight: Shape, _ change: Shape) -> ShapeError {
    ShapeError(
      "residual", .residualShapes, [straight, change], remedy: .residualRemedy(straight.description)
    )
  }

  /// The same block with boxes of its own.
  public func copied(with copier: BoxCopier) -> Residual {
    Residual(copier(body), shortcut: shortcut.map { copier($0) })
  }

  /// The rows of the body, those of the shortcut, and the block's own.
  public func addRows(
    to table: inout SummaryBuilder, input: Shape
  ) throws(ShapeError) -> Shape {
    let change = try table.addRows(of: body, in: self, "body", input: input)
    if let shortcut {
      _ = try table.addRows(of: shortcut, in: self, "shortcut", input: input)
    }
    try check(change, input)
    // One addition an element.
    table.addContainer(
      self, output: change,
      operations: change.count / Swift.max(1, change.rank == 0 ? 1 : change[0]))
    return change
  }
}
