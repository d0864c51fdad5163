import CadenaGraph
import CadenaKernels
import CadenaText

/// A plan with memory: kernels written down for the processor, with every pointer resolved.
///
/// Pointers to the plan's own memory are fixed; those to leaves and results are patched only when
/// they change. Running an instance allocates nothing.
final class PlanInstance: @unchecked Sendable {
  // An instance is used by one thread at a time: plans hand it out and take it back.
  private let arena: UnsafeMutableRawPointer
  private let numberBlock: UnsafeMutableRawPointer
  private let instructions: UnsafeMutablePointer<cadena_instruction>
  private let instructionCount: Int
  private var owned: [UnsafeMutableRawPointer] = []
  private var argumentFields: [[Field]]
  private var outputFields: [[Field]]
  private var argumentBases: [UnsafeMutableRawPointer?]
  private var outputBases: [UnsafeMutableRawPointer?]
  /// The slots of scalar leaves: argument, slot and element type.
  let scalarSlots: [(argument: Int, slot: Int, dtype: DType)]

  private struct Field {
    var address: UnsafeMutablePointer<UnsafeMutableRawPointer?>
    var byteOffset: Int
  }

  init(_ plan: Plan) {
    arena = .allocate(byteCount: Swift.max(64, plan.arenaBytes), alignment: 64)
    numberBlock = .allocate(byteCount: Swift.max(64, plan.numbers.count * 8), alignment: 64)
    instructionCount = plan.kernels.count
    instructions = .allocate(capacity: Swift.max(1, instructionCount))
    let arguments = plan.structure.argumentCount
    argumentFields = Array(repeating: [], count: arguments)
    argumentBases = Array(repeating: nil, count: arguments)
    outputFields = Array(repeating: [], count: plan.outputTypes.count)
    outputBases = Array(repeating: nil, count: plan.outputTypes.count)
    scalarSlots = plan.numbers.enumerated().compactMap { slot, number in
      number.argument.map { ($0, slot, number.dtype) }
    }
    for (slot, number) in plan.numbers.enumerated() {
      PlanInstance.store(number.value, number.dtype, at: numberBlock + slot * 8)
    }
    for (index, kernel) in plan.kernels.enumerated() { instructions[index] = write(kernel.work) }
  }

  deinit {
    arena.deallocate()
    numberBlock.deallocate()
    instructions.deallocate()
    for memory in owned { memory.deallocate() }
  }

  // MARK: - Binding

  /// The memory in which the number of a scalar leaf's slot lies.
  func number(slot: Int) -> UnsafeMutableRawPointer { numberBlock + slot * 8 }

  /// Writes a number as one element.
  static func store(_ number: Double, _ dtype: DType, at address: UnsafeMutableRawPointer) {
    switch dtype {
    case .float32: address.storeBytes(of: Float(number), as: Float.self)
    case .float64: address.storeBytes(of: number, as: Double.self)
    case .int32: address.storeBytes(of: Int32(converting: number), as: Int32.self)
    case .uint8: address.storeBytes(of: UInt8(converting: number), as: UInt8.self)
    case .bool: address.storeBytes(of: number == 0 ? 0 : 1, as: UInt8.self)
    case .uint32: address.storeBytes(of: UInt32(converting: number), as: UInt32.self)
    }
  }

  /// Tells where the elements of a leaf lie.
  @inline(__always)
  func bind(argument: Int, to base: UnsafeMutableRawPointer) {
    if argumentBases[argument] == base { return }
    argumentBases[argument] = base
    for field in argumentFields[argument] { field.address.pointee = base + field.byteOffset }
  }

  /// Tells where a result is to be written.
  @inline(__always)
  func bind(output: Int, to base: UnsafeMutableRawPointer) {
    if outputBases[output] == base { return }
    outputBases[output] = base
    for field in outputFields[output] { field.address.pointee = base + field.byteOffset }
  }

  /// Runs all kernels, or some; gives the kernel and position of an index out of range.
  func run(first: Int = 0, end: Int? = nil) -> (kernel: Int, position: Int)? {
    let result = cadena_plan_run(instructions, first, end ?? instructionCount)
    return result.instruction < 0 ? nil : (result.instruction, result.position)
  }

