/// A box that stands for a source of randomness inside a layer: the masks of a dropout, noise.
///
/// The stream holds no state. Its key for a step is derived from the seed, the stream's purpose,
/// the step, the layer's path and the index of the call within the step, so masks differ between
/// layers, calls and steps, and do not depend on threads, order or resuming.
public final class RandomStream {
  /// What the numbers are for; part of the key.
  public let purpose: String
  /// The dotted path of the layer that holds the stream; nil before the model is bound.
  public private(set) var path: String?

  /// A stream without a name.
  public init(_ purpose: String = "dropout") { self.purpose = purpose }

  /// Names the stream by its place in a model.
  func name(_ path: String) { self.path = path }

  /// A box of its own with the same name.
  func duplicate() -> RandomStream {
    let copy = RandomStream(purpose)
    copy.path = path
    return copy
  }
}
