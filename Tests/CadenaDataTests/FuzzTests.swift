import CadenaGraph
import Testing

@testable import CadenaData

/// Files changed at random: each is read or refused, and none stops the program.
struct FuzzTests {
  /// A copy with a few bytes replaced, removed, doubled or swapped for ones that matter.
  private func mutated(_ bytes: [UInt8], _ generator: inout PhiloxGenerator) -> [UInt8] {
    let special = Array("\"\",;\n\r\t{}[]:.-e0919\\u \0".utf8) + [0xFF, 0x80, 0xC3, 0xEF]
    var bytes = bytes
    for _ in 0...generator.integer(below: 4) where !bytes.isEmpty {
      let position = generator.integer(below: bytes.count)
      switch generator.integer(below: 5) {
      case 0: bytes[position] = UInt8(generator.integer(below: 256))
      case 1: bytes[position] = special[generator.integer(below: special.count)]
      case 2: bytes.insert(special[generator.integer(below: special.count)], at: position)
      case 3: bytes.remove(at: position)
      default: bytes.removeSubrange(position...)
      }
    }
    return bytes
  }

  @Test func tables() {
    let text = "a,\"b\"\"c\",d,kind\r\n1,2.5,-3e2,cat\n\"4\",5,6,dog\n7,8,9.25,\"cat\"\n"
    var generator = PhiloxGenerator(key: RandomKey(seed: 21))
    var read = 0
    for _ in 0..<4000 {
      let bytes = mutated(Array(text.utf8), &generator)
      guard let table = try? CSVReader.read(bytes: bytes, place: "t.csv") else { continue }
      read += 1
      #expect(table.features.storage.count == table.count * table.featureCount)
      #expect(table.features.storage.firstNonFinite == nil)
      #expect(table.targets.count == table.count)
      #expect(table.featureNames.count == table.featureCount)
    }
    // Both outcomes must occur, or the mutations test nothing.
    #expect(read > 100 && read < 3900)
  }

  @Test func weights() throws {
    let file = Safetensors(
      [
        NamedArray(name: "layers.0.weight", shape: [2, 3], floats: [1, 2, 3, 4, 5, 6]),
        NamedArray(name: "layers.0.bias", doubles: [7, 8]),
        NamedArray(name: "mask", dtype: .bool, shape: [3], bytes: [0, 1, 0]),
      ], metadata: ["version": "1"]
    ).bytes()
    var generator = PhiloxGenerator(key: RandomKey(seed: 22))
    var read = 0
    for _ in 0..<6000 {
      guard let again = try? Safetensors(bytes: mutated(file, &generator)) else { continue }
      read += 1
      // What was accepted is consistent, so it survives writing and reading.
      #expect(try Safetensors(bytes: again.bytes()) == again)
    }
    #expect(read > 50 && read < 5900)
  }

  @Test func texts() throws {
    let text = #"{"a":[1,-2.5e3,true,null],"b":{"c":"x\u00e9\n","d":[]},"e":""}"#
    var generator = PhiloxGenerator(key: RandomKey(seed: 23))
    var read = 0
    for _ in 0..<6000 {
      guard let value = try? JSONValue.parse(mutated(Array(text.utf8), &generator)) else {
        continue
      }
      read += 1
      // A whole `number` reads back as an `integer`, so the texts are compared.
      let text = value.text()
      #expect(try JSONValue.parse(text).text() == text)
    }
    #expect(read > 50 && read < 5900)
  }
}
