/// Times for people: "0:07", "12:30", "1:02:03".
package enum DurationText {
  /// Whole seconds as minutes and seconds, with hours when there are some; "–" when unknown.
  static func clock(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0, seconds < 1e9 else { return "–" }
    let total = Int(seconds.rounded())
    let (hours, minutes, rest) = (total / 3600, total / 60 % 60, total % 60)
    let tail = (rest < 10 ? "0" : "") + "\(rest)"
    if hours == 0 { return "\(minutes):\(tail)" }
    return "\(hours):" + (minutes < 10 ? "0" : "") + "\(minutes):\(tail)"
  }

  /// A length of time with its unit: "0.42 s", "38 s", "12:30 min", "1:02:03 h".
  package static func length(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0 else { return "–" }
    if seconds < 10 { return NumberText.fixed(seconds, decimals: 2) + " s" }
    if seconds < 60 { return NumberText.fixed(seconds, decimals: 0) + " s" }
    return clock(seconds) + (seconds < 3600 ? " min" : " h")
  }
}
