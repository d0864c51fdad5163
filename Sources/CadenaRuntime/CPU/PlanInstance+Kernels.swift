import CadenaGraph
import CadenaKernels
import CadenaText

// How kernels are written down for the processor: structs that stay, with their pointers.
extension PlanInstance {
  func allocate<Item>(_ count: Int, _ type: Item.Type) -> UnsafeMutablePointer<Item> {
    let memory = UnsafeMutablePointer<Item>.allocate(capacity: Swift.max(1, count))
    owned.append(UnsafeMutableRawPointer(memory))
    return memory
  }

  /// A copy of a struct that stays, with an instruction that points to it.
  func keep<Item>(_ item: Item, _ kind: cadena_instruction_kind) -> (
    UnsafeMutablePointer<Item>, cadena_instruction
  ) {
    let memory = allocate(1, Item.self)
    memory.initialize(to: item)
    return (memory, cadena_instruction(kind: kind, arguments: memory))
  }

  /// Makes a pointer field of a kept struct follow an address.
  func point<Item>(
    _ item: UnsafeMutablePointer<Item>, _ path: PartialKeyPath<Item>, _ address: Address
  ) {
    guard let offset = MemoryLayout<Item>.offset(of: path) else {
      programmingError("\(path) is not a stored field")
    }
    let field = (UnsafeMutableRawPointer(item) + offset)
      .assumingMemoryBound(to: UnsafeMutableRawPointer?.self)
    point(field, address)
  }

  func point(_ field: UnsafeMutablePointer<UnsafeMutableRawPointer?>, _ address: Address) {
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

  func write(_ work: Kernel.Work) -> cadena_instruction {
    switch work {
    case .region(let region): return write(region)
    case .gemm, .softmax:
      programmingError("matrix products and softmaxes are direct calls, whatever their size")
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
    case .check(let gather): return write(gather, CADENA_RUN_CHECK)
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

  /// A prepared product that stays, for a direct call.
  func keep(_ g: MatrixProductKernel) -> UnsafeMutableRawPointer {
    var product = cadena_product()
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
    item.relu = g.isRectified
    product.g = item
    cadena_product_prepare(&product)
    let kept = allocate(1, cadena_product.self)
    kept.initialize(to: product)
    point(kept, \.g.a, g.a)
    point(kept, \.g.b, g.b)
    point(kept, \.g.c, g.c)
    if let bias = g.bias { point(kept, \.g.bias, bias) }
    return UnsafeMutableRawPointer(kept)
  }

  func write(_ copy: CopyKernel) -> cadena_instruction {
    var item = cadena_copy()
    item.element_size = copy.elementSize
    item.rank = copy.sizes.count
    CTuple.fill(&item.sizes, copy.sizes)
    CTuple.fill(&item.src_strides, copy.sourceStrides)
    CTuple.fill(&item.dst_strides, copy.targetStrides)
    let (kept, instruction) = keep(item, CADENA_RUN_COPY)
    point(kept, \.src, copy.source)
    point(kept, \.dst, copy.target)
    return instruction
  }

  func write(_ gather: GatherKernel, _ kind: cadena_instruction_kind)
    -> cadena_instruction
  {
    var item = cadena_gather()
    (item.rows, item.dtype) = (gather.byRows, gather.dtype.kernelType)
    (item.outer, item.count, item.inner) = (gather.outer, gather.count, gather.inner)
    (item.indices, item.checked) = (gather.indices, gather.isChecked)
    let (kept, instruction) = keep(item, kind)
    point(kept, \.index, gather.index)
    point(kept, \.src, gather.source)
    point(kept, \.dst, gather.target)
    return instruction
  }

  func write(_ region: Region) -> cadena_instruction {
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
      item.strided[index] = load.written
      point(item.strided + index, \.src, load.address)
    }
    item.broadcasts = allocate(region.broadcasts.count, cadena_broadcast.self)
    for (index, load) in region.broadcasts.enumerated() {
      item.broadcasts[index] = cadena_broadcast(
        src: nil, element_size: load.elementSize, operand: UInt16(load.operand),
        single: load.isSingle)
      point(item.broadcasts + index, \.src, load.address)
    }
    let steps = allocate(region.steps.count, cadena_step.self)
    item.steps = steps
    for (index, step) in region.steps.enumerated() {
      var item = cadena_step()
      switch step.kernel {
      case .block(let kernel):
        item.kernel = kernel
        item.dst = UInt16(step.targets[0])
        // Unused operands are 0.
        if step.sources.count > 0 { item.a = UInt16(step.sources[0]) }
        if step.sources.count > 1 { item.b = UInt16(step.sources[1]) }
        if step.sources.count > 2 { item.c = UInt16(step.sources[2]) }
      case .rule(let kernel):
        let operands = step.sources + step.targets
        let kept = allocate(operands.count, UInt16.self)
        for (index, operand) in operands.enumerated() { kept[index] = UInt16(operand) }
        item.rule = kernel
        item.operands = UnsafePointer(kept)
        item.operand_count = operands.count
      }
      steps[index] = item
    }
    return keep(item, CADENA_RUN_REGION).1
  }
}
