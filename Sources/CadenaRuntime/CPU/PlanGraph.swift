import CadenaGraph

/// The graph of a plan, between nodes and kernels: views resolved, equal computations joined,
/// constants folded.
struct PlanGraph {
  /// A value that a kernel makes, a leaf binds, or a constant stands for.
  struct Value {
    /// How it is made; never a view.
    var lowering: Lowering
    /// What it is made from.
    var inputs: [Operand]
    /// Shape and element type.
    var type: TensorType
    /// The position of a node in the traversal that it stands for: for names and errors.
    var node: Int
    /// The number of a leaf among the plan's arguments.
    var argument: Int?
    /// What a matrix product does to its result while it has it in registers.
    var epilogue = Epilogue()
    /// Positions of nodes that are computed along with it and have no value of their own.
    var absorbed: [Int] = []
    /// Whether another value computes it on the way: then nobody reads it.
    var isAbsorbed = false
    /// The number of the softmax that it belongs to.
    var softmax: Int?

    /// The number that every element is, if that is known.
    var constant: Double? {
      if case .constant(let number) = lowering { return number }
      return nil
    }
  }

  /// What is done to the elements of a matrix product, in this order.
  struct Epilogue {
    /// Whether the third input is added to every row.
    var hasBias = false
    /// Whether negative elements become 0.
    var isRectified = false
  }

  /// A value read through a view.
  struct Operand: Hashable {
    var value: Int
    var view: StridedView

    /// Whether all elements of the value are read in order.
    func isWhole(of type: TensorType) -> Bool {
      view.offset == 0 && view.shape.count == type.shape.count && view.isContiguous
    }
  }

  private struct Key: Hashable {
    let lowering: Lowering
    let inputs: [Operand]
    let type: TensorType
    /// The bits of a constant, since -0 equals 0.
    let bits: UInt64?
  }

  private(set) var values: [Value] = []
  /// What each requested node reads, in the order of the request.
  private(set) var roots: [Operand] = []
  /// Softmaxes that one kernel each computes.
  private(set) var softmaxes: [SoftmaxRows] = []
  /// The traversal's positions of the leaves, in the order of their arguments.
  private(set) var arguments: [Int] = []
  private var operands: [Operand] = []
  private var known: [Key: Int] = [:]

  /// The graph of a traversal.
  init(_ traversal: borrowing Traversal, roots: [Node]) {
    operands.reserveCapacity(traversal.count)
    for position in 0..<traversal.count {
      let node = traversal.node(position)
      if traversal.isBoundary(position) {
        operands.append(leaf(node, position))
        continue
      }
      let inputs = traversal.inputs(of: position).map { operands[Int($0)] }
      let lowering = node.operation.lowering(node.inputs, output: node.type)
      operands.append(add(lowering, inputs, node.type, position))
    }
    self.roots = roots.map { root in
      let position = traversal.position(of: root)
      return stored(operands[position], position)
    }
    TransposedProducts.rewrite(&values, roots: self.roots)
    ProductEpilogues.rewrite(&values, roots: self.roots)
    joinSoftmaxes()
  }

  private mutating func joinSoftmaxes() {
    softmaxes = SoftmaxRows.find(values, roots: roots)
    for (index, softmax) in softmaxes.enumerated() {
      for member in softmax.members { values[member].softmax = index }
      for value in softmax.absorbed {
        values[value].isAbsorbed = true
        values[softmax.total].absorbed.append(values[value].node)
      }
    }
  }

  private func whole(_ value: Int) -> Operand {
    Operand(value: value, view: StridedView(contiguous: values[value].type.shape))
  }

  private mutating func leaf(_ node: Node, _ position: Int) -> Operand {
    values.append(
      Value(
        lowering: .leaf, inputs: [], type: node.type, node: position, argument: arguments.count))
    arguments.append(position)
    return whole(values.count - 1)
  }

  /// A value, or an equal one that exists.
  private mutating func make(
    _ lowering: Lowering, _ inputs: [Operand], _ type: TensorType, _ node: Int
  ) -> Operand {
    let bits: UInt64? = if case .constant(let number) = lowering { number.bitPattern } else { nil }
    let key = Key(lowering: lowering, inputs: inputs, type: type, bits: bits)
    if let value = known[key] { return whole(value) }
    values.append(Value(lowering: lowering, inputs: inputs, type: type, node: node))
    known[key] = values.count - 1
    return whole(values.count - 1)
  }

