import CadenaText

/// Writes the walk through the 2-2-2 network as a document.
struct TwoLayerExposition {
  let walk: TwoLayerWalk
  let number: DecimalText
  private let notes: [SlideNote]

  init(_ walk: TwoLayerWalk, number: DecimalText) {
    self.walk = walk
    self.number = number
    notes = SlideNote.notes(on: walk)
  }

  private var network: TwoLayerNetwork { walk.network }

  /// The whole document.
  var document: Exposition {
    var document = Exposition(.twoLayerTitle, number: number)
    given(&document)
    full(walk.first, &document)
    if walk.steps > 1 {
      course(&document)
      full(walk.last, &document)
    }
    check(&document)
    return document
  }

  /// Names as the lecture writes them: `sum_y1` is `sum_ŷ1`.
  static func symbol(_ name: String) -> String { name.replacing("y", with: "ŷ") }

  private func add(
    _ place: SlideNote.Place, _ step: TwoLayerWalk.Step, to document: inout Exposition
  ) {
    guard step.number == 1 else { return }
    for note in notes where note.place == place { document.add(.note(note.message)) }
  }

  // MARK: - What is given

  private func given(_ document: inout Exposition) {
    document.add(.text(.twoLayerIntroduction(linearOutputs: network.outputActivation == .linear)))
    document.add(.heading(1, .twoLayerGiven))
    func list(_ names: [String], _ values: [Double]) -> String {
      zip(names, values).map { "\($0) = \(number($1))" }.joined(separator: ", ")
    }
    let parameters = network.parameters
    let rows: [(Message, String)] = [
      (.inputsRow, list(["x1", "x2"], network.inputs)),
      (.targetsRow, list(["t1", "t2"], network.targets)),
      (
        .weightsRow, list(Array(parameters.prefix(4).map(\.name)), Array(network.weights.prefix(4)))
      ),
      (
        .verbatim(""),
        list(Array(parameters[4..<8].map(\.name)), Array(network.weights.suffix(4)))
      ),
      (.biasesRow, list(parameters.dropFirst(8).map(\.name), parameters.dropFirst(8).map(\.value))),
      (.learningRateRow, "η = \(number(network.learningRate))"),
    ]
    document.add(.list(rows.map { .init($0, .verbatim($1)) }))
    switch network.biases {
    case .shared: document.add(.text(.biasesAreShared))
    case .separate: document.add(.text(.biasesAreSeparate))
    case .fixed: document.add(.text(.biasesAreFixed))
    }
    for note in notes where note.place == .given { document.add(.note(note.message)) }
  }

  // MARK: - One step

  private func full(_ step: TwoLayerWalk.Step, _ document: inout Exposition) {
    document.add(.heading(1, .stepHeading(step.number, .forwardPart)))
    forward({ step.value($0) }, &document)
    add(.forward, step, to: &document)
    document.add(.heading(1, .stepHeading(step.number, .errorsPart)))
    errors({ step.value($0) }, &document)
    add(.errors, step, to: &document)
    links(step, &document)
    gradients(step, &document)
    update(step, &document)
    document.add(.heading(1, .stepHeading(step.number, .forwardAgainPart)))
    forward({ step.newValue($0) }, &document)
    errors({ step.newValue($0) }, &document)
    let (before, after) = (step.value("E"), step.newValue("E"))
    document.add(.text(.errorChanged(number(before), number(after), fell: after < before)))
  }

  private func forward(_ value: (String) -> Double, _ document: inout Exposition) {
    for (index, neuron) in TwoLayerNetwork.neurons.enumerated() {
      if index == 0 { document.add(.heading(2, .hiddenNeurons)) }
      if index == 2 { document.add(.heading(2, .outputNeurons)) }
      let bias = network.neuronBiases[index]
      let sum = "sum_" + neuron.name
      let terms = zip(neuron.inputs, neuron.weights)
      let isLinear = index >= 2 && network.outputActivation == .linear
      let name = Self.symbol(neuron.name)
      let numbers = terms.map { "\(number.operand(value($0)))·\(number.operand(value($1)))" }
      let exponent = number(-value(sum))
      var lines: [Exposition.Line] = [
        .init(
          Self.symbol(sum),
          terms.map { "\($0)·\($1)" }.joined(separator: " + ") + " + \(bias)"),
        .init(numbers.joined(separator: " + ") + " + \(number.operand(value(bias)))"),
        .init(number(value(sum))),
      ]
      if isLinear {
        lines.append(.init(name, "\(Self.symbol(sum)) = \(number(value(neuron.name)))"))
      } else {
        lines.append(
          .init(name, "σ(\(Self.symbol(sum))) = 1/(1 + e^(\(exponent)))"))
        lines.append(.init(number(value(neuron.name))))
      }
      document.add(.formulas(lines))
    }
  }

