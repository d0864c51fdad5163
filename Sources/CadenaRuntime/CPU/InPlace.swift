/// Whether a plan may write a result over a leaf that it reads.
enum InPlace {
  /// True when no kernel after the first that writes the output reads the argument or can fail, and
  /// that kernel itself is element-wise and reads each element of it before it writes there.
  static func isSafe(_ kernels: [Kernel], argument: Int?, output: Int) -> Bool {
    guard
      let writer = kernels.firstIndex(where: { kernel in
        addresses(kernel.work).contains { $0.place == .output(output) }
      })
    else { return false }
    for kernel in kernels[(writer + 1)...]
    where canFail(kernel.work)
      || addresses(kernel.work).contains(where: { address in
        argument.map { address.place == .argument($0) } ?? false
      })
    {
      return false
    }
    if canFail(kernels[writer].work) { return false }
    guard let argument,
      addresses(kernels[writer].work).contains(where: { $0.place == .argument(argument) })
    else { return true }
    guard case .region(let region) = kernels[writer].work else { return false }
    return isSafe(region, argument: argument, output: output)
  }

  private static func isSafe(_ region: Region, argument: Int, output: Int) -> Bool {
    let isStrided = region.strided.contains { $0.address.place == .argument(argument) }
    let isBroadcast = region.broadcasts.contains { $0.address.place == .argument(argument) }
    if isStrided || isBroadcast { return false }
    var source = -1
    var target = -1
    for (index, stream) in region.streams.enumerated() {
      if stream.address.place == .argument(argument) {
        guard stream.address.byteOffset == 0, source < 0 else { return false }
        source = index
      }
      if stream.address.place == .output(output) {
        guard stream.address.byteOffset == 0 else { return false }
        target = index
      }
    }
    guard source >= 0, target >= 0,
      region.streams[source].elementSize == region.streams[target].elementSize,
      let write = region.steps.firstIndex(where: { $0.targets.contains(target) })
    else { return false }
    return !region.steps[(write + 1)...].contains { step in
      step.sources.contains(source)
    }
  }

  /// Whether a kernel may find an index out of range: then the old value must still be there.
  private static func canFail(_ work: Kernel.Work) -> Bool {
    switch work {
    case .gather(let gather), .scatter(let gather): !gather.isChecked
    case .check: true
    case .region, .gemm, .reduce, .scan, .copy, .fill, .iota, .random, .softmax: false
    }
  }

  /// All addresses that a kernel reads or writes.
  private static func addresses(_ work: Kernel.Work) -> [Address] {
    switch work {
    case .region(let region):
      region.streams.map(\.address) + region.strided.map(\.address)
        + region.broadcasts.map(\.address)
    case .gemm(let g): [g.a, g.b, g.c] + (g.bias.map { [$0] } ?? [])
    case .reduce(_, _, _, _, _, let source, let target): [source, target]
    case .scan(_, _, _, _, _, _, let source, let target): [source, target]
    case .copy(let copy): [copy.source, copy.target]
    case .check(let gather): [gather.index]
    case .gather(let gather), .scatter(let gather): [gather.index, gather.source, gather.target]
    case .fill(_, _, _, let target), .iota(_, _, _, _, let target): [target]
    case .random(_, _, let key, let target): [key, target]
    case .softmax(let softmax): softmax.addresses
    }
  }
}