  /// The current memory of a place, for reports.
  func memory(of address: Address) -> UnsafeMutableRawPointer? {
    switch address.place {
    case .argument(let index): argumentBases[index].map { $0 + address.byteOffset }
    case .output(let index): outputBases[index].map { $0 + address.byteOffset }
    case .arena(let offset): arena + offset + address.byteOffset
    case .number(let slot): numberBlock + slot * 8 + address.byteOffset
    }
  }

  // MARK: - Writing kernels down

  private func allocate<Item>(_ count: Int, _ type: Item.Type) -> UnsafeMutablePointer<Item> {
    let memory = UnsafeMutablePointer<Item>.allocate(capacity: Swift.max(1, count))
    owned.append(UnsafeMutableRawPointer(memory))
    return memory
  }

  /// A copy of a struct that stays, with an instruction that points to it.
  private func keep<Item>(_ item: Item, _ kind: cadena_instruction_kind) -> (
    UnsafeMutablePointer<Item>, cadena_instruction
  ) {
    let memory = allocate(1, Item.self)
    memory.initialize(to: item)
    return (memory, cadena_instruction(kind: kind, arguments: memory))
  }

  /// Makes a pointer field of a kept struct follow an address.
  private func point<Item>(
    _ item: UnsafeMutablePointer<Item>, _ path: PartialKeyPath<Item>, _ address: Address
  ) {
    guard let offset = MemoryLayout<Item>.offset(of: path) else {
      programmingError("\(path) is not a stored field")
    }
    let field = (UnsafeMutableRawPointer(item) + offset)
      .assumingMemoryBound(to: UnsafeMutableRawPointer?.self)
    switch address.place {
    case .arena(let offset):
      field.pointee = arena + offset + address.byteOffset
    case .number(let slot):
      field.pointee = numberBlock + slot * 8 + address.byteOffset
    case .argument(let index):
      argumentFields[index].append(Field(address: field, byteOffset: address.byteOffset))
    case .output(let index):
      outputFields[index].append(Field(address: field, byteOffset: address.byteOffset))
    }
  }

  private func write(_ work: Kernel.Work) -> cadena_instruction {
    switch work {
    case .region(let region): return write(region)
    case .gemm(let g):
      var item = cadena_gemm()
      item.dtype = g.dtype.kernelType
      (item.m, item.n, item.k) = (g.m, g.n, g.k)
      (item.a_row, item.a_column, item.a_batch) = (
        g.aStrides.row, g.aStrides.column, g.aStrides.batch
      )
      (item.b_row, item.b_column, item.b_batch) = (
        g.bStrides.row, g.bStrides.column, g.bStrides.batch
      )
      (item.c_row, item.c_batch, item.batch) = (g.n, g.m * g.n, g.batch)
      let (kept, instruction) = keep(item, CADENA_RUN_GEMM)
      point(kept, \.a, g.a)
      point(kept, \.b, g.b)
      point(kept, \.c, g.c)
      return instruction
    case .reduce(let kind, let dtype, let outer, let count, let inner, let source, let target):
      var item = cadena_reduce()
      item.kind = cadena_reduction(UInt32(kind.rawValue))
      item.dtype = dtype.kernelType
      (item.outer, item.count, item.inner) = (outer, count, inner)
      let (kept, instruction) = keep(item, CADENA_RUN_REDUCE)
      point(kept, \.src, source)
      point(kept, \.dst, target)
      return instruction
    case .scan(
      let product, let reverse, let dtype, let outer, let count, let inner, let source, let target):
      var item = cadena_scan()
      (item.product, item.reverse, item.dtype) = (product, reverse, dtype.kernelType)
      (item.outer, item.count, item.inner) = (outer, count, inner)
      let (kept, instruction) = keep(item, CADENA_RUN_SCAN)
      point(kept, \.src, source)
      point(kept, \.dst, target)
      return instruction
    case .copy(let copy): return write(copy)
    case .gather(let gather): return write(gather, CADENA_RUN_GATHER)
    case .scatter(let gather): return write(gather, CADENA_RUN_SCATTER)
    case .fill(let dtype, let count, let value, let target):
      let (kept, instruction) = keep(
        cadena_fill_arguments(dtype: dtype.kernelType, n: count, value: value, dst: nil),
        CADENA_RUN_FILL)
      point(kept, \.dst, target)
      return instruction
    case .iota(let dtype, let count, let start, let step, let target):
      let (kept, instruction) = keep(
        cadena_iota_arguments(
          dtype: dtype.kernelType, n: count, start: start, step: step, dst: nil), CADENA_RUN_IOTA)
      point(kept, \.dst, target)
      return instruction
    case .random(let dtype, let count, let key, let target):
      let (kept, instruction) = keep(
        cadena_random_arguments(dtype: dtype.kernelType, n: count, key: nil, dst: nil),
        CADENA_RUN_RANDOM)
      point(kept, \.key, key)
      point(kept, \.dst, target)
      return instruction
    }
  }