  private func errors(_ value: (String) -> Double, _ document: inout Exposition) {
    var lines: [Exposition.Line] = []
    for index in 1...2 {
      let target = number.operand(network.targets[index - 1])
      let output = number(value("y\(index)"))
      lines += [
        .init("E\(index)", "½·(ŷ\(index) - t\(index))² = ½·(\(output) - \(target))²"),
        .init(number(value("E\(index)"))),
      ]
    }
    lines += [
      .init("E", "E1 + E2 = \(number(value("E1"))) + \(number(value("E2")))"),
      .init(number(value("E"))),
    ]
    document.add(.formulas(lines))
  }

  // MARK: - Backward

  private func links(_ step: TwoLayerWalk.Step, _ document: inout Exposition) {
    document.add(.heading(1, .stepHeading(step.number, .linksPart)))
    document.add(.text(.linksExplained))
    var lines: [Exposition.Line] = []
    func link(_ node: String, _ input: String, _ rule: String) {
      let value = number(step.factor(node, input))
      let left = "∂\(Self.symbol(node))/∂\(Self.symbol(input))"
      lines.append(.init(left, rule == value ? value : "\(rule) = \(value)"))
    }
    for index in 1...2 {
      let target = number.operand(network.targets[index - 1])
      link(
        "E\(index)", "y\(index)",
        "ŷ\(index) - t\(index) = \(number(step.value("y\(index)"))) - \(target)")
    }
    for name in ["y1", "y2", "n1", "n2"] {
      let symbol = Self.symbol(name)
      let value = number(step.value(name))
      let isLinear = name.hasPrefix("y") && network.outputActivation == .linear
      link(
        name, "sum_" + name, isLinear ? "1" : "\(symbol)·(1 - \(symbol)) = \(value)·(1 - \(value))")
    }
    document.add(.formulas(lines))
    lines = []
    for (neuron, bias) in zip(TwoLayerNetwork.neurons, network.neuronBiases).reversed() {
      let sum = "sum_" + neuron.name
      for (input, weight) in zip(neuron.inputs, neuron.weights) {
        if input.hasPrefix("n") { link(sum, input, weight) }
        link(sum, weight, Self.symbol(input))
      }
      link(sum, bias, "1")
    }
    document.add(.formulas(lines))
    add(.links, step, to: &document)
  }

  private func gradients(_ step: TwoLayerWalk.Step, _ document: inout Exposition) {
    document.add(.heading(1, .stepHeading(step.number, .gradientsPart)))
    document.add(.heading(2, .outputWeights))
    document.add(.text(.outputWeightsExplained))
    for name in ["w5", "w6", "w7", "w8"] { document.add(.formulas(gradient(of: name, step))) }
    add(.outputGradients, step, to: &document)
    document.add(.heading(2, .hiddenWeights))
    document.add(.text(.hiddenWeightsExplained))
    for name in ["w1", "w2", "w3", "w4"] { document.add(.formulas(gradient(of: name, step))) }
    add(.hiddenGradients, step, to: &document)
    document.add(.heading(2, .biasGradients))
    for name in network.biasNames { document.add(.formulas(gradient(of: name, step))) }
  }

