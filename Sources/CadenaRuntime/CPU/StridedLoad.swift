import CadenaKernels

extension Region.Strided {
  /// The load as the kernels read it, without its address.
  var written: cadena_strided {
    var strided = cadena_strided()
    strided.element_size = elementSize
    strided.rank = sizes.count
    CTuple.fill(&strided.sizes, sizes)
    CTuple.fill(&strided.strides, strides)
    strided.operand = UInt16(operand)
    return strided
  }

  /// The direct call that does it.
  var directKernel: cadena_block_kernel {
    var strided = written
    return cadena_direct_load(&strided)
  }
}

/// Arrays inside of C structs, which Swift sees as tuples.
enum CTuple {
  /// Writes integers into the first places.
  static func fill<Tuple>(_ tuple: inout Tuple, _ values: [Int]) {
    withUnsafeMutableBytes(of: &tuple) { bytes in
      let items = bytes.bindMemory(to: Int.self)
      for (index, value) in values.enumerated() { items[index] = value }
    }
  }
}
