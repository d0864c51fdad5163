/// Copies the boxes of a model, each one once, so that what is shared stays shared.
///
/// A layer that holds boxes passes each of them through it:
///
///     func copied(with copier: BoxCopier) -> Self { Self(weight: copier(weight)) }
public final class BoxCopier {
  private var parameters: [ObjectIdentifier: Parameter] = [:]
  private var streams: [ObjectIdentifier: RandomStream] = [:]

  init() {}

  /// The copy of a parameter: a box of its own with the same value and name.
  public func callAsFunction(_ parameter: Parameter) -> Parameter {
    let identity = ObjectIdentifier(parameter)
    if let copy = parameters[identity] { return copy }
    let copy = parameter.duplicate()
    parameters[identity] = copy
    return copy
  }

  /// The copy of a random stream.
  public func callAsFunction(_ stream: RandomStream) -> RandomStream {
    let identity = ObjectIdentifier(stream)
    if let copy = streams[identity] { return copy }
    let copy = stream.duplicate()
    streams[identity] = copy
    return copy
  }

  /// The copy of a layer.
  public func callAsFunction<Layer: Module>(_ layer: Layer) -> Layer { layer.copied(with: self) }

  /// The copy of a layer of any type.
  public func callAsFunction(_ layer: any Module) -> any Module {
    func copy(_ layer: some Module) -> any Module { layer.copied(with: self) }
    return copy(layer)
  }
}
