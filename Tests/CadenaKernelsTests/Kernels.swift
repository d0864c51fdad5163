import CadenaKernels
import Testing

/// The tests of kernels choose the instruction set and the number of threads of the whole process,
/// so they are all inside this suite and run one after the other.
@Suite(.serialized)
enum Kernels {
  /// The instruction sets that this processor has.
  static var instructionSets: [cadena_isa] {
    [CADENA_ISA_PORTABLE, CADENA_ISA_AVX2, CADENA_ISA_AVX512].filter {
      $0.rawValue <= cadena_best_isa().rawValue
    }
  }

  /// Runs the body once with every instruction set that this processor has.
  static func withEachInstructionSet(_ body: (cadena_isa) throws -> Void) rethrows {
    let selected = cadena_selected_isa()
    defer { _ = cadena_select_isa(selected) }
    for isa in instructionSets {
      #expect(cadena_select_isa(isa))
      try body(isa)
    }
  }
}

/// SplitMix64 (Steele, Lea and Flood, 2014).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
