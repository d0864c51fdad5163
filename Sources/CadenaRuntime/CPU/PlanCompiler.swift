import CadenaGraph
import CadenaText

/// Turns a graph into kernels over places: what is fused, what lies where, what runs when.
struct PlanCompiler {
  private let graph: PlanGraph
  private let fusion: Fusion
  private var sequence: [Fusion.Group]
  private var places: [Int: Address] = [:]
  private var numbers: [Number] = []
  private var numberOf: [Number: Int] = [:]
  private(set) var kernels: [Kernel] = []
  private(set) var arenaBytes = 0
  private(set) var outputs: [PlanOutput] = []
  private(set) var outputTypes: [TensorType] = []

  /// All numbers, in the order of their slots.
  var numberBlock: [Number] { numbers }

  init(_ graph: PlanGraph, isScalar: [Bool]) {
    self.graph = graph
    fusion = Fusion(graph)
    sequence = fusion.sequence
    placeArguments(isScalar)
    placeValues()
    for group in sequence { compile(group) }
    checkIndicesFirst()
  }

  /// Looks at all indices that are known before the plan runs, before anything is written: what
  /// follows cannot fail then, and may write results over what they replace.
  private mutating func checkIndicesFirst() {
    var checks: [Kernel] = []
    for index in kernels.indices {
      let isGather: Bool
      var gather: GatherKernel
      switch kernels[index].work {
      case .gather(let work): (gather, isGather) = (work, true)
      case .scatter(let work): (gather, isGather) = (work, false)
      case .softmax(let work):
        // It looks at no index itself: its labels are always those of a leaf.
        if let check = work.check { checks.append(check) }
        continue
      default: continue
      }
      guard case .argument = gather.index.place else { continue }
      gather.isChecked = true
      kernels[index].work = isGather ? .gather(gather) : .scatter(gather)
      checks.append(
        Kernel(
          work: .check(gather), node: kernels[index].node, writes: [],
          nodes: kernels[index].nodes))
    }
    kernels = checks + kernels
  }

  private mutating func placeArguments(_ isScalar: [Bool]) {
    for (index, value) in graph.values.enumerated() {
      guard let argument = value.argument else { continue }
      if isScalar[argument] {
        let slot = slotOf(Number(value: 0, dtype: value.type.dtype, argument: argument))
        places[index] = Address(place: .number(slot))
      } else {
        places[index] = Address(place: .argument(argument))
      }
    }
  }

  private mutating func slotOf(_ number: Number) -> Int {
    if let slot = numberOf[number] { return slot }
    numbers.append(number)
    numberOf[number] = numbers.count - 1
    return numbers.count - 1
  }

  /// Decides which values lie in memory, and where.
  private mutating func placeValues() {
    var last: [Int: Int] = [:]
    var first: [Int: Int] = [:]
    var groupAt = [Int](repeating: -1, count: graph.values.count)
    for (time, group) in sequence.enumerated() {
      for member in group.members {
        groupAt[member] = time
        if group.elements == nil && group.softmax == nil {
          first[member] = time
          last[member] = time
        }
      }
    }
    for (time, group) in sequence.enumerated() {
      for member in group.members {
        for input in graph.values[member].inputs
        where groupAt[input.value] >= 0 && groupAt[input.value] != time {
          first[input.value] = groupAt[input.value]
          last[input.value] = Swift.max(last[input.value] ?? 0, time)
        }
      }
    }
    var outputOf: [Int: Int] = [:]
    for root in graph.roots {
      if let argument = graph.values[root.value].argument {
        outputs.append(.argument(argument))
      } else if let known = outputOf[root.value] {
        outputs.append(.computed(known))
      } else {
        outputOf[root.value] = outputTypes.count
        outputs.append(.computed(outputTypes.count))
        places[root.value] = Address(place: .output(outputTypes.count))
        outputTypes.append(graph.values[root.value].type)
      }
    }
    let requests = first.compactMap { value, time -> MemoryPlanner.Request? in
      guard outputOf[value] == nil else { return nil }
      // What is computed once keeps its memory.
      if case .iota = graph.values[value].lowering {
        return MemoryPlanner.Request(
          value: value, byteCount: graph.values[value].type.byteCount, first: 0, last: .max)
      }
      return MemoryPlanner.Request(
        value: value, byteCount: graph.values[value].type.byteCount, first: time,
        last: last[value] ?? time)
    }
    let memory = MemoryPlanner(requests)
    arenaBytes = memory.byteCount
    for (value, offset) in memory.offsets { places[value] = Address(place: .arena(offset)) }
  }

