import CadenaText

/// The gradients of a tensor with respect to others: nodes of the same graph, to any order.
///
/// The sweep visits the nodes behind `output` in reverse order, once each; a node that is used
/// several times receives the sum of what its users send back. The result can be differentiated
/// again, so Hessians are gradients of gradients.
///
/// - Parameters:
///   - output: what is differentiated. Without a cotangent it must have one element.
///   - inputs: with respect to what; floating-point tensors.
///   - cotangent: the weight of each element of `output`, of its shape: the result is the gradient
///     of `sum(output · cotangent)`, a vector-Jacobian product. 1 when left out.
/// - Returns: one tensor per input, of its shape; zeros where `output` does not depend on it.
///
/// Source: reverse accumulation, Linnainmaa 1970; lectures 000 and 002, rows A3 and A4.
public func gradient(
  of output: Tensor, withRespectTo inputs: [Tensor], cotangent: Tensor? = nil,
  file: StaticString = #fileID, line: UInt = #line
) -> [Tensor] {
  if let cotangent {
    require(
      cotangent.type == output.type,
      "the cotangent is \(cotangent.type), the output \(output.type)", file: file, line: line)
  } else {
    require(
      output.count == 1,
      """
      a gradient needs an output with one element, not \(output.type): take the sum or the mean, \
      or pass a cotangent of that shape
      """, file: file, line: line)
  }
  require(
    output.dtype.isFloatingPoint, "\(output.type) has no gradient", file: file, line: line)
  var sweep = GradientSweep(output: output.node, targets: inputs.map(\.node))
  sweep.run(cotangent ?? Tensor.constant(1, shape: output.shape, dtype: output.dtype))
  return inputs.map { input in
    sweep.cotangent(of: input.node)
      ?? Tensor.constant(0, shape: input.shape, dtype: input.dtype)
  }
}

/// The gradient of a tensor with respect to another. See `gradient(of:withRespectTo:cotangent:)`.
public func gradient(
  of output: Tensor, withRespectTo input: Tensor, cotangent: Tensor? = nil,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  gradient(of: output, withRespectTo: [input], cotangent: cotangent, file: file, line: line)[0]
}

/// The gradient of a function at a point.
///
///     gradient(at: Tensor([3.0])) { ($0 * $0).sum() }   // [6]
///
/// - Parameters:
///   - point: where.
///   - function: gives a tensor with one element.
public func gradient(
  at point: Tensor, of function: (Tensor) throws -> Tensor,
  file: StaticString = #fileID, line: UInt = #line
) rethrows -> Tensor {
  try valueAndGradient(at: point, of: function, file: file, line: line).gradient
}

/// A function's value and its gradient at a point, from one forward pass.
public func valueAndGradient(
  at point: Tensor, of function: (Tensor) throws -> Tensor,
  file: StaticString = #fileID, line: UInt = #line
) rethrows -> (value: Tensor, gradient: Tensor) {
  let value = try function(point)
  return (value, gradient(of: value, withRespectTo: point, file: file, line: line))
}

/// A function's value and its gradients with respect to several tensors.
public func valueAndGradient(
  at points: [Tensor], of function: ([Tensor]) throws -> Tensor,
  file: StaticString = #fileID, line: UInt = #line
) rethrows -> (value: Tensor, gradients: [Tensor]) {
  let value = try function(points)
  return (value, gradient(of: value, withRespectTo: points, file: file, line: line))
}

/// The state of one reverse sweep.
private struct GradientSweep: ~Copyable {
  let traversal: Traversal
  var depends: [Bool]
  var cotangents: [Tensor?]
  /// The positions of nodes that show the value of the same assignment as a target.
  var shown: [Double: [Int]] = [:]

  init(output: Node, targets: [Node]) {
    traversal = Traversal(from: [output])
    let count = traversal.count
    depends = [Bool](repeating: false, count: count)
    cotangents = [Tensor?](repeating: nil, count: count)
    for target in targets {
      let position = traversal.position(of: target)
      if position >= 0 { depends[position] = true }
    }
    for target in targets where target.assignment != 0 { shown[target.assignment] = [] }
    if !shown.isEmpty {
      for position in 0..<count {
        let number = traversal.withNode(position) { $0.assignment }
        guard number != 0, shown[number] != nil else { continue }
        shown[number]?.append(position)
        depends[position] = true
      }
    }
    for position in 0..<count where !depends[position] {
      guard traversal.withNode(position, { $0.type.dtype.isFloatingPoint }) else { continue }
      for input in traversal.inputs(of: position) where depends[Int(input)] {
        depends[position] = true
        break
      }
    }
  }

  mutating func run(_ cotangent: Tensor) {
    guard let last = cotangents.indices.last, depends[last] else { return }
    cotangents[last] = cotangent
    for position in cotangents.indices.reversed() where depends[position] {
      guard let cotangent = cotangents[position] else { continue }
      let node = traversal.node(position)
      let inputs = traversal.inputs(of: position)
      guard node.kind == .operation, inputs.contains(where: { depends[Int($0)] }) else { continue }
      let parts = node.operation.gradient(
        node.inputs, output: Tensor(node), cotangent: cotangent)
      for (index, part) in parts.enumerated() {
        guard let part else { continue }
        let slot = Int(inputs[inputs.startIndex + index])
        guard depends[slot] else { continue }
        assert(
          part.type == traversal.node(slot).type,
          "the gradient rule of \(type(of: node.operation).name) gives \(part.type) for input "
            + "\(index), which is \(traversal.node(slot).type)")
        if let sum = cotangents[slot] {
          cotangents[slot] = sum + part
        } else {
          cotangents[slot] = part
        }
      }
    }
  }

  func cotangent(of node: Node) -> Tensor? {
    if let positions = shown[node.assignment] {
      var sum: Tensor?
      for position in positions {
        guard let part = cotangents[position] else { continue }
        sum = sum.map { $0 + part } ?? part
      }
      return sum
    }
    let position = traversal.position(of: node)
    return position < 0 ? nil : cotangents[position]
  }
}
