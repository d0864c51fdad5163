extension Tensor {
  /// Checks what must hold for every node behind a tensor and returns what does not, as sentences:
  /// types agree with the shape rules, values have enough bytes, leaves have no inputs.
  ///
  /// For tests and for `CADENA_DEBUG`; an empty list means that all is well.
  public func brokenInvariants() -> [String] {
    let traversal = Traversal(from: [node])
    var broken: [String] = []
    for (position, node) in traversal.nodes.enumerated() {
      if node.kind == .operation {
        do {
          let type = try node.operation.infer(node.inputs)
          if type != node.type {
            broken.append("%\(position) \(node.label) is \(node.type), its rule says \(type)")
          }
        } catch {
          broken.append("%\(position) \(node.label): \(error)")
        }
      } else if node.inputCount > 0 {
        broken.append("%\(position) is a leaf with inputs")
      }
      if let storage = node.storage, storage.byteCount < node.type.byteCount {
        broken.append("%\(position) has \(storage.byteCount) bytes for \(node.type)")
      }
    }
    return broken
  }
}
