import CadenaData
import CadenaExperiment
import CadenaText

/// Writes the walk of one example through a network as a document.
struct NetworkExposition {
  /// What is known about the example besides its pass.
  struct Context {
    let name: String
    let row: ExampleRow
    let rowCount: Int
    let isTrained: Bool
    let dataset: Dataset
    /// The features before preprocessing; nil where preprocessing cannot be undone.
    let original: [Double]?
    let targetScaling: TargetScaling?
    let lossName: String
    let optimizerName: String
  }

  let walk: NetworkWalk
  /// Nil when the pass is not finite.
  let differences: NetworkDifferences?
  let context: Context
  let number: DecimalText
  let showsAll: Bool

  /// Sums are written out for at most so many numbers on either side of a layer.
  static let mostWritten = 12
  /// Numbers of a long list that are shown.
  private static let shown = 6

  /// The whole document.
  var document: Exposition {
    var document = Exposition(
      .networkWalkTitle(context.row.number, context.name), number: number)
    document.add(
      .text(
        .networkWalkRow(
          context.row.number, of: context.rowCount, part: ExampleRow.name(context.row.part),
          number: context.row.numberInPart, trained: context.isTrained)))
    document.add(.text(.networkWalkMode))
    input(&document)
    forward(&document)
    output(&document)
    document.add(.heading(1, .layersBackwardPart))
    document.add(.text(.layersBackwardExplained))
    backward(&document)
    parameters(&document)
    influence(&document)
    NetworkCheckPart(walk: walk, differences: differences, number: number).add(to: &document)
    return document
  }

  // MARK: - Input and output

  private func input(_ document: inout Exposition) {
    document.add(.heading(1, .inputPart))
    if let shape = context.dataset.imageShape {
      let drawing = InputDrawing.lines(context.original ?? walk.input.numbers, shape)
      if (drawing.first?.count ?? 0) <= 96 { document.add(.drawing(drawing)) }
    }
    if walk.input.numbers.count <= Self.mostWritten || showsAll {
      let names = context.dataset.featureNames
      let raw = context.original
      let rows = walk.input.numbers.enumerated().map { index, value -> [Message] in
        var cells: [Message] = [
          .verbatim(Self.unit("x", index)),
          .verbatim(names.indices.contains(index) ? names[index] : ""),
        ]
        if let raw { cells.append(.verbatim(number(raw[index]))) }
        return cells + [.verbatim(number(value))]
      }
      let heading: [Message] =
        [.symbolColumn, .inputColumn] + (raw == nil ? [] : [.originalColumn]) + [.inputValueColumn]
      document.add(.table(.init(heading, rows, leftColumns: 2)))
    } else {
      document.add(.text(summary(walk.input.numbers)))
    }
    document.add(.text(.rowTarget(truth)))
  }

  /// The target for people: the class's name or the numbers.
  private var truth: String {
    switch context.dataset.targets.subset([context.row.index]) {
    case .classes(let labels, let names): return names[Int(labels[0])]
    case .values(let values, _): return values.map { number($0) }.joined(separator: ", ")
    }
  }

  private func output(_ document: inout Exposition) {
    document.add(.heading(1, .outputPart))
    if let names = context.dataset.targets.classNames {
      classes(names, &document)
    } else {
      document.add(.text(.predictedNumbers(list(walk.output), truth: truth)))
      if let scaling = context.targetScaling,
        case .values(let values, let width) =
          context.dataset.targets.subset([context.row.index])
      {
        var both = DataMatrix(rows: 1, columns: width, values: walk.output)
        var target = DataMatrix(rows: 1, columns: width, values: values)
        if (try? scaling.invert(&both)) != nil, (try? scaling.invert(&target)) != nil {
          document.add(.text(.inOriginalUnits))
          document.add(.text(.predictedNumbers(list(both.values), truth: list(target.values))))
        }
      }
    }
    document.add(.heading(1, .lossPart))
    document.add(.text(.lossOfRow(context.lossName, number(walk.loss))))
    if let penalty = walk.penalty {
      document.add(
        .text(
          .lossWithPenalty(number(walk.loss), number(penalty), number(walk.loss + penalty))))
    }
  }

  private func list(_ numbers: [Double]) -> String {
    numbers.map { number($0) }.joined(separator: ", ")
  }

