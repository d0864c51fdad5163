import Foundation

/// What the figures depend on.
struct Machine {
  /// The processor's name as the system tells it.
  static var processor: String {
    guard let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8) else {
      return "unknown processor"
    }
    for line in text.split(separator: "\n") where line.hasPrefix("model name") {
      if let colon = line.firstIndex(of: ":") {
        return line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      }
    }
    return "unknown processor"
  }

  /// The machine in one line.
  static var description: String {
    let information = ProcessInfo.processInfo
    let memory = information.physicalMemory >> 30
    return """
      \(processor), \(information.activeProcessorCount) processors, \(memory) GiB, \
      \(information.operatingSystemVersionString)
      """
  }
}
