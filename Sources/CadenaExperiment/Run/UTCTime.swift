/// Points in time as text, in UTC, by the proleptic Gregorian calendar.
public enum UTCTime {
  /// Seconds since 1970 as `2026-05-01T12:30:00Z`.
  public static func text(secondsSince1970 seconds: Double) -> String {
    let total = Int(seconds.rounded(.down))
    let day = total >= 0 ? total / 86_400 : (total - 86_399) / 86_400
    let rest = total - day * 86_400
    // Days since 1 March of the year 0, in eras of 400 years (146,097 days).
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let date = dayOfYear - (153 * month + 2) / 5 + 1
    let civilMonth = month < 10 ? month + 3 : month - 9
    let year = yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0)
    func two(_ value: Int) -> String { (value < 10 ? "0" : "") + "\(value)" }
    return "\(year)-\(two(civilMonth))-\(two(date))"
      + "T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
  }
}