  private func classes(_ names: [String], _ document: inout Exposition) {
    let scores = walk.output.count == names.count ? walk.output : walk.probabilities ?? []
    guard !scores.isEmpty else {
      document.add(.text(.predictedNumbers(list(walk.output), truth: truth)))
      return
    }
    let order = scores.indices.sorted { scores[$0] > scores[$1] }
    let shown = showsAll ? order[...] : order.prefix(10)
    let rows = shown.map { index -> [Message] in
      let mark = names[index] == truth ? " ←" : ""
      var cells: [Message] = [.verbatim(names[index]), .verbatim(number(scores[index]))]
      if let probabilities = walk.probabilities, probabilities.indices.contains(index) {
        let share = probabilities[index]
        let length = share.isFinite ? Int((min(1, max(0, share)) * 24).rounded()) : 0
        let bar = String(repeating: "█", count: length)
        cells += [.verbatim(DecimalText.fixed(share, decimals: 4)), .verbatim(bar + mark)]
      } else {
        cells += [.verbatim(""), .verbatim(mark)]
      }
      return cells
    }
    document.add(
      .table(
        .init(
          [.classColumn, .modelOutputColumn, .probabilityColumn, .verbatim("")], rows,
          leftColumns: 1,
          lastIsLeft: true)))
    document.add(.text(.predictedClass(names[order[0]], truth: truth)))
  }

  // MARK: - Forward

  static func unit(_ name: String, _ index: Int) -> String { "\(name)\(index + 1)" }

  private func shape(_ shape: [Int]) -> String {
    shape.count == 1 ? "\(shape[0])" : shape.map { "\($0)" }.joined(separator: "×")
  }

  private func forward(_ document: inout Exposition) {
    document.add(.heading(1, .layersForwardPart))
    var before = walk.input
    var names = before.numbers.indices.map { Self.unit("x", $0) }
    for (index, layer) in walk.layers.enumerated() {
      document.add(
        .heading(
          2, .layerHeading(layer.path, layer.label, shape(before.shape), shape(layer.output.shape)))
      )
      let symbols = Self.symbols(index, layer)
      if isWritten(before, layer) {
        document.add(.formulas(NetworkFormulas(number).forward(layer, before, names, symbols)))
      } else if layer.output.numbers.count <= Self.mostWritten || showsAll {
        document.add(.text(.verbatim(list(layer.output.numbers))))
      } else {
        document.add(.text(summary(layer.output.numbers)))
      }
      before = layer.output
      names = symbols
    }
  }

  /// Names of a layer's numbers: sums are z, activations a, with the layer's place.
  static func symbols(_ index: Int, _ layer: NetworkWalk.Layer) -> [String] {
    let letter: String
    if case .linear = layer.rule { letter = "z" } else { letter = "a" }
    return layer.output.numbers.indices.map { "\(letter)\(index)_\($0 + 1)" }
  }

  private func isWritten(_ before: NetworkWalk.Values, _ layer: NetworkWalk.Layer) -> Bool {
    guard before.shape.count == 1, layer.output.shape.count == 1 else { return false }
    if case .other = layer.rule { return false }
    return before.numbers.count <= Self.mostWritten
      && layer.output.numbers.count <= Self.mostWritten
  }

  private func summary(_ numbers: [Double]) -> Message {
    guard numbers.count > Self.mostWritten else { return .verbatim(list(numbers)) }
    let few = DecimalText(digits: 4)
    return .numbersInShort(
      numbers.count, first: numbers.prefix(Self.shown).map { few($0) }.joined(separator: ", "),
      least: few(numbers.min() ?? .nan),
      mean: few(numbers.reduce(0, +) / Double(numbers.count)), most: few(numbers.max() ?? .nan),
      zeros: numbers.count { $0 == 0 })
  }

  // MARK: - Backward

