@testable import CadenaData

/// Files beside the tests.
enum Fixture {
  static func path(_ name: String, file: String = #filePath) -> String {
    let folder = file.split(separator: "/").dropLast().joined(separator: "/")
    return "/" + folder + "/Fixtures/" + name
  }

  static func json(_ name: String) throws -> JSONValue {
    try JSONValue.parse(InputFile.read(path(name)), place: name)
  }
}

extension JSONValue {
  /// An array of the reference values, `{"shape": [rows, columns], "data": […]}`, as a matrix.
  var matrix: DataMatrix? {
    guard let shape = self["shape"]?.elements?.compactMap(\.integer), shape.count == 2,
      let values = numbers
    else { return nil }
    return DataMatrix(rows: shape[0], columns: shape[1], values: values)
  }

  /// The numbers of such an array.
  var numbers: [Double]? { self["data"]?.elements?.compactMap(\.number) }
}

/// The largest difference, measured against 1 or the expected value when that is larger.
func largestError(_ values: [Double], _ expected: [Double]) -> Double {
  guard values.count == expected.count else { return .infinity }
  return zip(values, expected).map { abs($0 - $1) / max(1, abs($1)) }.max() ?? 0
}