  private func address(_ value: Int) -> Address {
    guard let address = places[value] else {
      programmingError("value \(value) of a plan has no place in memory")
    }
    return address
  }

  private func address(_ operand: PlanGraph.Operand) -> Address {
    var result = address(operand.value)
    result.byteOffset += operand.view.offset * graph.values[operand.value].type.dtype.byteCount
    return result
  }

  private mutating func compile(_ group: Fusion.Group) {
    let nodes = group.members.flatMap { graph.values[$0].absorbed + [graph.values[$0].node] }
    // A group has at least one member.
    let node = nodes[nodes.count - 1]
    let writes = group.members.filter { places[$0] != nil }
    let first = kernels.count
    if let softmax = group.softmax {
      kernels.append(
        Kernel(
          work: .softmax(softmaxKernel(graph.softmaxes[softmax])), node: node, writes: writes,
          nodes: nodes))
    } else if let elements = group.elements {
      guard elements > 0 else { return }
      if let copy = copyKernel(group) {
        kernels.append(Kernel(work: .copy(copy), node: node, writes: writes, nodes: nodes))
      } else {
        kernels.append(
          Kernel(work: .region(region(group, elements)), node: node, writes: writes, nodes: nodes))
      }
    } else {
      for work in single(group.members[0]) {
        kernels.append(
          Kernel(
            work: work, node: node, writes: [], nodes: nodes,
            isConstant: isConstant(group.members[0])))
      }
      if kernels.count > first { kernels[kernels.count - 1].writes = writes }
    }
  }

  private mutating func region(_ group: Fusion.Group, _ elements: Int) -> Region {
    for member in group.members { collectNumbers(member) }
    let places = places
    let numberOf = numberOf
    var builder = RegionBuilder(
      graph, elements: elements,
      addressOf: { value in
        guard let address = places[value] else {
          programmingError("value \(value) of a region has no place in memory")
        }
        return address
      },
      addressOfNumber: { value, dtype in
        guard let slot = numberOf[Number(value: value, dtype: dtype, argument: nil)] else {
          programmingError("the number \(value) of a region has no slot")
        }
        return Address(place: .number(slot))
      })
    for member in group.members {
      guard case .elementwise(let program) = graph.values[member].lowering else { continue }
      builder.add(member, program, isStored: places[member] != nil)
    }
    return builder.build()
  }

  private mutating func collectNumbers(_ value: Int) {
    let item = graph.values[value]
    for input in item.inputs {
      let source = graph.values[input.value]
      if let number = source.constant {
        _ = slotOf(Number(value: number, dtype: source.type.dtype, argument: nil))
      }
    }
    guard case .elementwise(let program) = item.lowering else { return }
    for step in program.instructions {
      if case .constant(let number) = step.kind {
        _ = slotOf(Number(value: number, dtype: step.dtype, argument: nil))
      }
    }
  }

  /// Whether a value is the same in every run and has memory of its own.
  private func isConstant(_ value: Int) -> Bool {
    guard case .iota = graph.values[value].lowering, case .arena = places[value]?.place else {
      return false
    }
    return true
  }