  private func backward(_ document: inout Exposition) {
    func row(_ what: Message, _ values: NetworkWalk.Values) -> [Message] {
      let largest = values.gradient.map(\.magnitude).max() ?? 0
      return [
        what, .verbatim(number(values.gradientNorm)), .verbatim(number(largest)),
        .verbatim("\(values.gradient.count { $0 == 0 })/\(values.gradient.count)"),
      ]
    }
    let rows = walk.layers.reversed().map { row(.gradientAt("\($0.path) \($0.label)"), $0.output) }
    document.add(
      .table(
        .init(
          [.layerOutputColumn, .normColumn, .largestColumn, .zerosColumn],
          rows + [row(.gradientAtInput, walk.input)])))
    for index in walk.layers.indices.reversed() {
      let layer = walk.layers[index]
      let before = index == 0 ? walk.input : walk.layers[index - 1].output
      guard isWritten(before, layer) else {
        if showsAll || layer.output.gradient.count <= Self.mostWritten {
          document.add(.heading(2, .gradientAt("\(layer.path) \(layer.label)")))
          document.add(.text(.verbatim(list(layer.output.gradient))))
        }
        continue
      }
      let names =
        index == 0
        ? before.numbers.indices.map { Self.unit("x", $0) }
        : Self.symbols(index - 1, walk.layers[index - 1])
      document.add(.heading(2, .verbatim("\(layer.path)  \(layer.label)")))
      let formulas = NetworkFormulas(number)
      let symbols = Self.symbols(index, layer)
      if index == walk.layers.count - 1 {
        document.add(.formulas(formulas.given(layer, symbols, differences?.layers[index])))
      }
      let checked = index == 0 ? differences?.input : differences?.layers[index - 1]
      document.add(.formulas(formulas.backward(layer, before, names, symbols, checked)))
    }
  }

  // MARK: - Parameters and influence

  private func parameters(_ document: inout Exposition) {
    guard !walk.parameters.isEmpty else { return }
    document.add(.heading(1, .parametersPart))
    let rows = walk.parameters.map { parameter -> [Message] in
      [
        .verbatim(parameter.name), .verbatim(shape(parameter.shape)),
        .verbatim(number(parameter.norm)), .verbatim(number(parameter.gradientNorm)),
        parameter.isTrainable ? .verbatim(number(parameter.change)) : .frozenMark,
      ]
    }
    document.add(
      .table(
        .init(
          [.parameterColumn, .shapeColumn, .valueNormColumn, .gradientNormColumn, .changeColumn],
          rows)))
    for parameter in walk.parameters {
      let width = parameter.shape.last ?? 1
      let height = parameter.shape.count == 2 ? parameter.shape[0] : 1
      guard parameter.shape.count <= 2, width <= 8, height <= Self.mostWritten else { continue }
      let rows = stride(from: 0, to: parameter.gradient.count, by: max(1, width)).map {
        Array(parameter.gradient[$0..<($0 + width)])
      }
      let checked = differences?.parameters.first { $0.name == parameter.name }
      document.add(
        .matrices(
          [Exposition.Matrix("∂L/∂\(Self.symbol(parameter.name))", rows)]
            + (checked.map { NetworkCheckPart.matrix($0, like: rows) } ?? [])))
    }
    document.add(
      .text(
        .updateOnRow(
          context.optimizerName, rate: number(walk.learningRate), before: number(walk.loss),
          after: number(walk.lossAfter))))
  }

  /// `layers.0.weight` is W0, `layers.0.bias` b0; others keep their names.
  static func symbol(_ name: String) -> String {
    let parts = name.split(separator: ".")
    guard parts.count == 3, parts[0] == "layers", Int(parts[1]) != nil else { return name }
    switch parts[2] {
    case "weight": return "W\(parts[1])"
    case "bias": return "b\(parts[1])"
    default: return name
    }
  }

  private func influence(_ document: inout Exposition) {
    document.add(.heading(1, .influencePart))
    let influences = walk.influences
    guard influences.contains(where: { $0.product != 0 }) else {
      document.add(.text(.noInfluence))
      return
    }
    document.add(.text(.influenceExplained))
    if let shape = context.dataset.imageShape, shape.width * 4 + 6 <= 76 {
      let map = zip(walk.input.numbers, walk.input.gradient).map { abs($0 * $1) }
      document.add(
        .drawing(
          InputDrawing.beside(
            InputDrawing.lines(context.original ?? walk.input.numbers, shape),
            InputDrawing.lines(map, shape), headings: ("x", "|x·∂L/∂x|"))))
    }
    let names = context.dataset.featureNames
    let shown = showsAll ? influences[...] : influences.prefix(10)
    let rows = shown.map { influence -> [Message] in
      [
        .verbatim(
          names.indices.contains(influence.index)
            ? names[influence.index] : Self.unit("x", influence.index)),
        .verbatim(number(influence.value)), .verbatim(number(influence.gradient)),
        .verbatim(differences?.input.slope(at: influence.index).map { number($0) } ?? ""),
        .verbatim(number(influence.product)),
      ]
    }
    document.add(
      .table(
        .init(
          [.inputColumn, .inputValueColumn, .exactColumn, .numericColumn, .productColumn], rows)))
  }
}
