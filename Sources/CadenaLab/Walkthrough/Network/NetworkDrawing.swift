import CadenaData
import CadenaText

/// The drawings of one example's pass: which one, and what stands around the network.
struct NetworkDrawing {
  let walk: NetworkWalk
  let differences: NetworkDifferences?
  let context: NetworkExposition.Context
  let number: DecimalText
  let language: Language
  let theme: PictureTheme
  let isTransparent: Bool

  /// Larger pictures are not drawn into the block of the input.
  private static let mostPixels = 64 * 64

  private var diagram: NetworkDiagram? { NetworkDiagram(walk, differences) }

  private var title: String {
    Message.networkWalkTitle(context.row.number, context.name).text(language)
  }

  /// Circles and lines for small networks, blocks for others.
  var svg: String {
    if let diagram { return NeuronPicture(diagram, frame(isSmall: true)).svg }
    var image: (numbers: [Double], shape: ImageShape)?
    if let shape = context.dataset.imageShape, shape.width * shape.height <= Self.mostPixels {
      let numbers = context.original ?? walk.input.numbers
      if numbers.count == shape.count, shape.count > 0 { image = (numbers, shape) }
    }
    return LayerBlocksPicture(walk: walk, frame: frame(isSmall: false), image: image).svg
  }

  /// The same for Graphviz.
  var dot: String {
    NetworkDOT(walk: walk, diagram: diagram, title: title, number: number).text
  }

  private func frame(isSmall: Bool) -> NetworkPictureFrame {
    let names = context.dataset.featureNames.map(Self.shortened)
    let few = DecimalText(digits: 2)
    return NetworkPictureFrame(
      title: title, inputNames: names, outcomes: outcomes(isSmall: isSmall), lossLines: lossLines,
      footnote: differences.map {
        Message.pictureDifferences(agree: $0.passes, worst: few($0.largestError)).text(language)
      },
      number: DecimalText(digits: min(number.digits, NetworkPictureFrame.mostDigits)),
      language: language, theme: theme, isTransparent: isTransparent)
  }

  private static func shortened(_ name: String) -> String {
    name.count > 20 ? name.prefix(19) + "…" : name
  }

  /// What the outputs stand for; in a small network each stands beside its neuron.
  private func outcomes(isSmall: Bool) -> [NetworkPictureFrame.Outcome] {
    guard let names = context.dataset.targets.classNames else { return [] }
    if isSmall, walk.output.count != names.count { return [] }
    let values = walk.probabilities ?? walk.output
    return zip(names, values).map { name, value in
      NetworkPictureFrame.Outcome(
        name: Self.shortened(name),
        number: walk.probabilities == nil
          ? number(value) : DecimalText.fixed(100 * value, decimals: 1) + " %",
        value: value, isTarget: name == target)
    }
  }

  private var target: String {
    switch context.dataset.targets.subset([context.row.index]) {
    case .classes(let labels, let names): return names[Int(labels[0])]
    case .values(let values, _): return values.map { number($0) }.joined(separator: ", ")
    }
  }

  private var lossLines: [String] {
    [
      Message.pictureTarget.text(language) + " " + Self.shortened(target), context.lossName,
      "L = " + number(walk.loss),
    ]
  }
}
