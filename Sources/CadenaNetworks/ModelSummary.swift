import CadenaText

/// The layers of a model with their output shapes and numbers of parameters: a table for people,
/// rows for programs.
///
/// When shapes do not fit, the rows end before the layer that failed, and `error` says why.
public struct ModelSummary: Sendable {
  /// One layer.
  public struct Row: Sendable, Hashable {
    /// The dotted path; empty for a model that is one layer.
    public let path: String
    /// What the layer is called, such as `Linear(10)`.
    public internal(set) var label: String
    /// The shape of its output, batch axis included.
    public let output: Shape
    /// Elements of its own parameters; shared ones are counted at their first use.
    public let parameters: Int
    /// Those of them that are trained.
    public let trainable: Int
    /// Those of them that training could change but leaves as they are: no statistics.
    public let frozen: Int
    /// Floating-point operations of the forward pass, for one example.
    public let operations: Int
  }

  /// The shape of the input.
  public let input: Shape
  /// The layers, in order.
  public let rows: [Row]
  /// Why the rows end, when shapes do not fit.
  public let error: ShapeError?
  /// Elements of all parameters.
  public let parameterCount: Int
  /// Elements of the parameters that are trained.
  public let trainableCount: Int

  /// The table as text, with the error below it if there is one.
  public func text(_ language: Language = .english) -> String {
    let cells =
      [
        [Message.pathColumn, .layerColumn, .outputColumn, .parametersColumn].map {
          $0.text(language)
        },
        ["", Message.inputRow.text(language), "\(input)", ""],
      ] + rows.map { [$0.path, $0.label, "\($0.output)", "\($0.parameters)"] }
    let widths = (0..<4).map { column in cells.map { $0[column].count }.max() ?? 0 }
    var lines = cells.map { row in
      let padded = (0..<4).map { column in
        let space = String(repeating: " ", count: widths[column] - row[column].count)
        return column == 3 ? space + row[column] : row[column] + space
      }
      return ModelSummary.trimmed(padded.joined(separator: "  "))
    }
    if let error {
      lines.append(error.problem.text(language))
    } else {
      lines.append(
        Message.parameterTotal(parameterCount, trainable: trainableCount).text(language))
    }
    return lines.joined(separator: "\n")
  }

  private static func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }
}

/// Collects the rows of a summary; layers add theirs through `Module.addRows`.
public struct SummaryBuilder {
  private(set) var rows: [ModelSummary.Row] = []
  private(set) var parameterCount = 0
  private(set) var trainableCount = 0
  private var path = ""
  private var counted: Set<ObjectIdentifier> = []

  init() {}

  /// Adds the rows of an inner layer.
  ///
  /// - Parameters:
  ///   - layer: the layer.
  ///   - container: the layer that holds it.
  ///   - property: the container's stored property in which it is.
  ///   - position: its position in that property, when that is a list.
  ///   - input: the shape of its input.
  /// - Returns: the shape of its output.
  public mutating func addRows(
    of layer: any Module, in container: any Module, _ property: String, position: Int? = nil,
    input: Shape
  ) throws(ShapeError) -> Shape {
    let outer = path
    defer { path = outer }
    var parts = outer.isEmpty ? [] : [outer]
    // A transparent container's label is left out, as in the names of parameters.
    let transparent = (container as? any TransparentContainer).map { type(of: $0) }
    let isHidden = transparent.map { !outer.isEmpty || !$0.keepsLabelAtRoot } ?? false
    if !isHidden { parts.append(property) }
    if let position { parts.append("\(position)") }
    path = parts.joined(separator: ".")
    return try layer.addRows(to: &self, input: input)
  }

  /// Adds the row of a layer with its own parameters.
  public mutating func add(_ layer: some Module, input: Shape, output: Shape) {
    var own = 0
    var trained = 0
    var frozen = 0
    let (computed, trial) = layer.tried(input)
    for parameter in layer.parameters
    where counted.insert(ObjectIdentifier(parameter)).inserted {
      let shape = parameter.shape ?? trial.shapes[ObjectIdentifier(parameter)]
      let count = shape?.count ?? 0
      own += count
      if parameter.isTrainable {
        trained += count
      } else if parameter.kind != .statistic {
        frozen += count
      }
    }
    parameterCount += own
    trainableCount += trained
    let examples = Swift.max(1, input.rank == 0 ? 1 : input[0])
    rows.append(
      .init(
        path: path, label: layer.label, output: output, parameters: own, trainable: trained,
        frozen: frozen, operations: OperationCount.count([computed]) / examples))
  }

  /// Adds the row of a container, after those of its layers; `operations` are those of one example
  /// that its layers do not make.
  public mutating func addContainer(_ layer: some Module, output: Shape, operations: Int = 0) {
    rows.append(
      .init(
        path: path, label: layer.label, output: output, parameters: 0, trainable: 0,
        frozen: 0, operations: operations))
  }

  /// Puts a label before what the last row is called.
  mutating func labelLastRow(_ name: String) {
    guard let last = rows.indices.last else { return }
    rows[last].label = "\(name): \(rows[last].label)"
  }
}

extension Module {
  /// The layers with their output shapes and parameters, up to the layer where shapes do not fit.
  ///
  /// Nothing is bound and nothing computed; widths that follow from the input are tried out.
  ///
  /// - Parameter inputShape: the shape of the input, with the batch axis in front.
  public func summary(inputShape: Shape) -> ModelSummary {
    var builder = SummaryBuilder()
    var failure: ShapeError?
    do {
      _ = try outputShape(for: inputShape)
    } catch {
      failure = error
    }
    // The rows up to a failing layer are wanted; the error is the one above, with its path.
    _ = try? addRows(to: &builder, input: inputShape)
    return ModelSummary(
      input: inputShape, rows: builder.rows, error: failure,
      parameterCount: builder.parameterCount, trainableCount: builder.trainableCount)
  }
}

extension ModelSummary: CustomStringConvertible {
  /// The table in English.
  public var description: String { text() }
}
