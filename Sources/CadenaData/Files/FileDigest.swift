/// SHA-256 of files and bytes, as 64 hexadecimal digits.
public enum FileDigest {
  /// The hash of a file's bytes.
  ///
  /// - Throws: `DataError`, with exit code 66 when the file is missing.
  public static func sha256(of path: String) throws(DataError) -> String {
    sha256(of: try InputFile.read(path))
  }

  /// The hash of bytes.
  public static func sha256(of bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.hexadecimal()
  }
}
