import CadenaData
import CadenaRuntime
import CadenaText
import CadenaTraining

/// What `cadena predict` does: reads rows, lets the model of a run predict, and writes what it says.
///
/// Rows are read, predicted and written in blocks, so files may be larger than the memory. What
/// preprocessing learnt is applied, and the scaling of targets is undone.
public struct PredictionSession: Sendable {
  /// The run, as a person names it.
  public var run: String
  /// The file of rows; `-` is standard input.
  public var input: String
  /// The file of predictions; nil or `-` is standard output.
  public var output: String?
  /// Which weights; nil chooses.
  public var checkpoint: SavedRun.Checkpoint?
  /// How predictions are written.
  public var options = PredictionOptions()
  /// The character between the input's columns; nil finds it out.
  public var delimiter: Character?
  /// Whether the input's first row holds names; nil finds it out.
  public var header: Bool?
  /// Threads of the kernels.
  public var threads: Int?
  /// Whether the line at the end is left out.
  public var isQuiet = false
  /// The language of messages.
  public var language = Language.english

  /// Predictions of a run for rows.
  public init(run: String, input: String) {
    self.run = run
    self.input = input
  }

  /// Rows that are predicted together: enough for the kernels, and few enough for the memory.
  private static func block(_ width: Int) -> Int { max(1, min(1024, (1 << 20) / max(1, width))) }

  /// Predicts; `interrupted` when Ctrl-C ended it, which leaves no file.
  ///
  /// - Throws: a `CadenaError` with its exit code, or `OutputClosed`.
  public func predict() throws -> ExitCode {
    if let threads { Processor.threads = threads }
    let saved = try SavedRun(run, checkpoint: checkpoint)
    if let note = saved.note { Console.log(Message.warning(note).text(language) + "\n") }
    var rows = try PredictionInput(self, saved)
    let sink = try PredictionSink(output, input: input)
    let reading = OutputReading(saved)
    var text = PredictionText(
      reading, options, targetNames: saved.data.targetNames,
      kept: rows.keptNames, isSingle: saved.dtype == .float32)
    text.addHeading()
    let predictor = try Predictor(
      saved.model, exampleShape: saved.data.inputShape, dtype: saved.dtype)
    let block = Self.block(saved.data.inputShape.reduce(1, *))
    var count = 0
    // Rows that are already on standard output need no clearing away.
    if case .file = sink { Interruption.listen() }
    while let part = try rows.next(maximum: block) {
      var matrix = part.rows
      try saved.pipeline.apply(&matrix)
      var outputs = try predictor.outputs(of: matrix)
      if reading.classNames == nil, !options.hasRawOutputs {
        try reading.undoScale(&outputs, saved.targetScaling)
      }
      outputs.withUnsafeBufferPointer { outputs in
        for row in 0..<matrix.rows {
          let range = (row * predictor.width)..<((row + 1) * predictor.width)
          text.add(UnsafeBufferPointer(rebasing: outputs[range]), kept: part.kept, row: row)
        }
      }
      count += matrix.rows
      if text.bytes.count >= 1 << 20 { try sink.write(text.take()) }
      if Interruption.isRequested { return .interrupted }
    }
    guard count > 0 else { throw DataError(.noRows, place: input) }
    try sink.write(text.take())
    try sink.finish()
    tell(count, text.nonFiniteRows)
    return .done
  }

  private func tell(_ rows: Int, _ nonFinite: Int) {
    if nonFinite > 0 {
      Console.log(Message.warning(.predictionsNotFinite(nonFinite)).text(language) + "\n")
    }
    guard !isQuiet, let output, output != "-" else { return }
    Console.log(Message.predictionsWritten(rows, output).text(language) + "\n")
  }
}
