/// Gives the items of ordered layers their places: layers from left to right, items as near to the
/// height of their neighbours as their order and their room allow.
struct LayerPlacement {
  /// Room between the layers: more where edges climb.
  static let gaps = 22.0...84.0
  /// Room between items of a layer.
  static let space = 12.0

  private static let sweeps = 60

  private var graph: LayeredGraph
  /// Of every edge, the sum of the heights between its ends.
  private var routeHeights: [Double] = []

  /// The graph with a place for every item; nothing is above or left of 0.
  static func placed(_ graph: LayeredGraph) -> LayeredGraph {
    var placement = LayerPlacement(graph: graph)
    placement.placeRows()
    placement.placeColumns()
    return placement.graph
  }

  private init(graph: LayeredGraph) { self.graph = graph }

  private mutating func placeColumns() {
    var x = 0.0
    for layer in graph.layers {
      let width = layer.map { graph.items[$0].width }.max() ?? 0
      var climb = 0.0
      for item in layer {
        graph.place(item, x: x + width / 2)
        for next in graph.items[item].after {
          climb = max(climb, abs(graph.items[next].y - graph.items[item].y))
        }
      }
      graph.addColumn(from: x, to: x + width)
      x += width + min(max(climb * 0.4, Self.gaps.lowerBound), Self.gaps.upperBound)
    }
  }

  private mutating func placeRows() {
    for layer in graph.layers {
      let height = layer.reduce(0) { $0 + graph.items[$1].height + Self.space }
      var y = -height / 2
      for item in layer {
        let size = graph.items[item].height
        graph.place(item, y: y + size / 2)
        y += size + Self.space
      }
    }
    routeHeights = graph.routes.map { route in
      route.dropFirst().dropLast().reduce(0) { $0 + graph.items[$1].y }
    }
    let count = graph.layers.count
    for sweep in 0..<Self.sweeps {
      let order = sweep.isMultiple(of: 2) ? Array(0..<count) : Array((0..<count).reversed())
      for layer in order { align(layer, sweep) }
    }
    let top = graph.items.map { $0.y - $0.height / 2 }.min() ?? 0
    for item in graph.items.indices { graph.place(item, y: graph.items[item].y - top) }
  }

  /// Moves the items of a layer to the mean of their neighbours, as far as their order allows: the
  /// least squares under the distances that must be kept, by pooling adjacent violators.
  private mutating func align(_ layer: Int, _ sweep: Int) {
    let items = graph.layers[layer]
    var blocks: [(sum: Double, weight: Double, count: Int)] = []
    var offsets: [Double] = []
    var offset = 0.0
    for (position, item) in items.enumerated() {
      if position > 0 {
        offset += (graph.items[items[position - 1]].height + graph.items[item].height) / 2
        offset += Self.space
      }
      offsets.append(offset)
      let (wanted, weight) = wish(item, sweep)
      blocks.append((weight * (wanted - offset), weight, 1))
      while blocks.count > 1 {
        let (a, b) = (blocks[blocks.count - 2], blocks[blocks.count - 1])
        guard a.sum / a.weight > b.sum / b.weight else { break }
        blocks.removeLast(2)
        blocks.append((a.sum + b.sum, a.weight + b.weight, a.count + b.count))
      }
    }
    var position = 0
    for block in blocks {
      for _ in 0..<block.count {
        move(items[position], to: block.sum / block.weight + offsets[position])
        position += 1
      }
    }
  }

  private mutating func move(_ item: Int, to y: Double) {
    switch graph.items[item].content {
    case .bend(let edge), .label(let edge): routeHeights[edge] += y - graph.items[item].y
    case .node, .result: break
    }
    graph.place(item, y: y)
  }

  /// Where an item wants to be, and how much. At last labels want to be where their edge comes from
  /// and bends at the height of their whole edge, so that lines are straight.
  private func wish(_ item: Int, _ sweep: Int) -> (y: Double, weight: Double) {
    let current = graph.items[item]
    let isSettling = sweep >= Self.sweeps / 3
    switch current.content {
    case .label where isSettling, .result where isSettling:
      return (mean(current.before), 2)
    case .bend(let edge) where isSettling:
      return (routeHeights[edge] / Double(graph.routes[edge].count - 2), 4)
    default:
      var near = sweep.isMultiple(of: 2) ? current.before : current.after
      if near.isEmpty || isSettling { near = current.before + current.after }
      guard !near.isEmpty else { return (current.y, 0.1) }
      return (mean(near), current.isBend ? 4 : 1)
    }
  }

  private func mean(_ items: [Int]) -> Double {
    items.reduce(0) { $0 + graph.items[$1].y } / Double(max(1, items.count))
  }
}
