/// Orders the items of every layer so that few edges cross: sweeps of barycentres, then swaps of
/// neighbours, keeping the best order seen.
///
/// Source: Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical system
/// structures", 1981.
struct LayerOrder {
  private(set) var graph: LayeredGraph
  private var rank: [Int]

  /// The graph with ordered layers.
  static func ordered(_ graph: LayeredGraph) -> LayeredGraph {
    var order = LayerOrder(graph)
    order.improve()
    return order.graph
  }

  /// The number of crossings in a graph.
  static func crossings(of graph: LayeredGraph) -> Int { LayerOrder(graph).crossings() }

  private init(_ graph: LayeredGraph) {
    self.graph = graph
    rank = [Int](repeating: 0, count: graph.items.count)
    for layer in graph.layers.indices { number(layer) }
  }

  private mutating func improve() {
    var best = graph.layers
    var fewest = crossings()
    var sweep = 0
    while sweep < 24, fewest > 0 {
      let forward = sweep.isMultiple(of: 2)
      let count = graph.layers.count
      for layer in forward ? Array(1..<count) : Array((0..<(count - 1)).reversed()) {
        sort(layer, byBefore: forward)
      }
      if graph.items.count < 600 { swapNeighbours() }
      let number = crossings()
      if number < fewest { (best, fewest) = (graph.layers, number) }
      sweep += 1
    }
    graph.layers = best
  }

  private mutating func number(_ layer: Int) {
    for (position, item) in graph.layers[layer].enumerated() { rank[item] = position }
  }

  private mutating func sort(_ layer: Int, byBefore: Bool) {
    let keys = graph.layers[layer].enumerated().map {
      (position, item) -> (key: Double, position: Int, item: Int) in
      let near = byBefore ? graph.items[item].before : graph.items[item].after
      let sum = near.reduce(0) { $0 + rank[$1] }
      let key = near.isEmpty ? Double(position) : Double(sum) / Double(near.count)
      return (key, position, item)
    }
    graph.layers[layer] = keys.sorted { ($0.key, $0.position) < ($1.key, $1.position) }.map(\.item)
    number(layer)
  }

  /// Swaps neighbours in a layer wherever that removes crossings.
  private mutating func swapNeighbours() {
    for layer in graph.layers.indices {
      for position in graph.layers[layer].indices.dropLast() {
        let (a, b) = (graph.layers[layer][position], graph.layers[layer][position + 1])
        if crossings(of: b, above: a) < crossings(of: a, above: b) {
          graph.layers[layer].swapAt(position, position + 1)
          number(layer)
        }
      }
    }
  }

  /// Crossings between the edges of two items of a layer, on both sides.
  private func crossings(of a: Int, above b: Int) -> Int {
    func count(_ near: (LayeredGraph.Item) -> [Int]) -> Int {
      var total = 0
      for x in near(graph.items[a]) {
        for y in near(graph.items[b]) where rank[y] < rank[x] { total += 1 }
      }
      return total
    }
    return count(\.before) + count(\.after)
  }

  /// All crossings.
  private func crossings() -> Int {
    var total = 0
    for layer in graph.layers.dropLast() {
      let ends = layer.flatMap { graph.items[$0].after.map { rank[$0] }.sorted() }
      total += Self.inversions(ends)
    }
    return total
  }

  /// Pairs in the wrong order, by merging.
  private static func inversions(_ values: [Int]) -> Int {
    guard values.count > 1 else { return 0 }
    var values = values
    var total = 0
    var width = 1
    while width < values.count {
      for start in stride(from: 0, to: values.count, by: 2 * width) {
        let middle = min(start + width, values.count)
        let end = min(start + 2 * width, values.count)
        var merged: [Int] = []
        var (left, right) = (start, middle)
        while left < middle || right < end {
          if right == end || (left < middle && values[left] <= values[right]) {
            merged.append(values[left])
            left += 1
          } else {
            merged.append(values[right])
            total += middle - left
            right += 1
          }
        }
        values.replaceSubrange(start..<end, with: merged)
      }
      width *= 2
    }
    return total
  }
}
