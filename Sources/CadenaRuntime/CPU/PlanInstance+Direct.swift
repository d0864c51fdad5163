import CadenaGraph
import CadenaKernels
import CadenaText

// How calls with known addresses are written down.
extension PlanInstance {
  /// Writes consecutive kernels down as one instruction: direct calls as a list, any other kernel
  /// stands alone.
  func write(_ kernels: Range<Int>, _ layout: DirectLayout) -> cadena_instruction {
    guard layout.calls[kernels.lowerBound] != nil else { return instructions[kernels.lowerBound] }
    let calls = kernels.map { layout.calls[$0] ?? [] }
    let all = allocate(calls.reduce(0) { $0 + $1.count }, cadena_direct.self)
    var next = all
    for (kernel, own) in zip(kernels, calls) {
      let first = next
      for call in own {
        write(call, next)
        next += 1
      }
      let list = cadena_direct_list(count: own.count, calls: UnsafePointer(first))
      instructions[kernel] = keep(list, CADENA_RUN_DIRECT).1
    }
    return keep(
      cadena_direct_list(count: next - all, calls: UnsafePointer(all)), CADENA_RUN_DIRECT
    ).1
  }

  func write(_ call: DirectCall, _ kept: UnsafeMutablePointer<cadena_direct>) {
    kept.initialize(to: cadena_direct())
    kept.pointee.kernel = call.kernel
    kept.pointee.n = call.count
    point(kept, \.dst, call.target)
    point(kept, \.a, call.a)
    point(kept, \.b, call.b)
    point(kept, \.c, call.c)
  }

  func point(
    _ call: UnsafeMutablePointer<cadena_direct>, _ path: PartialKeyPath<cadena_direct>,
    _ operand: DirectCall.Operand
  ) {
    guard let offset = MemoryLayout<cadena_direct>.offset(of: path) else {
      programmingError("\(path) is not a stored field")
    }
    point(
      (UnsafeMutableRawPointer(call) + offset)
        .assumingMemoryBound(to: UnsafeMutableRawPointer?.self), operand)
  }

  func point(
    _ field: UnsafeMutablePointer<UnsafeMutableRawPointer?>, _ operand: DirectCall.Operand
  ) {
    switch operand {
    case .none: field.pointee = nil
    case .address(let address): point(field, address)
    case .memory(let offset): field.pointee = directMemory + offset
    case .strides(let load):
      let kept = allocate(1, cadena_strided.self)
      kept.initialize(to: load.written)
      field.pointee = UnsafeMutableRawPointer(kept)
    case .reduction(let reduction):
      let kept = allocate(1, cadena_direct_reduce.self)
      kept.initialize(to: reduction)
      field.pointee = UnsafeMutableRawPointer(kept)
    case .product(let product): field.pointee = keep(product)
    case .softmax(let softmax): field.pointee = keep(softmax)
    case .table(let operands):
      let kept = allocate(operands.count, UnsafeMutableRawPointer?.self)
      for (index, operand) in operands.enumerated() { point(kept + index, operand) }
      field.pointee = UnsafeMutableRawPointer(kept)
    case .rule(let kernel):
      let kept = allocate(1, cadena_rule_kernel?.self)
      kept.initialize(to: kernel)
      field.pointee = UnsafeMutableRawPointer(kept)
    }
  }
}
