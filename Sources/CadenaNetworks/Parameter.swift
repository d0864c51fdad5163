import CadenaOperations
import CadenaText
import Synchronization

/// A box with numbers that a model learns, or keeps beside what it learns: weights, biases,
/// running statistics.
///
/// Layers are structs that hold such boxes; the same box in two layers is weight sharing (lecture
/// D8), and the gradient of its value is then the sum over both uses. A parameter has no value
/// before it is bound: its shape follows from the first input, its name from its place in the
/// model, and its first value from an initializer, a seed and that name.
///
/// A parameter belongs to one task at a time.
public final class Parameter {
  /// What a parameter is for; penalties and weight decay look at it.
  public enum Kind: String, Sendable, CaseIterable {
    /// Multiplies something: the weights of a layer, the gains of a normalisation.
    case weight
    /// Is added to something.
    case bias
    /// Follows the data without a gradient: running means and variances.
    case statistic
  }

  /// What the parameter is for.
  public let kind: Kind
  /// Where the first value comes from; nil for a parameter that was made with a value.
  public let initializer: (any Initializer)?
  /// Whether optimisers change it. Statistics are not trainable.
  public var isTrainable: Bool {
    didSet {
      if isTrainable != oldValue { Parameter.changes.wrappingAdd(1, ordering: .relaxed) }
    }
  }
  private static let changes = Atomic<Int>(0)
  /// The dotted name that the parameter was bound with, such as `layers.0.weight`; nil before.
  public private(set) var path: String?
  // Read for the length of a load only; see `Variable` for the reason.
  @exclusivity(unchecked) private var variable: Variable?
  @exclusivity(unchecked) private var substitution: Tensor?
  private var fans: Fans?

  /// A parameter without a value.
  ///
  /// - Parameters:
  ///   - kind: what it is for.
  ///   - initializer: where its first value comes from.
  public convenience init(_ kind: Kind, initializer: any Initializer) {
    self.init(kind, initializer)
  }

  /// A parameter with a value; binding names it and leaves the value as it is.
  public convenience init(_ kind: Kind, value: Tensor) {
    self.init(kind, nil)
    variable = Variable(value.asLeaf)
  }

  private init(_ kind: Kind, _ initializer: (any Initializer)?) {
    self.kind = kind
    self.initializer = initializer
    isTrainable = kind != .statistic
  }

  /// How often any parameter was frozen or freed: as long as this stays, none was.
  package static var trainabilityChanges: Int { changes.load(ordering: .relaxed) }

  /// Whether the parameter has a value.
  public var isBound: Bool { variable != nil }

  /// The shape, once it is known.
  public var shape: Shape? { variable?.value.shape }

  /// The box that holds the value, for plans that bind it; a parameter without a value stops the
  /// program.
  public var storageVariable: Variable {
    guard let variable else {
      programmingError(
        "\(path.map { "the parameter \($0)" } ?? "a parameter") has no value yet: bind the model "
          + "with model.bind(inputShape:) or call it once")
    }
    return variable
  }

  /// The value that was assigned last, or the one that stands in for it.
  public var value: Tensor { substitution ?? storageVariable.value }

  /// Gives the parameter another value of the same shape and element type; a value that is not
  /// known yet is computed with the next evaluation.
  ///
  /// No gradient flows from the parameter to what the value was computed from, evaluated or not.
  public func assign(_ tensor: Tensor, file: StaticString = #fileID, line: UInt = #line) {
    let isGiven = tensor.node.isEvaluated && tensor.node.kind != .variable
    let value = isGiven ? tensor : tensor.assigned(file: file, line: line)
    storageVariable.assign(value, file: file, line: line)
  }

  /// Gives the parameter a known value at once: loaded weights, a restored state. The shape must
  /// be the parameter's own if it has one; the element type becomes that of `tensor`.
  public func set(_ tensor: Tensor, file: StaticString = #fileID, line: UInt = #line) {
    guard let variable else {
      variable = Variable(tensor.asLeaf)
      return
    }
    require(
      tensor.shape == variable.value.shape,
      "a parameter of shape \(variable.value.shape) cannot hold \(tensor.type)", file: file,
      line: line)
    variable.replace(tensor.asLeaf)
  }

  /// Lets a tensor stand in for the value until nil is given: gradients at another point (Nesterov's
  /// look-ahead, a line search, averaged weights) without touching the parameter.
  public func substitute(_ tensor: Tensor?) { substitution = tensor }

  /// The value for use in a forward pass; binds the parameter when it has none.
  ///
  /// - Parameters:
  ///   - context: the context of the forward pass.
  ///   - shape: the shape that the parameter takes when it is bound.
  ///   - fanIn: inputs of one unit, for initializers; found from the shape when left out.
  ///   - fanOut: units that one input reaches; found from the shape when left out.
  @inline(__always)
  public func value(
    in context: Context, shape: @autoclosure () -> Shape, fanIn: @autoclosure () -> Int? = nil,
    fanOut: @autoclosure () -> Int? = nil
  ) -> Tensor {
    if let substitution { return substitution }
    if let variable { return variable.value }
    return firstValue(context, shape(), fanIn(), fanOut())
  }

  @inline(never)
  private func firstValue(
    _ context: Context, _ shape: Shape, _ fanIn: Int?, _ fanOut: Int?
  ) -> Tensor {
    if let trial = context.trial { return trial.value(of: self, shape: shape) }
    let (seed, dtype) = context.nameBoxes()
    fans = Fans(shape, fanIn: fanIn, fanOut: fanOut)
    guard let initializer else { programmingError("a parameter lost the value it was made with") }
    let tensor = draw(initializer, shape, seed: seed, dtype: dtype)
    variable = Variable(tensor)
    return tensor
  }

  private func draw(
    _ initializer: any Initializer, _ shape: Shape, seed: UInt64, dtype: DType
  ) -> Tensor {
    let key = RandomKey(seed: seed).derived("initialize").derived(path ?? "")
    var generator = PhiloxGenerator(key: key)
    let values = initializer.values(
      shape: shape, fans: fans ?? Fans(shape), generator: &generator)
    return Tensor(values, shape: shape, dtype: dtype)
  }

  /// Draws the first value again, with another seed; a value that was given stays.
  func redraw(seed: UInt64) {
    guard let variable, let initializer else { return }
    let type = variable.type
    variable.replace(draw(initializer, type.shape, seed: seed, dtype: type.dtype))
  }

  /// Names the parameter by its place in a model.
  func name(_ path: String) { self.path = path }

  /// Rounds or widens the value to another element type.
  func convert(to dtype: DType) {
    guard let variable, variable.value.dtype != dtype else { return }
    let value = variable.value
    variable.replace(Tensor(value.scalars, shape: value.shape, dtype: dtype))
  }

  /// A box of its own with the same value and name.
  func duplicate() -> Parameter {
    let copy = Parameter(kind, initializer)
    if let variable {
      // The copy starts with the same memory, which nobody may overwrite from now on.
      let value = variable.value.asLeaf
      value.storage.share()
      copy.variable = Variable(value)
    }
    copy.isTrainable = isTrainable
    copy.path = path
    copy.fans = fans
    return copy
  }
}

extension Tensor {
  /// The tensor as a leaf without history, computed if need be. The elements are shared.
  var asLeaf: Tensor {
    if node.kind == .leaf || node.kind == .variable { return self }
    storage.share()
    return Tensor(storage, shape: shape, dtype: dtype)
  }
}
