import CadenaGraph
import CadenaKernels
import CadenaText

/// A plan with memory: kernels written down for the processor, with every pointer resolved.
///
/// Pointers to the plan's own memory are fixed; those to leaves and results are patched only when
/// they change. Running an instance allocates nothing.
final class PlanInstance: @unchecked Sendable {
  // An instance is used by one thread at a time: plans hand it out and take it back.
  let arena: UnsafeMutableRawPointer
  let numberBlock: UnsafeMutableRawPointer
  // One instruction per kernel, for reports, and what a whole run takes: consecutive direct calls
  // are one instruction there.
  let instructions: UnsafeMutablePointer<cadena_instruction>
  let merged: UnsafeMutablePointer<cadena_instruction>
  private let mergedCount: Int
  private let firstKernels: [Int]
  // Registers of direct calls, with the constants that they read.
  let directMemory: UnsafeMutableRawPointer
  var owned: [UnsafeMutableRawPointer] = []
  // Without a check that accesses overlap: an instance is used by one thread, and binding is a load,
  // a comparison and a store.
  @exclusivity(unchecked) var argumentFields: [[Field]]
  @exclusivity(unchecked) var outputFields: [[Field]]
  @exclusivity(unchecked) private var argumentBases: [UnsafeMutableRawPointer?]
  @exclusivity(unchecked) private var outputBases: [UnsafeMutableRawPointer?]
  /// The slots of scalar leaves: argument, slot and element type.
  let scalarSlots: [(argument: Int, slot: Int, dtype: DType)]

  /// A pointer of an instruction that follows an argument or an output.
  struct Field {
    var address: UnsafeMutablePointer<UnsafeMutableRawPointer?>
    var byteOffset: Int
  }

  init(_ plan: Plan) {
    arena = LargePages.allocate(byteCount: Swift.max(64, plan.arenaBytes))
    numberBlock = .allocate(byteCount: Swift.max(64, plan.numbers.count * 8), alignment: 64)
    instructions = .allocate(capacity: Swift.max(1, plan.kernels.count))
    merged = .allocate(capacity: Swift.max(1, plan.kernels.count))
    directMemory = .allocate(byteCount: Swift.max(64, plan.direct.byteCount), alignment: 64)
    let runs = plan.direct.runs
    firstKernels = runs.map(\.lowerBound)
    mergedCount = runs.count
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
    for (index, kernel) in plan.kernels.enumerated() where plan.direct.calls[index] == nil {
      instructions[index] = write(kernel.work)
    }
    for (index, run) in runs.enumerated() {
      merged[index] = write(run, plan.direct)
    }
    for (index, kernel) in plan.kernels.enumerated() where kernel.isConstant {
      _ = run(kernel: index)
    }
    for item in plan.direct.constants {
      cadena_direct_spread(item.elementSize)(
        item.count, directMemory + item.offset, numberBlock + item.slot * 8, nil, nil)
    }
  }

  deinit {
    arena.deallocate()
    numberBlock.deallocate()
    instructions.deallocate()
    merged.deallocate()
    directMemory.deallocate()
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

  /// Runs all kernels; gives the kernel and position of an index out of range.
  @inline(__always)
  func run() -> (kernel: Int, position: Int)? {
    let result = cadena_plan_run(merged, 0, mergedCount)
    return result.instruction < 0 ? nil : (firstKernels[result.instruction], result.position)
  }

  /// Runs one kernel, for reports.
  func run(kernel: Int) -> (kernel: Int, position: Int)? {
    let result = cadena_plan_run(instructions, kernel, kernel + 1)
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
}
