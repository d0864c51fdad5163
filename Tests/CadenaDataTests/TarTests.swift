import CadenaText
import Testing

@testable import CadenaData

/// Archives of tar: files by their names, and nothing that leads out of them.
struct TarTests {
  @Test func filesAreFoundWhereverTheyLie() throws {
    let long = [UInt8](repeating: 3, count: 1500)
    let bytes = TarFile.archive([
      ("batches/one.bin", long), ("../../etc/two.bin", [7, 8]), ("/three", []),
    ])
    let archive = try TarArchive(bytes: bytes, place: "t")
    #expect(archive.files.map(\.name) == ["one.bin", "two.bin", "three"])
    #expect(Array(archive.content(of: archive.files[0])) == long)
    #expect(Array(archive.content(of: archive.files[1])) == [7, 8])
    #expect(archive.content(of: archive.files[2]).isEmpty)
  }

  @Test func linksAndFoldersAreNoFiles() throws {
    let link = TarFile.archive([("link", [])], kind: 50)
    let file = TarFile.archive([("file", [1])])
    let archive = try TarArchive(bytes: link.dropLast(1024) + file, place: "t")
    #expect(archive.files.map(\.name) == ["file"])
  }

  @Test func brokenArchivesAreRefused() throws {
    let bytes = TarFile.archive([("file", [1, 2, 3])])
    func what(_ bytes: [UInt8]) -> Message? {
      #expect(throws: DataError.self) { try TarArchive(bytes: bytes, place: "t") }?.problem.what
    }
    var wrong = bytes
    wrong[0] ^= 1
    #expect(what(wrong) == .tarBroken)
    #expect(what(Array(bytes.prefix(514))) == .compressedTruncated)
    #expect(what([]) == .tarBroken)
    #expect(what([UInt8](repeating: 0, count: 2048)) == .tarBroken)
  }
}