  /// A group that is nothing but one copy through strides.
  private func copyKernel(_ group: Fusion.Group) -> CopyKernel? {
    guard group.members.count == 1, case let value = group.members[0],
      case .elementwise(let program) = graph.values[value].lowering,
      program.inputs.count == 1, program == ScalarProgram(.copy, program.inputs),
      case let input = graph.values[value].inputs[0],
      graph.values[input.value].constant == nil
    else { return nil }
    let shape = graph.values[value].type.shape
    var view = input.view.broadcast(to: shape)
    if shape.rank == 0 { view = StridedView(shape: [1], offset: 0, strides: [1]) }
    return CopyKernel(
      elementSize: program.inputs[0].byteCount, sizes: view.shape.dimensions,
      sourceStrides: view.strides, targetStrides: view.shape.strides, source: address(input),
      target: address(value))
  }

  /// The kernels of everything that is not element-wise.
  private func single(_ value: Int) -> [Kernel.Work] {
    let item = graph.values[value]
    let target = address(value)
    let count = item.type.shape.count
    let dtype = item.type.dtype
    guard count > 0 else { return [] }
    switch item.lowering {
    case .contract:
      return [.gemm(matrixProduct(item, target))]
    case .reduce(let reduction, let axes):
      let shape = item.inputs[0].view.shape
      let wide = axes.axes.filter { $0 < shape.rank && shape[$0] != 1 }
      let first = wide.first ?? 0
      let last = wide.last ?? -1
      let (outer, inner) = blocks(shape, before: first, after: Swift.max(last, first - 1))
      let length = wide.reduce(1) { $0 * shape[$1] }
      let source = graph.values[item.inputs[0].value].type.dtype
      return [
        .reduce(
          reduction, source, outer: outer, count: length, inner: inner, address(item.inputs[0]),
          target)
      ]
    case .scan(let product, let axis, let reverse):
      let (outer, inner) = blocks(item.type.shape, before: axis, after: axis)
      return [
        .scan(
          product: product, reverse: reverse, dtype, outer: outer, count: item.type.shape[axis],
          inner: inner, address(item.inputs[0]), target)
      ]
    case .gather(let axis, let byRows):
      return [.gather(gather(item.inputs[0], item.inputs[1], target, axis, byRows, dtype))]
    case .scatterAdd(let axis, let byRows):
      let base = item.inputs[0]
      let copy = CopyKernel(
        elementSize: dtype.byteCount, sizes: [count], sourceStrides: [1], targetStrides: [1],
        source: address(base), target: target)
      var kernel = gather(base, item.inputs[1], target, axis, byRows, dtype)
      kernel.source = address(item.inputs[2])
      return [.copy(copy), .scatter(kernel)]
    case .concatenate(let axis):
      return concatenate(item, axis, target)
    case .pad(let before, let value):
      return pad(item, before, value, target)
    case .iota(let start, let step):
      return [.iota(dtype, count: count, start: start, step: step, target)]
    case .random:
      return [.random(dtype, count: count, key: address(item.inputs[0]), target)]
    case .leaf, .constant, .elementwise, .view:
      programmingError("\(item.lowering) is not a kernel of its own")
    }
  }

  /// Elements before and after a run of axes.
  private func blocks(_ shape: Shape, before: Int, after: Int) -> (outer: Int, inner: Int) {
    let dimensions = shape.dimensions
    return (
      dimensions.prefix(before).reduce(1, *), dimensions.dropFirst(after + 1).reduce(1, *)
    )
  }

  private func matrixProduct(_ item: PlanGraph.Value, _ target: Address) -> MatrixProductKernel {
    let (a, b) = (item.inputs[0], item.inputs[1])
    let rank = a.view.shape.rank
    func batchStride(_ operand: PlanGraph.Operand) -> Int {
      let batch = StridedView(
        shape: Shape(Array(operand.view.shape.dimensions.dropLast(2))), offset: 0,
        strides: Array(operand.view.strides.prefix(rank - 2)))
      return batch.coalesced.strides[0]
    }
    return MatrixProductKernel(
      dtype: item.type.dtype, m: a.view.shape[rank - 2], n: b.view.shape[rank - 1],
      k: a.view.shape[rank - 1], a: address(a),
      aStrides: (a.view.strides[rank - 2], a.view.strides[rank - 1], batchStride(a)),
      b: address(b), bStrides: (b.view.strides[rank - 2], b.view.strides[rank - 1], batchStride(b)),
      c: target, batch: a.view.shape.dimensions.dropLast(2).reduce(1, *),
      bias: item.epilogue.hasBias ? address(item.inputs[2]) : nil,
      isRectified: item.epilogue.isRectified)
  }