  /// The chains of one parameter, factor by factor, and their sum.
  private func gradient(of name: String, _ step: TwoLayerWalk.Step) -> [Exposition.Line] {
    let chains = step.chains(to: name)
    let gradient = number(step.gradient(name))
    guard chains.count > 1, name.hasPrefix("w") || chains.count == 2 else {
      if chains.count == 1, let chain = chains.first {
        return [.init("∂E/∂\(name)", symbols(chain)), .init(numbers(chain)), .init(gradient)]
      }
      return sharedBias(name, chains, gradient)
    }
    var lines: [Exposition.Line] = []
    // Two paths from different errors; a bias of both outputs has one from each, too.
    for chain in chains {
      lines += [
        .init("∂\(chain.nodes[0])/∂\(name)", symbols(chain)), .init(numbers(chain)),
        .init(number(chain.contribution)),
      ]
    }
    let parts = chains.map { "∂\($0.nodes[0])/∂\(name)" }.joined(separator: " + ")
    let values = chains.map { number.operand($0.contribution) }.joined(separator: " + ")
    return lines + [.init("∂E/∂\(name)", "\(parts) = \(values)"), .init(gradient)]
  }

  /// A bias of both hidden neurons: two paths from each error, one line each.
  private func sharedBias(
    _ name: String, _ chains: [TwoLayerWalk.Chain], _ gradient: String
  ) -> [Exposition.Line] {
    var lines: [Exposition.Line] = []
    for chain in chains {
      let hidden = chain.nodes.first { $0.hasPrefix("n") } ?? ""
      lines.append(
        .init(
          "\(chain.nodes[0]), \(hidden)", "", "\(numbers(chain)) = \(number(chain.contribution))"))
    }
    let values = chains.map { number.operand($0.contribution) }.joined(separator: " + ")
    return lines + [.init("∂E/∂\(name)", values), .init(gradient)]
  }

  private func symbols(_ chain: TwoLayerWalk.Chain) -> String {
    zip(chain.nodes, chain.nodes.dropFirst()).map {
      "∂\(Self.symbol($0))/∂\(Self.symbol($1))"
    }.joined(separator: " · ")
  }

  private func numbers(_ chain: TwoLayerWalk.Chain) -> String {
    chain.factors.map { number.operand($0) }.joined(separator: " · ")
  }

  // MARK: - The update, the course, the check

  private func update(_ step: TwoLayerWalk.Step, _ document: inout Exposition) {
    document.add(.heading(1, .stepHeading(step.number, .updatePart)))
    document.add(.text(.updateExplained(number(network.learningRate))))
    let rate = number.operand(network.learningRate)
    let updated = network.biases == .fixed ? [] : network.biasNames
    let lines = (TwoLayerNetwork.weightNames + updated).map { name -> Exposition.Line in
      let old = number(step.value(name))
      let gradient = number.operand(step.gradient(name))
      return .init(
        name, "←",
        "\(name) - η·∂E/∂\(name) = \(old) - \(rate)·\(gradient) = \(number(step.newValue(name)))")
    }
    document.add(.formulas(lines))
    add(.update, step, to: &document)
  }

  private func course(_ document: inout Exposition) {
    document.add(.heading(1, .trainingCourse))
    let heading: [Message] = [.updatesColumn] + ["E", "ŷ1", "ŷ2", "w1", "w5"].map(Message.verbatim)
    let rows = walk.states.map { state -> [Message] in
      let numbers =
        [state.error] + state.outputs + [state.parameter("w1"), state.parameter("w5")]
      return [.verbatim("\(state.steps)")] + numbers.map { .verbatim(number($0)) }
    }
    document.add(.table(.init(heading, rows, leftColumns: 0)))
  }

  private func check(_ document: inout Exposition) {
    document.add(.heading(1, .differencesPart))
    document.add(.text(.differencesExplained))
    let precise = DecimalText(digits: 10)
    let rows = walk.comparisons.map { comparison -> [Message] in
      [
        .verbatim("∂E/∂\(comparison.name)"), .verbatim(precise(comparison.exact)),
        .verbatim(precise(comparison.numeric)),
        .verbatim(DecimalText(digits: 2)(comparison.relativeError)),
      ]
    }
    document.add(
      .table(.init([.parameterColumn, .exactColumn, .numericColumn, .relativeErrorColumn], rows)))
    let worst = walk.comparisons.map(\.relativeError).max() ?? .nan
    document.add(.text(.differencesAgree(worst < 1e-6, worst: DecimalText(digits: 2)(worst))))
  }
}
