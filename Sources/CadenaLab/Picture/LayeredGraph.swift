/// What stands in the layers of a drawing: nodes, the labels of edges, and the bends of long edges.
///
/// Nodes stand in even layers, each two behind the farthest of its sources. Every edge has one label
/// in the odd layer before its target; where it passes an even layer, it has a bend there. Since
/// labels and bends take room in their layers as nodes do, no edge runs through a node or a label.
struct LayeredGraph {
  /// What takes room.
  enum Content: Hashable {
    case node(Int)
    case label(edge: Int)
    case bend(edge: Int)
    /// The name of the result, behind its arrow.
    case result
  }

  struct Item {
    let content: Content
    let layer: Int
    var width: Double
    var height: Double
    var before: [Int] = []
    var after: [Int] = []
    /// The middle.
    var x = 0.0
    var y = 0.0

    var isBend: Bool { if case .bend = content { true } else { false } }
  }

  private(set) var items: [Item] = []
  /// The items of every layer from top to bottom.
  var layers: [[Int]] = []
  /// The items along every edge, from its source to its target.
  private(set) var routes: [[Int]] = []
  /// Where every layer begins and ends; edges turn between them only.
  private(set) var columns: [ClosedRange<Double>] = []

  /// - Parameters:
  ///   - sources: of every node, the nodes that it uses, in order; earlier nodes only.
  ///   - sizes: of every node.
  ///   - labels: the size of every edge's label, by node and source; the result's arrow comes last.
  ///   - output: the node with the result.
  ///   - result: the size of the result's name.
  init(
    edges: [(source: Int, target: Int)], sizes: [(width: Double, height: Double)],
    labels: [(width: Double, height: Double)], output: Int, result: (width: Double, height: Double)
  ) {
    var depth = [Int](repeating: 0, count: sizes.count)
    for edge in edges { depth[edge.target] = max(depth[edge.target], depth[edge.source] + 2) }
    for (node, size) in sizes.enumerated() {
      add(Item(content: .node(node), layer: depth[node], width: size.width, height: size.height))
    }
    let last = items.count
    add(
      Item(
        content: .result, layer: depth[output] + 2, width: result.width, height: result.height))
    for (number, edge) in (edges + [(output, last)]).enumerated() {
      route(number, edge.source, edge.target, labels[number])
    }
  }

  private mutating func add(_ item: Item) {
    while layers.count <= item.layer { layers.append([]) }
    layers[item.layer].append(items.count)
    items.append(item)
  }

  private mutating func route(
    _ edge: Int, _ source: Int, _ target: Int, _ label: (width: Double, height: Double)
  ) {
    var route = [source]
    let end = items[target].layer
    for layer in (items[source].layer + 1)..<end {
      let isLabel = layer == end - 1
      add(
        Item(
          content: isLabel ? .label(edge: edge) : .bend(edge: edge), layer: layer,
          width: isLabel ? label.width : 0, height: isLabel ? label.height : 6))
      route.append(items.count - 1)
    }
    route.append(target)
    for (a, b) in zip(route, route.dropFirst()) {
      items[a].after.append(b)
      items[b].before.append(a)
    }
    routes.append(route)
  }

  mutating func addColumn(from start: Double, to end: Double) { columns.append(start...end) }
  mutating func place(_ item: Int, x: Double) { items[item].x = x }
  mutating func place(_ item: Int, y: Double) { items[item].y = y }
}
