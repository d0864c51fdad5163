import CadenaText

/// What a forward pass needs to know besides its input: training or inference, and where random
/// keys come from.
///
///     let prediction = model(x)                                   // inference
///     let output = model(x, .training(seed: 7, step: 12))         // dropout drops
///
/// A context is made for one forward pass: calling a layer again with the same context counts as
/// another call of the same step, with another mask.
public struct Context {
  /// Whether dropout drops and normalisations use the batch's own statistics.
  public let isTraining: Bool
  /// The keys handed out in this pass; nil at inference.
  public let keys: KeyLedger?
  /// Notes or disturbs what neurons give; nil leaves them alone.
  public var noise: NodeNoise?
  /// Whether normalisations follow the statistics of the batch; a pass that only tries something out
  /// leaves them as they are.
  public var followsStatistics = true
  /// The model that was called, so that it can bind itself on its first use.
  var root: Root?
  /// Stands in for values that are not there yet while shapes are tried out.
  var trial: Trial?

  private init(isTraining: Bool, keys: KeyLedger?) {
    self.isTraining = isTraining
    self.keys = keys
  }

  /// Inference: nothing is random.
  public static var inference: Context { Context(isTraining: false, keys: nil) }

  /// Training, with the random keys of one step of a run.
  public static func training(seed: UInt64 = 0, step: Int = 0) -> Context {
    Context(isTraining: true, keys: KeyLedger(seed: seed, step: step))
  }

  /// Training with keys that are bound later: `keys` tells which.
  public static var recording: Context { Context(isTraining: true, keys: KeyLedger()) }

  /// Inference without values, for shapes.
  static func trying(_ trial: Trial) -> Context {
    var context = Context(isTraining: false, keys: nil)
    context.trial = trial
    return context
  }

  /// The next key of a stream: two uint32 words, different for every stream, call and step.
  ///
  /// Only a training context has keys; asking another for one is a programming error.
  public func key(for stream: RandomStream) -> Tensor {
    guard let keys else {
      programmingError("a context of inference has no random keys: check isTraining first")
    }
    if stream.path == nil { _ = nameBoxes() }
    return keys.key(purpose: stream.purpose, path: stream.path ?? "")
  }

  /// The context of a call inside the model that is bound when it needs to be.
  func rooted(
    at module: some Module, _ input: TensorType, file: StaticString, line: UInt
  ) -> Context {
    var context = self
    let dtype = input.dtype.isFloatingPoint ? input.dtype : .float32
    context.root = Root(module, seed: 0, dtype: dtype, file: file, line: line)
    return context
  }

  /// Names the boxes of the model that have no name yet; gives what first values are drawn from.
  func nameBoxes() -> (seed: UInt64, dtype: DType) {
    guard let root else {
      programmingError(
        "call layers as functions, layer(x, context), not by forward(_:_:), so that they are named")
    }
    if !root.isNamed {
      root.isNamed = true
      Boxes(of: root.module).nameNewBoxes()
    }
    return (root.seed, root.dtype)
  }

  /// Stops the program at the line where the model was called: the input of a layer does not fit.
  ///
  /// - Parameter box: a parameter of the layer; its name tells which layer it is.
  func refuse(_ error: ShapeError, of box: Parameter? = nil) -> Never {
    var error = error
    if let box {
      if box.path == nil, root != nil { _ = nameBoxes() }
      if let path = box.path, let dot = path.lastIndex(of: ".") {
        error.problem.place = "\(path[..<dot]) (\(error.operation))"
      }
    }
    guard let root else { programmingError(error.description) }
    programmingError(error.description, file: root.file, line: root.line)
  }

  /// The model that was called.
  final class Root {
    let module: any Module
    let seed: UInt64
    let dtype: DType
    let file: StaticString
    let line: UInt
    var isNamed = false

    init(
      _ module: any Module, seed: UInt64, dtype: DType, file: StaticString = "", line: UInt = 0
    ) {
      self.file = file
      self.line = line
      self.module = module
      self.seed = seed
      self.dtype = dtype
    }
  }

  /// A pass that only wants shapes: parameters without values give placeholders.
  final class Trial {
    let dtype: DType
    private(set) var shapes: [ObjectIdentifier: Shape] = [:]

    init(dtype: DType) { self.dtype = dtype }

    func value(of parameter: Parameter, shape: Shape) -> Tensor {
      shapes[ObjectIdentifier(parameter)] = shape
      return .placeholder(shape, dtype: dtype)
    }
  }
}