  private mutating func softmaxKernel(_ softmax: SoftmaxRows) -> SoftmaxKernel {
    func place(_ value: Int?) -> Address? { value.flatMap { places[$0] } }
    let dtype = graph.values[softmax.largest].type.dtype
    var kernel = SoftmaxKernel(
      dtype: dtype, rows: softmax.rows, count: softmax.count, source: address(softmax.source))
    kernel.labels = softmax.labels.map { address($0) }
    if softmax.gradient != nil {
      let slot = slotOf(Number(value: softmax.scale, dtype: dtype, argument: nil))
      kernel.scale = Address(place: .number(slot))
    }
    kernel.shifted = place(softmax.shifted)
    kernel.exponentials = place(softmax.exponentials)
    kernel.quotient = place(softmax.quotient)
    kernel.normalized = place(softmax.normalized)
    kernel.gradient = place(softmax.gradient)
    kernel.largest = place(softmax.largest)
    kernel.total = place(softmax.total)
    kernel.picked = place(softmax.picked)
    kernel.position = place(softmax.position)
    kernel.pickedNode = softmax.picked.map { graph.values[$0].node }
    return kernel
  }

  private func gather(
    _ source: PlanGraph.Operand, _ index: PlanGraph.Operand, _ target: Address, _ axis: Int,
    _ byRows: Bool, _ dtype: DType
  ) -> GatherKernel {
    let shape = source.view.shape
    let (outer, inner) = blocks(shape, before: axis, after: axis)
    return GatherKernel(
      byRows: byRows, dtype: dtype, outer: outer, count: shape[axis], inner: inner,
      indices: byRows ? index.view.shape.count : index.view.shape[axis], index: address(index),
      source: address(source), target: target)
  }

  private func concatenate(_ item: PlanGraph.Value, _ axis: Int, _ target: Address)
    -> [Kernel.Work]
  {
    let strides = item.type.shape.strides
    let size = item.type.dtype.byteCount
    var position = 0
    return item.inputs.compactMap { input in
      var address = target
      address.byteOffset += position * strides[axis] * size
      position += input.view.shape[axis]
      guard input.view.shape.count > 0 else { return nil }
      return .copy(
        CopyKernel(
          elementSize: size, sizes: input.view.shape.dimensions, sourceStrides: input.view.strides,
          targetStrides: strides, source: self.address(input), target: address))
    }
  }

  private func pad(_ item: PlanGraph.Value, _ before: [Int], _ value: Double, _ target: Address)
    -> [Kernel.Work]
  {
    let strides = item.type.shape.strides
    let size = item.type.dtype.byteCount
    var address = target
    for (axis, count) in before.enumerated() { address.byteOffset += count * strides[axis] * size }
    let fill = Kernel.Work.fill(item.type.dtype, count: item.type.shape.count, value, target)
    let input = item.inputs[0]
    guard input.view.shape.count > 0 else { return [fill] }
    return [
      fill,
      .copy(
        CopyKernel(
          elementSize: size, sizes: input.view.shape.dimensions, sourceStrides: input.view.strides,
          targetStrides: strides, source: self.address(input), target: address)),
    ]
  }
}

/// Where a requested value comes from.
enum PlanOutput: Hashable {
  /// It is a leaf's memory under another shape.
  case argument(Int)
  /// It is computed into this output.
  case computed(Int)
}
