import CadenaData
import CadenaText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension OutputError {
  /// A folder or log that the system refuses to make or to add to, with its reason.
  package init(_ path: String, code: Int32) {
    let remedy: Message? =
      switch code {
      case ENOSPC, EDQUOT: .freeSpace
      case EACCES, EROFS, EPERM: .chooseAnotherFolder
      default: nil
      }
    self.init(
      .cannotWrite, place: path, found: .verbatim(String(cString: strerror(code))), remedy: remedy)
  }
}
