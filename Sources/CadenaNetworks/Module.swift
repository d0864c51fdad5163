import CadenaText

/// A layer or a model: a struct that holds parameters and other layers, and computes one tensor
/// from another.
///
/// Adding a layer means writing `forward`, and `outputShape` when shapes can fail to fit:
///
///     struct Scale: Module {
///       var weight = Parameter(.weight, initializer: Constant(1))
///
///       func forward(_ x: Tensor, _ context: Context) -> Tensor {
///         x * weight.value(in: context, shape: [x.shape.last])
///       }
///
///       func copied(with copier: BoxCopier) -> Self { Self(weight: copier(weight)) }
///     }
///
/// Layers are called as functions, `layer(x, context)`, or `layer(x)` for inference. Parameters are
/// found through `Mirror` and named by their place, `layers.0.weight`. The first use of a model
/// that was not bound binds it (seed 0, the input's element type).
public protocol Module {
  /// Whether `forward` builds the same graph for the same shapes and context every time, so that a
  /// trainer may record a step once and replay it. False unless a layer says so: then its `if`s,
  /// counters and random draws run at every step.
  var isReplayable: Bool { get }

  /// The output for an input, as a graph. Inner layers are called as functions with the same
  /// context.
  func forward(_ x: Tensor, _ context: Context) -> Tensor

  /// The shape of the output for an input of a shape, both with the batch axis in front.
  ///
  /// Throws a `ShapeError` that names the layer by its path when shapes do not fit. Without a rule
  /// of its own a module tries `forward` on a tensor without values; there, shapes that do not fit
  /// stop the program.
  func outputShape(for input: Shape) throws(ShapeError) -> Shape

  /// The same layer with boxes of its own: each `Parameter`, `RandomStream` and inner layer goes
  /// through `copier`, which keeps boxes shared that were shared.
  ///
  /// A module without boxes needs no rule.
  func copied(with copier: BoxCopier) -> Self

  /// What tables call the layer, such as `Linear(10)`; the type's name without a rule.
  var label: String { get }

  /// Adds the layer's rows to a summary and gives the shape of its output; containers add their
  /// layers' rows. One row without a rule.
  func addRows(to table: inout SummaryBuilder, input: Shape) throws(ShapeError) -> Shape
}

extension Module {
  /// False: the layer's own code runs at every step.
  public var isReplayable: Bool { false }

  /// The output for an input in a context: training or inference.
  ///
  /// A shape that does not fit stops the program at this line and names the layer by its path.
  public func callAsFunction(
    _ x: Tensor, _ context: Context, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let context =
      context.root == nil ? context.rooted(at: self, x.type, file: file, line: line) : context
    return context.noise?.call(self, x, context) ?? forward(x, context)
  }

  /// The output for an input at inference.
  public func callAsFunction(
    _ x: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    callAsFunction(x, .inference, file: file, line: line)
  }

  /// The shape of the output, from a pass without values.
  public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    tried(input).output.shape
  }

  /// A pass without values: the graph of the output, and shapes of the parameters without values.
  func tried(_ input: Shape) -> (output: Tensor, trial: Context.Trial) {
    let bound = parameters.lazy.filter(\.isBound).map(\.value.dtype)
    let trial = Context.Trial(dtype: bound.first { $0.isFloatingPoint } ?? .float32)
    let x = Tensor.placeholder(input, dtype: trial.dtype)
    return (callAsFunction(x, .trying(trial)), trial)
  }

  /// The module itself, when it has no boxes; a module that has some must say how to copy them.
  public func copied(with copier: BoxCopier) -> Self {
    require(
      Boxes(of: self).isEmpty,
      """
      \(Self.self) has parameters or random streams: it needs a method that copies them, \
      copied(with copier: BoxCopier) -> Self, in which each goes through copier(…)
      """)
    return self
  }

  /// A model with the same values that shares nothing with this one. Weights that were shared
  /// inside the model are shared inside the copy.
  public func copy() -> Self { copied(with: BoxCopier()) }

  /// The type's name.
  public var label: String { "\(Self.self)" }

  /// One row.
  public func addRows(
    to table: inout SummaryBuilder, input: Shape
  ) throws(ShapeError) -> Shape {
    let output = try outputShape(for: input)
    table.add(self, input: input, output: output)
    return output
  }
}

/// A layer whose output has its input's shape whatever it is: activations, dropout.
public protocol ShapePreserving: Module {}

extension ShapePreserving {
  /// The input's shape.
  public func outputShape(for input: Shape) throws(ShapeError) -> Shape { input }
}

/// A container that adds no name of its own to the paths of its layers.
///
/// The label of its stored property is left out of paths: below the root, or everywhere.
public protocol TransparentContainer: Module {
  /// Whether paths keep the property's label when the container is the whole model.
  static var keepsLabelAtRoot: Bool { get }
}

extension ShapeError {
  /// The same error, one layer further out: the label of the layer goes before its path.
  ///
  /// - Parameters:
  ///   - label: the layer's place in its container, such as `layers.2`.
  ///   - layer: the layer; of a transparent one, the property's label is dropped from the path.
  public func inside(_ label: String, _ layer: any Module) -> ShapeError {
    var error = self
    let suffix = " (\(operation))"
    var path = problem.place ?? operation
    if path.hasSuffix(suffix) { path.removeLast(suffix.count) } else { path = "" }
    if layer is any TransparentContainer, let dot = path.firstIndex(of: ".") {
      path = String(path[path.index(after: dot)...])
    }
    error.problem.place = (path.isEmpty ? label : "\(label).\(path)") + suffix
    return error
  }
}