  private mutating func add(
    _ lowering: Lowering, _ inputs: [Operand], _ type: TensorType, _ node: Int
  ) -> Operand {
    switch lowering {
    case .view(let offset, let strides):
      let view = StridedView(shape: type.shape, offset: offset, strides: strides)
      if values[inputs[0].value].constant != nil {
        return make(values[inputs[0].value].lowering, [], type, node)
      }
      if let composed = inputs[0].view.composed(with: view) {
        return Operand(value: inputs[0].value, view: composed)
      }
      return Operand(value: contiguous(inputs[0], node).value, view: view)
    case .elementwise(let program):
      return elementwise(program, inputs, type, node)
    case .reduce(let reduction, let axes):
      return reduce(reduction, axes, inputs[0], type, node)
    case .contract:
      let sources = inputs.map {
        isMatrixBatch($0.view) ? materialized($0, node) : contiguous($0, node)
      }
      return make(lowering, sources, type, node)
    case .concatenate, .pad:
      return make(lowering, inputs.map { materialized($0, node) }, type, node)
    case .scan, .gather, .scatterAdd, .random:
      return make(lowering, inputs.map { contiguous($0, node) }, type, node)
    case .leaf, .constant, .iota:
      return make(lowering, [], type, node)
    }
  }

  /// Whether a matrix product can read a view as it is: all batch axes join into one.
  private func isMatrixBatch(_ view: StridedView) -> Bool {
    let rank = view.shape.rank
    let batch = StridedView(
      shape: Shape(Array(view.shape.dimensions.dropLast(2))), offset: 0,
      strides: Array(view.strides.prefix(Swift.max(0, rank - 2))))
    return batch.coalesced.sizes.count == 1
  }

  /// A reduction of a contiguous value whose reduced axes are neighbours.
  private mutating func reduce(
    _ reduction: Reduction, _ axes: AxisSet, _ input: Operand, _ type: TensorType, _ node: Int
  ) -> Operand {
    let shape = input.view.shape
    let dtype = values[input.value].type.dtype
    let wide = (0..<shape.rank).filter { axes.contains(axis: $0) && shape[$0] != 1 }
    let isArgument = reduction == .argMax || reduction == .argMin
    if wide.isEmpty && !isArgument && dtype == type.dtype && shape.count > 0 {
      let source = contiguous(input, node)
      return Operand(value: source.value, view: source.view.reshaped(to: type.shape))
    }
    // Kept axes between reduced ones are moved to the front first.
    let first = wide.first ?? 0
    let last = wide.last ?? -1
    let isBlock = (first..<Swift.max(first, last + 1)).allSatisfy {
      shape[$0] == 1 || axes.contains(axis: $0)
    }
    if isBlock {
      return make(.reduce(reduction, axes), [contiguous(input, node)], type, node)
    }
    let kept = (0..<shape.rank).filter { !axes.contains(axis: $0) }
    let order = kept + axes.axes.filter { $0 < shape.rank }
    let moved = StridedView(
      shape: Shape(order.map { shape[$0] }), offset: input.view.offset,
      strides: order.map { input.view.strides[$0] })
    var trailing: AxisSet = []
    for axis in kept.count..<shape.rank { trailing.insert(AxisSet(axis)) }
    let source = contiguous(Operand(value: input.value, view: moved), node)
    return make(.reduce(reduction, trailing), [source], type, node)
  }

  private mutating func elementwise(
    _ program: ScalarProgram, _ inputs: [Operand], _ type: TensorType, _ node: Int
  ) -> Operand {
    let numbers = inputs.map { values[$0.value].constant }
    if let folded = ScalarFolding.value(of: program, inputs: numbers) {
      return make(.constant(folded), [], type, node)
    }
    if let same = ScalarFolding.unchangedInput(of: program, inputs: numbers),
      inputs[same].view.shape == type.shape, values[inputs[same].value].type.dtype == type.dtype
    {
      return inputs[same]
    }
    return make(.elementwise(program), inputs, type, node)
  }

  /// An operand whose value is in memory, contiguous and read from its first element to its last.
  private mutating func contiguous(_ operand: Operand, _ node: Int) -> Operand {
    let operand = materialized(operand, node)
    if operand.isWhole(of: values[operand.value].type) { return operand }
    let type = TensorType(operand.view.shape, values[operand.value].type.dtype)
    return make(
      .elementwise(ScalarProgram(.copy, [type.dtype])), [operand], type, node)
  }

  /// An operand whose value is in memory: constants are filled in.
  private mutating func materialized(_ operand: Operand, _ node: Int) -> Operand {
    guard let number = values[operand.value].constant else { return operand }
    let type = TensorType(operand.view.shape, values[operand.value].type.dtype)
    return make(
      .elementwise(
        ScalarProgram([]) { program, _ in program.constant(number, type.dtype) }),
      [], type, node)
  }

  /// A requested value: contiguous, and made by a kernel or given by a leaf.
  private mutating func stored(_ operand: Operand, _ node: Int) -> Operand {
    contiguous(operand, node)
  }
}
