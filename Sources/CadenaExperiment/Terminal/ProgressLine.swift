import CadenaText
import CadenaTraining

/// Writes progress as text: one line that is drawn over and over, or one plain line per epoch.
public struct ProgressLine: Sendable {
  private let style: TerminalStyle
  private let language: Language

  /// A writer for a style and a language.
  public init(style: TerminalStyle, language: Language) {
    self.style = style
    self.language = language
  }

  /// What to write while an epoch runs: the line, ready to be drawn over, or nothing when progress
  /// is not live.
  public func running(_ state: ProgressState) -> String {
    guard style.progress == .live else { return "" }
    return "\r" + line(state) + "\u{1B}[K"
  }

  /// What to write when an epoch is done; plain lines end in a line break.
  public func finished(_ record: EpochRecord, _ state: ProgressState) -> String {
    switch style.progress {
    case .quiet: ""
    case .live: running(state)
    case .plain: plain(record, state) + "\n"
    }
  }

  /// What to write when training is over: ends the live line.
  public func over() -> String {
    style.progress == .live ? "\n" : ""
  }

  /// The live line without control characters other than colours; never wider than the terminal.
  func line(_ state: ProgressState) -> String {
    let head = "\(Message.epoch.text(language)) \(state.epoch)/\(state.epochs) "
    let tail = numbers(state)
    // The last column stays free: a full line would scroll on some terminals.
    let room = style.width - 1
    var shown: [String] = []
    var used = head.count
    for part in tail where used + 2 + part.count <= room {
      shown.append(part)
      used += 2 + part.count
    }
    let text = shown.map { "  " + $0 }.joined()
    let bar = min(30, room - used)
    if bar < 8 { return String((head + text.dropFirst()).prefix(room)) }
    return head + self.bar(state.total, width: bar) + text
  }

  private func numbers(_ state: ProgressState) -> [String] {
    var parts: [String] = []
    if let loss = state.loss {
      parts.append("\(Message.loss.text(language)) \(NumberText.compact(loss))")
    }
    if let accuracy = state.validationAccuracy {
      parts.append("\(Message.validationShort.text(language)) \(Self.percent(accuracy))")
    } else if let value = state.validationRSquared {
      parts.append(
        "\(Message.validationShort.text(language)) R² \(MetricText.value(value, of: .r2))")
    } else if let loss = state.validationLoss {
      parts.append("\(Message.validationShort.text(language)) \(NumberText.compact(loss))")
    }
    if let left = state.secondsLeft {
      parts.append(Message.timeLeft(DurationText.clock(left)).text(language))
    }
    if state.rowsPerSecond > 0 {
      parts.append(Message.rowsPerSecond(Self.grouped(state.rowsPerSecond)).text(language))
    }
    return parts
  }

  /// A bar of the given width, in half cells.
  private func bar(_ part: Double, width: Int) -> String {
    let share = part.isFinite ? min(1, max(0, part)) : 0
    let halves = Int((share * Double(2 * width)).rounded(.down))
    let full = halves / 2
    var done = String(repeating: "━", count: full)
    if halves % 2 == 1 { done += "╸" }
    let rest = String(repeating: "─", count: width - done.count)
    return style.usesColor
      ? "\u{1B}[32m" + done + "\u{1B}[0m\u{1B}[2m" + rest + "\u{1B}[0m" : done + rest
  }

  private func plain(_ record: EpochRecord, _ state: ProgressState) -> String {
    func part(_ name: Message, _ metrics: PartMetrics) -> String {
      var text = "\(name.text(language)): \(Message.loss.text(language)) "
      text += NumberText.compact(metrics.loss)
      if let accuracy = metrics.accuracy {
        text += ", \(Message.accuracy.text(language)) \(Self.percent(accuracy))"
      }
      if let value = metrics[.r2] { text += ", R² \(MetricText.value(value, of: .r2))" }
      return text
    }
    var parts = [
      "\(Message.epoch.text(language)) \(record.epoch)/\(state.epochs)",
      part(.trainingPart, record.train),
    ]
    if let validation = record.validation { parts.append(part(.validationPart, validation)) }
    if state.rowsPerSecond > 0 {
      parts.append(Message.rowsPerSecond(Self.grouped(state.rowsPerSecond)).text(language))
    }
    if let left = state.secondsLeft, record.epoch < state.epochs {
      parts.append(Message.timeLeft(DurationText.clock(left)).text(language))
    }
    return parts.joined(separator: "  ")
  }

  /// A fraction as a percentage with two decimals.
  static func percent(_ fraction: Double) -> String {
    fraction.isFinite ? NumberText.fixed(100 * fraction, decimals: 2) + " %" : "–"
  }

  /// A count with its thousands apart: 41 200.
  static func grouped(_ value: Double, separator: String = " ") -> String {
    guard value.isFinite, value.magnitude < 1e15 else { return "–" }
    let digits = Array(String(Int(value.rounded())))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0, digits[index - 1] != "-" { text += separator }
      text.append(digit)
    }
    return text
  }
}
