/// Stops the program at the line of a caller who used the framework wrongly: shapes that do not fit,
/// an axis that does not exist.
///
/// Unlike a failed precondition this prints its message in release builds too. It is never used for
/// anything that a person typed or a file holds; those are thrown as `CadenaError`.
public func programmingError(
  _ message: String, file: StaticString = #fileID, line: UInt = #line
) -> Never {
  // The only place where the framework ends a program: code that calls it wrongly cannot go on, and a
  // failed precondition would lose its message in a release build.
  fatalError(message, file: file, line: line)
}

/// Stops the program with a message unless a condition holds. See `programmingError`.
@inline(__always)
public func require(
  _ condition: @autoclosure () -> Bool, _ message: @autoclosure () -> String,
  file: StaticString = #fileID, line: UInt = #line
) {
  if !condition() { programmingError(message(), file: file, line: line) }
}
