import CadenaGraph
import CadenaKernels
import CadenaText

/// Turns a group of element-wise values into a region: one list of steps over operands.
struct RegionBuilder {
  /// What a step reads or writes, before registers are assigned.
  enum Source: Hashable {
    case stream(Int)
    case loaded(Int)
    case temporary(Int)
  }

  struct Draft {
    var kernel: Region.Step.Kernel
    var name: String
    /// What it writes; more than one only for a rule, whose results all lie in memory.
    var targets: [Source]
    var sources: [Source]
    var targetSize: Int

    /// What a block kernel writes, or the last of a rule's results.
    var target: Source { targets[targets.count - 1] }
  }

  private struct Computation: Hashable {
    var name: String
    var sources: [Source]
  }

  private let graph: PlanGraph
  private let elements: Int
  private let addressOf: (Int) -> Address
  private let addressOfNumber: (Double, DType) -> Address
  private var streams: [Region.Stream] = []
  private var streamOf: [Address: Int] = [:]
  private var strided: [Region.Strided] = []
  private var broadcasts: [Region.Broadcast] = []
  private var loadedOf: [PlanGraph.Operand: Int] = [:]
  private var loadedNumber: [Address: Int] = [:]
  private var zeros: Set<Int> = []
  private var loadedCount = 0
  private var drafts: [Draft] = []
  // What was computed already, so that programs with common parts share them.
  private var computed: [Computation: Source] = [:]
  private var temporaries = 0
  private var temporarySizes: [Int] = []
  private var made: [Int: Source] = [:]
  private var widest = 1

  init(
    _ graph: PlanGraph, elements: Int, addressOf: @escaping (Int) -> Address,
    addressOfNumber: @escaping (Double, DType) -> Address
  ) {
    self.graph = graph
    self.elements = elements
    self.addressOf = addressOf
    self.addressOfNumber = addressOfNumber
  }

  /// Adds a value of the group; `isStored` tells whether anybody else reads it.
  mutating func add(_ value: Int, _ program: ScalarProgram, isStored: Bool) {
    let item = graph.values[value]
    var sources = item.inputs.map { source(of: $0, shape: item.type.shape) }
    widest = Swift.max(widest, item.type.dtype.byteCount)
    for input in program.inputs { widest = Swift.max(widest, input.byteCount) }
    for (index, step) in program.instructions.enumerated() {
      widest = Swift.max(widest, step.dtype.byteCount)
      let isResult = program.inputs.count + index == program.result
      let operands = [step.a, step.b, step.c].filter { $0 >= 0 }
      switch step.kind {
      case .constant(let number):
        sources.append(load(number, step.dtype))
      case .cast:
        let from = program.dtype(of: step.a)
        sources.append(
          draft(
            cadena_find_cast_kernel(from.kernelType, step.dtype.kernelType),
            "cast \(from) to \(step.dtype)", operands.map { sources[$0] },
            isResult && isStored ? value : nil, step.dtype))
      case .apply(let opcode):
        let operandType = program.dtype(of: opcode == .select ? step.b : step.a)
        sources.append(
          draft(
            cadena_find_block_kernel(opcode.kernelOpcode, operandType.kernelType),
            "\(opcode) \(operandType)", operands.map { sources[$0] },
            isResult && isStored ? value : nil, step.dtype))
      }
    }
    var result = sources[program.result]
    if isStored {
      let target = stream(of: addressOf(value), item.type.dtype.byteCount)
      if result != target {
        // The result is an operand as it came, or a number: it still has to be written.
        result = draft(
          cadena_find_block_kernel(CADENA_OP_COPY, item.type.dtype.kernelType), "copy", [result],
          value, item.type.dtype)
      }
    }
    made[value] = result
  }

  private mutating func draft(
    _ kernel: cadena_block_kernel?, _ name: String, _ sources: [Source], _ stored: Int?,
    _ dtype: DType
  ) -> Source {
    guard let kernel else {
      programmingError("no kernel for \(name): the operation's shape rule must refuse this type")
    }
    let computation = Computation(name: name, sources: sources)
    if let known = computed[computation] {
      guard let stored else { return known }
      if case .temporary = known {
        // What was computed on the way is a value of its own: it is written where that lies.
        let target = stream(of: addressOf(stored), dtype.byteCount)
        replace(known, by: target)
        return target
      }
    }
    let target: Source
    if let stored {
      target = stream(of: addressOf(stored), dtype.byteCount)
    } else {
      target = .temporary(temporaries)
      temporaries += 1
      temporarySizes.append(dtype.byteCount)
    }
    drafts.append(
      Draft(
        kernel: .block(kernel), name: name, targets: [target], sources: sources,
        targetSize: dtype.byteCount))
    if computed[computation] == nil { computed[computation] = target }
    return target
  }

  private mutating func replace(_ old: Source, by new: Source) {
    for index in drafts.indices {
      for position in drafts[index].sources.indices where drafts[index].sources[position] == old {
        drafts[index].sources[position] = new
      }
      for position in drafts[index].targets.indices where drafts[index].targets[position] == old {
        drafts[index].targets[position] = new
      }
    }
    for (key, source) in made where source == old { made[key] = new }
    var renamed: [Computation: Source] = [:]
    for (key, source) in computed {
      var key = key
      for position in key.sources.indices where key.sources[position] == old {
        key.sources[position] = new
      }
      renamed[key] = source == old ? new : source
    }
    computed = renamed
  }

