/// Where a part of an experiment was written: a position in a file, or a flag.
public struct Origin: Sendable, Hashable {
  /// The file's path, or the flag with its value, such as `--set seed=x`; nil for a part made in
  /// code.
  public var place: String?
  /// Line in the file, from 1; nil for a flag.
  public var line: Int?
  /// Column in the line, from 1, counted in Unicode scalars; nil for a flag.
  public var column: Int?

  /// A place; parts that do not apply are left out.
  public init(place: String? = nil, line: Int? = nil, column: Int? = nil) {
    self.place = place
    self.line = line
    self.column = column
  }
}