  private func write(_ copy: CopyKernel) -> cadena_instruction {
    var item = cadena_copy()
    item.element_size = copy.elementSize
    item.rank = copy.sizes.count
    PlanInstance.fill(&item.sizes, copy.sizes)
    PlanInstance.fill(&item.src_strides, copy.sourceStrides)
    PlanInstance.fill(&item.dst_strides, copy.targetStrides)
    let (kept, instruction) = keep(item, CADENA_RUN_COPY)
    point(kept, \.src, copy.source)
    point(kept, \.dst, copy.target)
    return instruction
  }

  private func write(_ gather: GatherKernel, _ kind: cadena_instruction_kind)
    -> cadena_instruction
  {
    var item = cadena_gather()
    (item.rows, item.dtype) = (gather.byRows, gather.dtype.kernelType)
    (item.outer, item.count, item.inner) = (gather.outer, gather.count, gather.inner)
    item.indices = gather.indices
    let (kept, instruction) = keep(item, kind)
    point(kept, \.index, gather.index)
    point(kept, \.src, gather.source)
    point(kept, \.dst, gather.target)
    return instruction
  }

  private func write(_ region: Region) -> cadena_instruction {
    var item = cadena_region()
    (item.count, item.block, item.chunk) = (region.count, region.block, region.chunk)
    item.scratch = region.registerCount * region.registerBytes
    item.stream_count = UInt32(region.streams.count)
    item.register_count = UInt32(region.registerCount)
    item.strided_count = UInt32(region.strided.count)
    item.broadcast_count = UInt32(region.broadcasts.count)
    item.step_count = UInt32(region.steps.count)
    item.streams = allocate(region.streams.count, cadena_stream.self)
    for (index, stream) in region.streams.enumerated() {
      item.streams[index] = cadena_stream(base: nil, element_size: stream.elementSize)
      point(item.streams + index, \.base, stream.address)
    }
    item.register_offsets = allocate(region.registerCount, UInt32.self)
    for index in 0..<region.registerCount {
      item.register_offsets[index] = UInt32(index * region.registerBytes)
    }
    item.strided = allocate(region.strided.count, cadena_strided.self)
    for (index, load) in region.strided.enumerated() {
      var strided = cadena_strided()
      strided.element_size = load.elementSize
      strided.rank = load.sizes.count
      PlanInstance.fill(&strided.sizes, load.sizes)
      PlanInstance.fill(&strided.strides, load.strides)
      strided.operand = UInt16(load.operand)
      item.strided[index] = strided
      point(item.strided + index, \.src, load.address)
    }
    item.broadcasts = allocate(region.broadcasts.count, cadena_broadcast.self)
    for (index, load) in region.broadcasts.enumerated() {
      item.broadcasts[index] = cadena_broadcast(
        src: nil, element_size: load.elementSize, operand: UInt16(load.operand))
      point(item.broadcasts + index, \.src, load.address)
    }
    item.steps = allocate(region.steps.count, cadena_step.self)
    for (index, step) in region.steps.enumerated() {
      item.steps[index] = cadena_step(
        kernel: step.kernel, dst: UInt16(step.target), a: UInt16(step.a), b: UInt16(step.b),
        c: UInt16(step.c))
    }
    return keep(item, CADENA_RUN_REGION).1
  }

  /// Writes integers into a C array, which Swift sees as a tuple.
  private static func fill<Tuple>(_ tuple: inout Tuple, _ values: [Int]) {
    withUnsafeMutableBytes(of: &tuple) { bytes in
      let items = bytes.bindMemory(to: Int.self)
      for (index, value) in values.enumerated() { items[index] = value }
    }
  }
}
