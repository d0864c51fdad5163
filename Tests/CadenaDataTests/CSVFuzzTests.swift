import CadenaGraph
import CadenaText
import Testing

@testable import CadenaData

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Tables changed at random, read with random options, whole and in random portions.
///
/// `CADENA_FUZZ` in the environment says how many tables are tried.
struct CSVFuzzTests {
  private static let tables = [
    "a,\"b\"\"c\",d,kind\r\n1,2.5,-3e2,cat\n\"4\",5,6,dog\n7,8,9.25,\"cat\"\n",
    "x;y;;z\n1,5;red;;3\n;blue;;4\n2;\"re\nd\";;-3\n", "1\t2\t0\r3\tNA\t1\r5\t6\t1\r7\t?\t0",
    "\u{FEFF}id,u,v,w,\nr1,1,2,3,\nr2,4,,6,\n\nr3,7,8,9,\n",
  ]

  private func mutated(_ bytes: [UInt8], _ generator: inout PhiloxGenerator) -> [UInt8] {
    let special = Array("\"\",;\n\r\t.-e019?NA|aé ".utf8)
    var bytes = bytes
    for _ in 0..<generator.integer(below: 4) where !bytes.isEmpty {
      let position = generator.integer(below: bytes.count)
      let byte = special[generator.integer(below: special.count)]
      switch generator.integer(below: 5) {
      case 0: bytes[position] = byte
      case 1, 2: bytes.insert(byte, at: position)
      case 3: bytes.remove(at: position)
      default: bytes[position] = UInt8(1 + generator.integer(below: 255))
      }
    }
    return bytes
  }

  private func options(_ generator: inout PhiloxGenerator) -> CSVOptions {
    func chance(_ n: Int) -> Bool { generator.integer(below: n) == 0 }
    var options = CSVOptions()
    if chance(3) { options.header = chance(2) }
    if chance(4) { options.delimiter = [",", ";", "\t", "|"][generator.integer(below: 4)] }
    if chance(3) {
      options.targets = [["1"], ["2"], ["d"], ["1", "2"]][generator.integer(below: 4)]
    }
    if chance(4) { options.decimal = "," }
    if chance(4) { options.ignored = ["1"] }
    if chance(3) { options.categories = chance(2) ? .texts : .columns(["2"]) }
    if chance(2) { options.unknown = .ignore }
    if chance(3) { options.task = chance(2) ? .classification : .regression }
    options.missing =
      [
        .error, .mean, .median, .mode, .zero, .constant(3.5), .dropRow, .previous,
      ][generator.integer(below: 8)]
    return options
  }

  /// The rows in portions, with the lines of all, or what is wrong with them.
  private func blocks(
    _ bytes: [UInt8], _ table: CSVTable, _ delimiter: Character?, portion: Int, maximum: Int
  ) -> Result<([UInt64], [Int]), DataError> {
    Result { () throws(DataError) in
      var rows = try CSVRows(
        CSVInput(bytes: bytes, place: "t.csv", portion: portion, lookahead: 4), form: table.form,
        delimiter: delimiter, header: table.form.isNamed, dropsRows: true)
      var values: [UInt64] = []
      var lines: [Int] = []
      while let block = try rows.next(maximum: maximum) {
        values += block.features.values.map(\.bitPattern)
        lines += block.lines
      }
      return (values, lines)
    }
  }

  @Test func portionsGiveWhatTheWholeGives() {
    let wanted = ProcessInfo.processInfo.environment["CADENA_FUZZ"].flatMap { Int($0) }
    var generator = PhiloxGenerator(key: RandomKey(seed: 31))
    var read = 0
    let count = wanted ?? 3000
    for _ in 0..<count {
      let text = Self.tables[generator.integer(below: Self.tables.count)]
      let bytes = mutated(Array(text.utf8), &generator)
      let options = options(&generator)
      guard
        let table = try? CSVReader.table(bytes: bytes, place: "t.csv", options)
      else { continue }
      read += 1
      let portion = 1 + generator.integer(below: 40)
      let maximum = 1 + generator.integer(below: 5)
      let result = blocks(
        bytes, table, options.delimiter, portion: portion, maximum: maximum)
      guard case .success(let (values, lines)) = result,
        case .doubles(let expected) = table.dataset.features.storage
      else {
        Issue.record("\(String(decoding: bytes, as: UTF8.self).debugDescription) \(result)")
        continue
      }
      #expect(
        values == expected.map(\.bitPattern),
        "\(String(decoding: bytes, as: UTF8.self).debugDescription) \(portion)")
      #expect(lines.count == table.dataset.count)
      #expect(lines == lines.sorted())
      #expect(table.dataset.targets.count == table.dataset.count)
      #expect(TableForm(json: table.form.json) == table.form)
    }
    // Both outcomes must occur, or the mutations test nothing.
    #expect(read > count / 20 && read < count)
  }

  /// What cannot be read is refused with the same words, whatever the portions are.
  @Test func mistakesDoNotDependOnPortions() {
    let wanted = ProcessInfo.processInfo.environment["CADENA_FUZZ"].flatMap { Int($0) }
    var generator = PhiloxGenerator(key: RandomKey(seed: 32))
    var failed = 0
    for _ in 0..<(wanted ?? 3000) {
      let text = Self.tables[generator.integer(below: Self.tables.count)]
      let bytes = mutated(Array(text.utf8), &generator)
      let options = options(&generator)
      let portion = 1 + generator.integer(below: 40)
      func problem(_ portion: Int, _ lookahead: Int) -> Problem? {
        do {
          let input = CSVInput(
            bytes: bytes, place: "t.csv", portion: portion, lookahead: lookahead)
          _ = try CSVReader.table(input, options)
          return nil
        } catch {
          return error.problem
        }
      }
      let whole = problem(1 << 16, 1 << 16)
      if whole != nil { failed += 1 }
      #expect(
        problem(portion, 4) == whole, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
    #expect(failed > 100)
  }
}
