import CadenaFetch
import CadenaText

/// Writes how a download goes: a line that is drawn over, or plain lines.
struct FetchProgress {
  let style: TerminalStyle
  let language: Language
  private var lastPercent = -1

  init(style: TerminalStyle, language: Language) {
    self.style = style
    self.language = language
  }

  /// What to write about an event; often nothing.
  mutating func text(_ event: DataSetFetcher.Event) -> String {
    guard style.progress != .quiet else { return "" }
    let isLive = style.progress == .live
    func line(_ message: Message) -> String {
      (isLive ? "\r\u{1B}[K" : "") + message.text(language) + "\n"
    }
    switch event {
    case .present(let name): return line(.filePresent(name))
    case .began(let name, let address, let offset):
      lastPercent = -1
      return line(
        .transferBegins(name, address.host, offset > 0 ? Self.size(offset) : nil))
    case .progress(let name, let done, let total):
      let percent = total > 0 ? min(100, 100 * done / total) : 0
      guard isLive, percent != lastPercent else { return "" }
      lastPercent = percent
      return "\r\(name)  \(percent) %  \(Self.size(done))\u{1B}[K"
    case .failed(let address, let failure):
      return line(.attempts([("\(address)", failure.what)]))
    case .finished(let name): return line(.fileVerified(name))
    case .unpacking(let name): return line(.fileUnpacking(name))
    }
  }

  /// A size in the unit that suits it: 9.9 MB.
  static func size(_ bytes: Int) -> String {
    switch bytes {
    case ..<1000: "\(bytes) B"
    case ..<1_000_000: NumberText.fixed(Double(bytes) / 1e3, decimals: 1) + " kB"
    default: NumberText.fixed(Double(bytes) / 1e6, decimals: 1) + " MB"
    }
  }
}
