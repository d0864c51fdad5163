import CadenaText

/// Why a file cannot be read, before it is known what kind of error that is to the caller.
enum FileFailure: Error {
  case missing
  case isDirectory
  /// The system's words for what is wrong.
  case unreadable(String)

  var what: Message {
    switch self {
    case .missing: .fileMissing
    case .isDirectory: .fileIsDirectory
    case .unreadable: .fileUnreadable
    }
  }

  var detail: Message? {
    switch self {
    case .missing, .isDirectory: nil
    case .unreadable(let reason): .verbatim(reason)
    }
  }

  var remedy: Message? {
    switch self {
    case .missing: .checkThePath
    case .isDirectory: .nameAFile
    case .unreadable: .checkPermissions
    }
  }

  var exitCode: ExitCode {
    switch self {
    case .missing: .missingInput
    case .isDirectory, .unreadable: .badData
    }
  }
}
