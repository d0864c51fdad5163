import CadenaKernels
import Testing

/// The processor's own instructions for SHA-256 compute what the standard's rounds do; the digests of
/// the standard's examples are tested where they are made.
@Test func bothFormsOfSHA256AreTheSame() {
  let bytes = (0..<64 * 37).map { UInt8(truncatingIfNeeded: ($0 * 2_654_435_761) >> 13) }
  for blocks in [0, 1, 2, 37] {
    var own = (0..<8).map { UInt32($0) &* 0x9E37_79B9 }
    var portable = own
    cadena_sha256(&own, bytes, blocks)
    cadena_sha256_portable(&portable, bytes, blocks)
    #expect(own == portable)
    #expect((own == (0..<8).map { UInt32($0) &* 0x9E37_79B9 }) == (blocks == 0))
  }
  // One block of zeros from the standard's initial state, computed by a program that is not ours.
  var state: [UInt32] = [
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A,
    0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
  ]
  cadena_sha256_portable(&state, [UInt8](repeating: 0, count: 64), 1)
  #expect(
    state == [
      0xDA56_98BE, 0x17B9_B469, 0x6233_5799, 0x779F_BECA,
      0x8CE5_D491, 0xC0D2_6243, 0xBAFE_F9EA, 0x1837_A9D8,
    ])
}