  private mutating func source(of operand: PlanGraph.Operand, shape: Shape) -> Source {
    if let source = made[operand.value] { return source }
    let value = graph.values[operand.value]
    if let number = value.constant {
      return load(number, value.type.dtype)
    }
    let size = value.type.dtype.byteCount
    var address = addressOf(operand.value)
    address.byteOffset += operand.view.offset * size
    if operand.view.shape.count == 1 && elements != 1 { return loadNumber(address, size) }
    if operand.view.shape.count == elements && operand.view.isContiguous {
      return stream(of: address, size)
    }
    let view = operand.view.broadcast(to: shape)
    let key = PlanGraph.Operand(value: operand.value, view: view)
    if let known = loadedOf[key] { return .loaded(known) }
    let (sizes, strides) = view.coalesced
    strided.append(
      Region.Strided(
        address: address, elementSize: size, sizes: sizes, strides: strides, operand: loadedCount))
    loadedOf[key] = loadedCount
    loadedCount += 1
    return .loaded(loadedCount - 1)
  }

  private mutating func stream(of address: Address, _ size: Int) -> Source {
    if let known = streamOf[address] { return .stream(known) }
    streams.append(Region.Stream(address: address, elementSize: size))
    streamOf[address] = streams.count - 1
    return .stream(streams.count - 1)
  }

  /// A constant, spread over a register.
  private mutating func load(_ number: Double, _ dtype: DType) -> Source {
    let source = loadNumber(addressOfNumber(number, dtype), dtype.byteCount)
    if number.bitPattern == 0, case .loaded(let index) = source { zeros.insert(index) }
    return source
  }

  private mutating func loadNumber(_ address: Address, _ size: Int) -> Source {
    if let known = loadedNumber[address] { return .loaded(known) }
    broadcasts.append(Region.Broadcast(address: address, elementSize: size, operand: loadedCount))
    loadedNumber[address] = loadedCount
    loadedCount += 1
    return .loaded(loadedCount - 1)
  }

  /// The region, with registers assigned to what does not lie in memory.
  func build() -> Region {
    let drafts = FusedRules.combine(
      self.drafts,
      isNumber: { source in
        guard case .loaded(let index) = source else { return false }
        return broadcasts.contains { $0.operand == index }
      },
      isZero: { source in
        guard case .loaded(let index) = source else { return false }
        return zeros.contains(index)
      })
    var lastUse = [Int](repeating: -1, count: temporaries)
    for (index, draft) in drafts.enumerated() {
      for case .temporary(let number) in draft.sources { lastUse[number] = index }
      if case .temporary(let number) = draft.target, lastUse[number] < 0 {
        lastUse[number] = index
      }
    }
    // Loaded operands keep their registers; temporaries share the rest.
    var registers = loadedCount
    var free: [Int] = []
    var registerOf = [Int](repeating: -1, count: temporaries)
    func operand(_ source: Source) -> Int {
      switch source {
      case .stream(let index): index
      case .loaded(let index): streams.count + index
      case .temporary(let index): streams.count + registerOf[index]
      }
    }
    var steps: [Region.Step] = []
    for (index, draft) in drafts.enumerated() {
      let sources = draft.sources.map(operand)
      // A kernel may write over a source of the same element size, but not over a narrower one.
      var later: [Int] = []
      for case .temporary(let number) in draft.sources
      where lastUse[number] == index && !free.contains(registerOf[number])
        && !later.contains(registerOf[number])
      {
        if temporarySizes[number] == draft.targetSize {
          free.append(registerOf[number])
        } else {
          later.append(registerOf[number])
        }
      }
      if case .temporary(let number) = draft.target {
        if let register = free.popLast() {
          registerOf[number] = register
        } else {
          registerOf[number] = registers
          registers += 1
        }
        if lastUse[number] == index { free.append(registerOf[number]) }
      }
      free += later
      steps.append(
        Region.Step(
          kernel: draft.kernel, name: draft.name, sources: sources,
          targets: draft.targets.map(operand)))
    }
    // Numbers that only rules read need no more room than one.
    var isSpread = [Bool](repeating: false, count: loadedCount)
    for case .loaded(let index) in drafts.filter({ !$0.isRule }).flatMap(\.sources) {
      isSpread[index] = true
    }
    let isNarrow = drafts.allSatisfy(\.isRule) && strided.isEmpty
    let block =
      isNarrow
      ? 8192 : RegionBuilder.block(operands: streams.count + registers, widest: widest)
    // A chunk is some five microseconds of work, whatever the number of threads.
    let wanted = Swift.max(4096, 57_344 / Swift.max(1, self.drafts.count))
    let chunk = (wanted + block - 1) / block * block
    var region = Region(count: elements, block: block, chunk: chunk)
    region.streams = streams
    region.registerCount = registers
    region.registerBytes = isNarrow ? 64 : block * widest
    let base = streams.count
    region.strided = strided.map {
      var load = $0
      load.operand += base
      return load
    }
    region.broadcasts = broadcasts.map {
      var load = $0
      load.isSingle = !isSpread[load.operand]
      load.operand += base
      return load
    }
    region.steps = steps
    return region
  }

  /// Elements per block: all operands of a block fit in most of the first cache.
  private static func block(operands: Int, widest: Int) -> Int {
    let room = 24_576 / Swift.max(1, operands * widest)
    return Swift.min(1024, Swift.max(128, room / 64 * 64))
  }
}

extension ScalarOpcode {
  /// The same opcode for the kernels, which number them alike.
  var kernelOpcode: cadena_opcode { cadena_opcode(UInt32(rawValue)) }
}

extension DType {
  /// The same type for the kernels, which number them alike.
  var kernelType: cadena_dtype { cadena_dtype(UInt32(rawValue)) }
}
