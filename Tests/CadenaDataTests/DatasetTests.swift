import CadenaText
import Testing

@testable import CadenaData

/// Rows gathered, checked and hashed.
struct DatasetTests {
  private func made(_ storage: Features.Storage) throws -> Dataset {
    try Dataset(
      name: "made", features: Features(storage, count: 3, exampleShape: [1, 2]),
      targets: .values([10, 11, 20, 21, 30, 31], width: 2))
  }

  @Test(arguments: [
    Features.Storage.bytes([1, 2, 3, 4, 5, 255]), .floats([1, 2, 3, 4, 5, 255]),
    .doubles([1, 2, 3, 4, 5, 255]),
  ])
  func rowsAreGatheredInTheGivenOrder(_ storage: Features.Storage) throws {
    let dataset = try made(storage)
    let rows = [9, 2, 0, 2, 9][1..<4]
    let floats = [Float](unsafeUninitializedCapacity: 6) { buffer, count in
      dataset.features.copyRows(rows, into: buffer.baseAddress!)  // The capacity is not 0.
      count = 6
    }
    #expect(floats == [5, 255, 1, 2, 5, 255])
    let doubles = [Double](unsafeUninitializedCapacity: 6) { buffer, count in
      dataset.features.copyRows(rows, into: buffer.baseAddress!)  // The capacity is not 0.
      count = 6
    }
    #expect(doubles == [5, 255, 1, 2, 5, 255])
    let targets = [Float](unsafeUninitializedCapacity: 6) { buffer, count in
      dataset.targets.copyValues(rows, into: buffer.baseAddress!)  // The capacity is not 0.
      count = 6
    }
    #expect(targets == [30, 31, 10, 11, 30, 31])
    let subset = dataset.subset(Array(rows))
    #expect(subset.features[0, 1] == 255)
    #expect(subset.features[1, 0] == 1)
    #expect(subset.targets == .values([30, 31, 10, 11, 30, 31], width: 2))
    #expect(subset.features.exampleShape == [1, 2])
  }

  @Test func labelsAreGathered() {
    let labels = [Int32](unsafeUninitializedCapacity: 3) { buffer, count in
      Dataset.iris.targets.copyLabels(
        [149, 0, 60][...], into: buffer.baseAddress!)  // The capacity is not 0.
      count = 3
    }
    #expect(labels == [2, 0, 1])
    let values = [Double](unsafeUninitializedCapacity: 2) { buffer, count in
      Dataset.iris.targets.copyValues(
        [149, 0][...], into: buffer.baseAddress!)  // The capacity is not 0.
      count = 2
    }
    #expect(values == [2, 0])
  }

  @Test func wrongDataAreRefused() {
    let two = Features(.doubles([1, .nan]), count: 2, exampleShape: [1])
    let good = Features(.doubles([1, 2]), count: 2, exampleShape: [1])
    let none = Features(.doubles([]), count: 0, exampleShape: [1])
    let wrong: [(Features, Targets, [String], Message)] = [
      (two, .values([1, 2], width: 1), [], .valueNotFinite(row: 2, column: 1)),
      (good, .values([1, 2, 3], width: 1), [], .targetCountDiffers(2, 3)),
      (good, .values([1, 2, 3], width: 2), [], .valueCountDiffers(3, "[2]", 2)),
      (good, .values([1, .infinity], width: 1), [], .targetNotFinite(row: 2)),
      (good, .classes([0, 2], names: ["a", "b"]), [], .labelOutOfRange(2, row: 2, classes: 2)),
      (good, .classes([-1, 0], names: ["a"]), [], .labelOutOfRange(-1, row: 1, classes: 1)),
      (good, .classes([0, 0], names: ["a"]), ["x", "y"], .nameCountDiffers(2, 1)),
      (none, .classes([], names: ["a"]), [], .noRows),
    ]
    for (features, targets, names, what) in wrong {
      let error = #expect(throws: DataError.self) {
        try Dataset(name: "w", features: features, targets: targets, featureNames: names)
      }
      #expect(error?.problem.what == what)
    }
  }

  @Test func hashesAreTheStandardOnes() {
    let texts = [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ]
    for (text, expected) in texts {
      var whole = SHA256()
      whole.update(Array(text.utf8))
      #expect(whole.hexadecimal() == expected)
      var pieces = SHA256()
      var rest = Array(text.utf8)[...]
      var size = 1
      while !rest.isEmpty {
        pieces.update(Array(rest.prefix(size)))
        rest = rest.dropFirst(size)
        size = size % 150 + 1
      }
      #expect(pieces.hexadecimal() == expected)
    }
  }

  @Test func digestsTellContentsApart() throws {
    let one = try made(.bytes([1, 2, 3, 4, 5, 6]))
    let same = try Dataset(
      name: "another name", features: one.features, targets: one.targets, featureNames: ["p", "q"])
    #expect(one.digest == same.digest)
    let others = [
      try made(.bytes([1, 2, 3, 4, 5, 7])), try made(.floats([1, 2, 3, 4, 5, 6])),
      one.subset([0, 2, 1]), one.subset([0, 1]),
      one.replacing(targets: .values([1, 2, 3], width: 1)),
      one.replacing(targets: .classes([0, 1, 0], names: ["a", "b"])),
      one.replacing(targets: .classes([0, 1, 0], names: ["a", "c"])),
      one.replacing(features: Features(one.features.storage, count: 3, exampleShape: [2])),
    ]
    #expect(Set(others.map(\.digest) + [one.digest]).count == others.count + 1)
  }

  @Test func picturesStayPicturesWhileTheirNumbersAreAll() throws {
    let picture = ImageShape(height: 8, width: 8)
    #expect(Dataset.digits.imageShape == picture)
    #expect(Dataset.digits.subset([3, 1]).imageShape == picture)
    #expect(Dataset.iris.imageShape == nil)
    let few = Dataset.digits.subset([0, 1])
    let narrow = Features(.bytes([1, 2, 3, 4]), count: 2, exampleShape: [2])
    #expect(few.replacing(features: narrow).imageShape == nil)
    let scaled = Features(.floats([Float](repeating: 0, count: 128)), count: 2, exampleShape: [64])
    #expect(few.replacing(features: scaled).imageShape == picture)
    #expect(few.replacing(targets: .values([1, 2], width: 1)).imageShape == picture)
  }
}
