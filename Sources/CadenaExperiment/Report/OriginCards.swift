import CadenaText
import CadenaTraining

/// Where the numbers come from: all metrics by part, the layers, the experiment, how to do it again.
struct OriginCards {
  let summary: RunSummary
  let language: Language

  private func say(_ message: Message) -> String { HTMLText.escaped(message.text(language)) }

  /// Every metric that was measured, one column for each part.
  var metrics: String {
    let parts = summary.parts
    let metrics = Metric.allCases.filter { metric in
      parts.contains { $0.metrics[metric] != nil }
    }
    guard !parts.isEmpty else { return "" }
    let heading = ([""] + parts.map { say($0.name) }).map { "<th scope=\"col\">\($0)</th>" }
    let rows = metrics.map { metric in
      let values = parts.map { part in
        part.metrics[metric].map { MetricText.value($0, of: metric) } ?? "–"
      }
      return "<tr><td>\(say(name(of: metric)))</td>"
        + values.map { "<td>\($0)</td>" }.joined() + "</tr>"
    }
    return table(
      .metricsHeading, summary.isRegression ? .unitsNote : .averagesNote, heading, rows,
      style: "list tight")
  }

  private func name(of metric: Metric) -> Message {
    guard metric == .topK, let classes = summary.confusion?.classNames.count else {
      return MetricText.name(of: metric)
    }
    return .topKOf(min(5, max(1, classes - 1)))
  }

  /// The layers with shapes and parameters.
  var layers: String {
    let rows = summary.findings.layers
    guard !rows.isEmpty else { return "" }
    let heading = [Message.pathColumn, .layerColumn, .outputColumn, .parametersColumn].map {
      "<th scope=\"col\">\(say($0))</th>"
    }
    func shape(_ extents: [Int]) -> String {
      extents.map { "\($0)" }.joined(separator: "\u{2009}×\u{2009}")
    }
    let input =
      "<tr><td></td><td>\(say(.inputRow))</td><td>\(shape(summary.findings.inputShape))</td>"
      + "<td></td></tr>"
    let lines = rows.map { row in
      "<tr><td>\(HTMLText.escaped(row.path))</td><td>\(HTMLText.escaped(row.label))</td>"
        + "<td>\(shape(Array(row.output.dimensions.dropFirst())))</td><td>"
        + (row.parameters > 0
          ? ProgressLine.grouped(Double(row.parameters), separator: "\u{202F}") : "–")
        + "</td></tr>"
    }
    return table(
      .modelHeading, .modelNote(summary.parameters), heading, [input] + lines, style: "list layers")
  }

  private func table(
    _ title: Message, _ note: Message, _ heading: [String], _ rows: [String],
    style: String = "list"
  ) -> String {
    """
    <section class="card">
    <h2>\(say(title))</h2>
    <p class="note">\(say(note))</p>
    <div class="scroll"><table class="\(style)">
    <thead><tr>\(heading.joined())</tr></thead>
    <tbody>
    \(rows.joined(separator: "\n"))
    </tbody>
    </table></div>
    </section>
    """
  }

  /// What went wrong and what a person should know.
  var notices: String {
    let findings = summary.findings
    var parts: [String] = []
    if let problem = findings.problem {
      parts.append(
        "<section class=\"card alert\"><pre>\(HTMLText.escaped(problem.text(language)))</pre>"
          + "</section>")
    }
    if !findings.warnings.isEmpty {
      let items = findings.warnings.map { "<li>\(say($0))</li>" }
      parts.append(
        "<section class=\"card\"><h2>\(say(.warningsHeading))</h2><ul>\(items.joined())</ul>"
          + "</section>")
    }
    return parts.joined(separator: "\n")
  }

  /// The experiment file, and the commands that do it again or go on.
  var experiment: String {
    let findings = summary.findings
    var facts: [(Message, String)] = [(.versionLabel, summary.version)]
    if !findings.dataDigest.isEmpty {
      facts += [
        (.seedLabel, "\(findings.seed)"), (.dataDigestLabel, findings.dataDigest),
        (.instructionSetLabel, findings.instructionSet),
      ]
    }
    let list = facts.filter { !$0.1.isEmpty }.map { name, value in
      "<dt>\(say(name))</dt><dd>\(HTMLText.escaped(value))</dd>"
    }
    let command = "cadena train --resume \(ShellText.quoted(summary.run))"
    // From numbers that ran away there is no way on.
    let canGoOn = summary.state != .diverged && summary.state != .failed
    let resume =
      canGoOn
      ? "<p class=\"note\">\(say(.resumeNote))</p>\n<pre>\(HTMLText.escaped(command))</pre>\n" : ""
    return """
      <section class="card">
      <h2>\(say(.reproduceHeading))</h2>
      <p class="note">\(say(.reproduceNote))</p>
      <pre>\(HTMLText.escaped(summary.command))</pre>
      \(resume)<dl>\(list.joined())</dl>
      </section>
      <details class="card" open>
      <summary>\(say(.experimentHeading))</summary>
      <pre>\(HTMLText.escaped(summary.experimentText))</pre>
      </details>
      """
  }
}
