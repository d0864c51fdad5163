import CadenaData
import CadenaText

extension CSVOptions {
  /// The options of `data.source.csv`; the task comes from the rest of the experiment.
  init(_ options: Options, task: Dataset.Task?) {
    self.init(
      delimiter: options.textIfGiven("delimiter")?.first,
      header: options["header"].map { $0 == .boolean(true) }, task: task)
    targets = options.textsIfGiven("target") ?? []
    columns = options.textsIfGiven("columns")
    ignored = options.textsIfGiven("ignore") ?? []
    decimal = options.text("decimal").first ?? "."
    let rule = options.choice("missing")
    missing =
      MissingRule(name: rule.name, constant: rule.options.numberIfGiven("value")) ?? .error
    if let names = options.textsIfGiven("categories") {
      categories = names == ["oneHot"] ? .texts : .columns(names)
    }
    unknown = UnknownCategory(rawValue: options.text("unknown")) ?? .error
  }
}
