import CadenaText
import CadenaTraining
import Testing

@testable import CadenaExperiment

/// What a person sees on the terminal, character by character.
struct TerminalTests {
  private let state = ProgressState(
    epoch: 12, epochs: 30, fraction: 0.5, loss: 0.03127, validationAccuracy: 0.978,
    rowsPerSecond: 41_234.4, seconds: 11.5)
  private let record = EpochRecord(
    epoch: 12, step: 480, train: PartMetrics(loss: 0.03127, accuracy: 0.99),
    validation: PartMetrics(loss: 0.08, accuracy: 0.978), learningRate: 0.001, seconds: 11.5)

  private func style(_ progress: TerminalStyle.Progress, width: Int = 80, usesColor: Bool = false)
    -> TerminalStyle
  {
    TerminalStyle(progress: progress, usesColor: usesColor, width: width)
  }

  @Test func theLiveLine() {
    let line = ProgressLine(style: style(.live, width: 91), language: .english)
    #expect(
      line.running(state)
        == "\repoch 12/30 ━━━━━━━━━╸───────────────  loss 0.03127  val 97.80 %  0:19 left  41 234 rows/s"
        + "\u{1B}[K")
    #expect(line.over() == "\n")
  }

  @Test func theLiveLineNeverFillsTheTerminal() {
    for width in 20...140 {
      for language in Language.allCases {
        let line = ProgressLine(style: style(.live, width: width), language: language).line(state)
        #expect(line.count < width, "\(line)")
        #expect(line.hasPrefix(Message.epoch.text(language) + " 12/30"))
      }
    }
  }

  @Test func coloursAroundTheBarOnly() {
    let colored = ProgressLine(style: style(.live, usesColor: true), language: .english)
    let plain = ProgressLine(style: style(.live), language: .english)
    let stripped = colored.line(state).replacing(/\u{1B}\[[0-9]+m/, with: "")
    #expect(colored.line(state).contains("\u{1B}[32m━"))
    #expect(stripped == plain.line(state))
  }

  @Test func onePlainLinePerEpoch() {
    let english = ProgressLine(style: style(.plain), language: .english)
    #expect(english.running(state) == "")
    #expect(english.over() == "")
    var done = state
    done.fraction = 1
    #expect(
      english.finished(record, done)
        == "epoch 12/30  training: loss 0.03127, accuracy 99.00 %  "
        + "validation: loss 0.08, accuracy 97.80 %  41 234 rows/s  0:17 left\n")
    let spanish = ProgressLine(style: style(.plain), language: .spanish)
    #expect(
      spanish.finished(record, done)
        == "época 12/30  entrenamiento: pérdida 0.03127, exactitud 99.00 %  "
        + "validación: pérdida 0.08, exactitud 97.80 %  41 234 filas/s  faltan 0:17\n")
  }

  @Test func regressionShowsRSquared() {
    var state = state
    (state.validationAccuracy, state.validationRSquared, state.fraction) = (nil, 0.48594, 1)
    let live = ProgressLine(style: style(.live), language: .english).line(state)
    #expect(live.contains("  val R² 0.4859  "))
    let record = EpochRecord(
      epoch: 30, step: 1, train: PartMetrics(loss: 0.5),
      validation: PartMetrics(loss: 0.25, further: [.r2: 0.48594, .mae: 3]), learningRate: 1,
      seconds: 1)
    (state.epoch, state.rowsPerSecond) = (30, 0)
    #expect(
      ProgressLine(style: style(.plain), language: .english).finished(record, state)
        == "epoch 30/30  training: loss 0.5  validation: loss 0.25, R² 0.4859\n")
  }

  @Test func quietMeansNothing() {
    let line = ProgressLine(style: style(.quiet), language: .english)
    #expect(line.running(state) + line.finished(record, state) + line.over() == "")
  }

  @Test func theStyleFollowsTheTerminal() {
    func choose(
      _ isTerminal: Bool, _ environment: [String: String], isQuiet: Bool = false
    ) -> TerminalStyle {
      .choose(isTerminal: isTerminal, environment: environment, width: 80, isQuiet: isQuiet)
    }
    let live = TerminalStyle(progress: .live, usesColor: true, width: 80)
    #expect(choose(true, ["TERM": "xterm"]) == live)
    #expect(choose(true, [:]) == live)
    #expect(choose(true, ["NO_COLOR": ""]) == live)
    #expect(choose(true, ["NO_COLOR": "1"]).progress == .live)
    #expect(!choose(true, ["NO_COLOR": "1"]).usesColor)
    for environment in [["TERM": "dumb"], ["CI": "true"]] {
      #expect(choose(true, environment).progress == .plain)
      #expect(!choose(true, environment).usesColor)
    }
    #expect(choose(false, ["TERM": "xterm"]).progress == .plain)
    #expect(choose(true, [:], isQuiet: true).progress == .quiet)
    #expect(
      TerminalStyle.choose(isTerminal: true, environment: [:], width: 0, isQuiet: false).width == 20
    )
  }

  @Test func theFinalTable() {
    var summary = ReportTests.summary
    summary.run = "runs/digits-1"
    #expect(
      FinalTable.text(summary, .english) == """
                      loss  accuracy
        ────────────────────────────
        training      0.25   90.00 %
        validation     0.3   87.50 %
        test        0.2813   88.89 %

        best epoch: 2 of 3
        trained for: 1.50 s
        written to: runs/digits-1

        """)
  }

  @Test func aTableOfRegressionHasNoAccuracy() {
    var summary = ReportTests.summary
    summary.epochs = [
      EpochRecord(epoch: 1, step: 1, train: PartMetrics(loss: 2), learningRate: 1, seconds: 75)
    ]
    (summary.test, summary.bestEpoch, summary.run) = (nil, 1, "r")
    #expect(
      FinalTable.text(summary, .spanish) == """
                       pérdida
        ──────────────────────
        entrenamiento        2

        mejor época: 1 de 1
        entrenamiento: 1:15 min
        guardado en: r

        """)
  }

  @Test func aTableOfRegressionHasErrors() {
    var summary = ReportTests.summary
    summary.epochs = [
      EpochRecord(
        epoch: 1, step: 1, train: PartMetrics(loss: 2),
        validation: PartMetrics(loss: 1), learningRate: 1, seconds: 1)
    ]
    let further: [Metric: Double] = [.r2: 0.45678, .mae: 43.25, .rmse: 55, .mse: 3025]
    summary.train = PartMetrics(loss: 3, further: [.r2: 0.5, .mae: 40, .rmse: 50])
    summary.test = PartMetrics(loss: 0.5, further: further)
    (summary.bestEpoch, summary.run) = (1, "r")
    #expect(
      FinalTable.text(summary, .english) == """
                    loss      R²    MAE  RMSE
        ─────────────────────────────────────
        training       2  0.5000     40    50
        validation     1
        test         0.5  0.4568  43.25    55

        best epoch: 1 of 1
        trained for: 1.00 s
        written to: r

        """)
    let narrow = FinalTable.text(summary, .english, width: 30)
    #expect(narrow.hasPrefix("            loss      R²\n"))
    let lines = FinalTable.text(summary, .english, width: 20).split(separator: "\n").prefix(5)
    #expect(lines.allSatisfy { $0.count <= 20 } && lines[0].hasSuffix("loss"))
  }

  @Test(
    arguments: [
      (0, "0"), (1, "1"), (0.03127, "0.03127"), (0.031274, "0.03127"), (0.00312749, "0.003127"),
      (2.302585, "2.3026"), (12.34567, "12.346"), (99_999.4, "99999"), (123_456, "1.235e+05"),
      (1e-5, "1e-05"), (-0.5, "-0.5"), (9.9999e-5, "1e-04"), (1e300, "1e+300"), (.nan, "nan"),
      (-.infinity, "-inf"),
    ] as [(Double, String)])
  func compactNumbers(_ value: Double, _ text: String) {
    #expect(NumberText.compact(value) == text)
  }

  @Test(
    arguments: [
      (0.4, "0:00"), (59.6, "1:00"), (3599, "59:59"), (3600, "1:00:00"), (36_061, "10:01:01"),
      (.infinity, "–"), (-1, "–"),
    ] as [(Double, String)])
  func clocks(_ seconds: Double, _ text: String) {
    #expect(DurationText.clock(seconds) == text)
  }
}
