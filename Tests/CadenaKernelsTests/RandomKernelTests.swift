import CadenaKernels
import Testing

extension Kernels {
  @Suite struct RandomKernelTests {
    /// Philox 4x32-10 as the paper defines it, one block.
    private func block(_ counter: [UInt32], _ key: [UInt32]) -> [UInt32] {
      var c = counter
      var (k0, k1) = (key[0], key[1])
      for _ in 0..<10 {
        let first = c[0].multipliedFullWidth(by: 0xD251_1F53)
        let second = c[2].multipliedFullWidth(by: 0xCD9E_8D57)
        c = [second.high ^ c[1] ^ k0, second.low, first.high ^ c[3] ^ k1, first.low]
        k0 &+= 0x9E37_79B9
        k1 &+= 0xBB67_AE85
      }
      return c
    }

    private func word(_ index: UInt64, _ key: [UInt32]) -> UInt32 {
      let number = index / 4
      let counter = [UInt32(truncatingIfNeeded: number), UInt32(number >> 32), 0, 0]
      return block(counter, key)[Int(index % 4)]
    }

    private func uniform<Element: KernelElement & Numeric>(
      _ key: [UInt32], from first: UInt64, _ count: Int, as type: Element.Type
    ) -> [Element] {
      var result = Array(repeating: Element.zero, count: count)
      result.withUnsafeMutableBytes {
        cadena_random_uniform(Element.dtype, key[0], key[1], first, count, $0.baseAddress)
      }
      return result
    }

    /// The known answers that the authors publish with their code.
    @Test func knownAnswers() {
      #expect(
        block([0, 0, 0, 0], [0, 0]) == [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8])
      let ones = UInt32.max
      #expect(
        block([ones, ones, ones, ones], [ones, ones])
          == [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd])
      Kernels.withEachInstructionSet { isa in
        #expect(
          uniform([0, 0], from: 0, 4, as: UInt32.self)
            == [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8], "\(isa)")
      }
    }

    @Test func anyPartOfAStreamIsTheSame() {
      let key: [UInt32] = [0xdead_beef, 0x0123_4567]
      // The third start lies where the low word of the block number overflows into the high one.
      for first in [0, 5, (1 << 34) - 37, 1 << 40] as [UInt64] {
        let wanted = (0..<UInt64(400)).map { word(first + $0, key) }
        Kernels.withEachInstructionSet { isa in
          for (begin, count) in [(0, 400), (1, 3), (2, 33), (3, 130), (7, 0), (64, 300), (399, 1)] {
            let part = uniform(key, from: first + UInt64(begin), count, as: UInt32.self)
            #expect(part == Array(wanted[begin..<begin + count]), "\(isa) \(first) \(begin)")
          }
        }
      }
    }

    @Test func numbersAreTheWordsScaled() {
      let key: [UInt32] = [7, 9]
      Kernels.withEachInstructionSet { isa in
        for first in [0, 3, 1001] as [UInt64] {
          let floats = uniform(key, from: first, 77, as: Float.self)
          #expect(
            floats
              == (0..<77).map { Float(word(first + $0, key) >> 8) * 0x1p-24 }, "\(isa) \(first)")
          let doubles = uniform(key, from: first, 77, as: Double.self)
          let wanted = (0..<UInt64(77)).map { i in
            let (high, low) = (word(2 * (first + i), key), word(2 * (first + i) + 1, key))
            return Double((UInt64(high) << 32 | UInt64(low)) >> 11) * 0x1p-53
          }
          #expect(doubles == wanted, "\(isa) \(first)")
        }
      }
    }

    @Test func longStreamsDoNotDependOnThreads() {
      let before = cadena_threads()
      defer { cadena_set_threads(before) }
      cadena_set_threads(1)
      let alone = uniform([1, 2], from: 11, 300_001, as: Float.self)
      cadena_set_threads(5)
      let together = uniform([1, 2], from: 11, 300_001, as: Float.self)
      #expect(alone == together)
      for i in stride(from: 0, to: 300_001, by: 997) {
        #expect(alone[i] == Float(word(11 + UInt64(i), [1, 2]) >> 8) * 0x1p-24)
      }
    }

    @Test func sequencesAreRoundedOnce() {
      Kernels.withEachInstructionSet { isa in
        var floats = Array(repeating: Float(0), count: 700)
        cadena_iota(CADENA_FLOAT32, 700, 0.5, 0.1, &floats)
        let wanted = (0..<700).map { i in
          let step = 0.1 * Double(i)
          return Float(0.5 + step)
        }
        #expect(floats == wanted, "\(isa)")
        var words = Array(repeating: Int32(0), count: 300)
        cadena_iota(CADENA_INT32, 300, 10, -3, &words)
        #expect(words == (0..<300).map { Int32(10 - 3 * $0) }, "\(isa)")
      }
    }
  }
}
