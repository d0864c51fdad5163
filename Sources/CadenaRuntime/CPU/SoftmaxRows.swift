import CadenaGraph

/// A softmax along the last axes, with what reads it row by row: one kernel computes all of it while
/// it has a row in the cache.
///
/// Found in the graph by its operations, so that it serves softmax, its logarithm and the
/// cross-entropy alike, forward and gradient: largest element m, distance s = x - m, exponentials,
/// their sum Σ; and where they are there, quotient, product with 1/Σ, the distance at a label, the
/// gradient `(e^s / Σ - one-hot) · scale`, and the position of m for counting hits.
struct SoftmaxRows {
  /// Rows and elements of each.
  var rows: Int
  var count: Int
  var source: PlanGraph.Operand
  var labels: PlanGraph.Operand?
  /// The factor of the gradient.
  var scale = 1.0
  /// Values, by what they are; all but the first four may be absent.
  var largest: Int
  var shifted: Int
  var exponentials: Int
  var total: Int
  var quotient: Int?
  var normalized: Int?
  var picked: Int?
  var gradient: Int?
  var position: Int?
  /// Values that nobody else reads, and that are computed on the way to the gradient.
  var absorbed: [Int] = []

  /// All values that the kernel makes.
  var members: [Int] {
    [largest, shifted, exponentials, total]
      + [quotient, normalized, picked, gradient, position].compactMap { $0 }
  }

  /// All softmaxes of a graph, that share no value.
  static func find(_ values: [PlanGraph.Value], roots: [PlanGraph.Operand]) -> [SoftmaxRows] {
    guard values.contains(where: { $0.lowering.isMaximum }) else { return [] }
    var search = Search(values)
    for root in roots { search.isRoot.insert(root.value) }
    return values.indices.compactMap { search.softmax(of: $0) }
  }

  /// Looks for the values around a largest element.
  private struct Search {
    let values: [PlanGraph.Value]
    var readers: [[Int]]
    var isRoot: Set<Int> = []

    init(_ values: [PlanGraph.Value]) {
      self.values = values
      readers = Array(repeating: [], count: values.count)
      for (index, value) in values.enumerated() where !value.isAbsorbed {
        for input in Set(value.inputs.map(\.value)) { readers[input].append(index) }
      }
    }

    func softmax(of largest: Int) -> SoftmaxRows? {
      guard values[largest].lowering.isMaximum, values[largest].type.dtype.isFloatingPoint,
        let (rows, count) = rows(largest)
      else { return nil }
      let source = values[largest].inputs[0]
      var found = SoftmaxRows(
        rows: rows, count: count, source: source, largest: largest, shifted: 0, exponentials: 0,
        total: 0)
      let dtype = values[largest].type.dtype
      func reader(_ value: Int, _ opcode: ScalarOpcode) -> Int? {
        readers[value].first { isApplied(opcode, $0, found) && isWhole($0, 0, found) }
      }
      guard
        let shifted = readers[largest].first(where: {
          isApplied(.subtract, $0, found) && isRowwise($0, 1, found)
            && values[$0].inputs[0].value == source.value && isWhole($0, 0, found)
        }), let exponentials = reader(shifted, .exp),
        let total = readers[exponentials].first(where: {
          isReduction(.sum, $0, of: values[exponentials].type.shape, found)
            && values[$0].type.dtype == dtype
        })
      else { return nil }
      (found.shifted, found.exponentials, found.total) = (shifted, exponentials, total)
      found.quotient = readers[exponentials].first {
        isApplied(.divide, $0, found) && isWhole($0, 0, found)
          && values[$0].inputs[1].value == total && isRowwise($0, 1, found)
      }
      if let reciprocal = readers[total].first(where: { isReciprocal($0) }) {
        found.normalized = readers[exponentials].first {
          isApplied(.multiply, $0, found) && values[$0].inputs[0].value == exponentials
            && isWhole($0, 0, found) && values[$0].inputs[1].value == reciprocal
            && isRowwise($0, 1, found)
        }
        // The reciprocal is made on the way; whoever else reads it needs it as a value.
        if found.normalized != nil {
          if readers[reciprocal].count == 1 && !isRoot.contains(reciprocal) {
            found.absorbed.append(reciprocal)
          } else {
            found.normalized = nil
          }
        }
      }
      found.position = readers[source.value].first {
        isReduction(.argMax, $0, of: source.view.shape, found) && values[$0].inputs[0] == source
      }
      let first = Swift.min(largest, found.position ?? largest)
      findLabels(&found, before: first)
      return found
    }

    /// What reads the rows at their labels.
    private func findLabels(_ found: inout SoftmaxRows, before first: Int) {
      let rows = found.rows
      func areLabels(_ operand: PlanGraph.Operand) -> Bool {
        let value = values[operand.value]
        return value.argument != nil && value.type.dtype == .int32 && value.type.shape.rank > 0
          && value.type.shape.count == rows && operand.isWhole(of: value.type)
      }
      found.picked = readers[found.shifted].first { reader in
        guard case .gather(let axis, false) = values[reader].lowering else { return false }
        let source = values[reader].inputs[0]
        return source.value == found.shifted && source.view.shape[axis] == found.count
          && source.view.shape.dimensions.dropFirst(axis + 1).allSatisfy { $0 == 1 }
          && values[reader].type.shape.count == rows && areLabels(values[reader].inputs[1])
      }
      found.labels = found.picked.map { values[$0].inputs[1] }
      guard let quotient = found.quotient,
        let difference = readers[quotient].first(where: {
          isApplied(.subtract, $0, found) && values[$0].inputs[0].value == quotient
            && isWhole($0, 0, found) && isWhole($0, 1, found)
        }), case let mask = values[difference].inputs[1].value, isOnlyRead(mask), isCast(mask),
        case let equal = values[mask].inputs[0].value, isOnlyRead(equal),
        let labels = labels(comparedBy: equal, found), areLabels(labels),
        found.labels == nil || found.labels?.value == labels.value
      else { return }
      found.labels = found.labels ?? labels
      found.absorbed += [mask, equal]
      if let (gradient, scale) = product(of: difference, found) {
        (found.gradient, found.scale) = (gradient, scale)
        found.absorbed.append(difference)
      } else {
        found.gradient = difference
      }
      if isOnlyRead(quotient) {
        found.absorbed.append(quotient)
        found.quotient = nil
      }
    }

    /// The product of a value that nobody else reads with a constant.
    private func product(of value: Int, _ found: SoftmaxRows) -> (product: Int, factor: Double)? {
      guard isOnlyRead(value), let reader = readers[value].first,
        isApplied(.multiply, reader, found)
      else { return nil }
      let position = values[reader].inputs[0].value == value ? 0 : 1
      guard isWhole(reader, position, found), values[reader].inputs[position].value == value,
        let factor = values[values[reader].inputs[1 - position].value].constant
      else { return nil }
      return (reader, factor)
    }

    private func isOnlyRead(_ value: Int) -> Bool {
      readers[value].count == 1 && !isRoot.contains(value)
    }

    /// The operand that is compared with 0, 1, 2, … along each row.
    private func labels(comparedBy equal: Int, _ found: SoftmaxRows) -> PlanGraph.Operand? {
      guard case .elementwise(let program) = values[equal].lowering,
        program == ScalarProgram(.equal, [.int32, .int32]),
        values[equal].type.shape.count == found.rows * found.count
      else { return nil }
      for position in 0..<2 {
        let numbers = values[equal].inputs[position]
        let column = values[equal].inputs[1 - position]
        guard case .iota(0, 1) = values[numbers.value].lowering,
          values[numbers.value].type.shape.count == found.count, numbers.view.offset == 0,
          isRowwise(equal, 1 - position, found)
        else { continue }
        let (sizes, strides) = numbers.view.broadcast(to: values[equal].type.shape).coalesced
        let isAlongRows =
          found.rows == 1
          ? strides == [1] : sizes == [found.rows, found.count] && strides == [0, 1]
        if isAlongRows {
          let value = values[column.value].type
          return PlanGraph.Operand(
            value: column.value, view: StridedView(contiguous: value.shape))
        }
      }
      return nil
    }

    private func isCast(_ value: Int) -> Bool {
      guard case .elementwise(let program) = values[value].lowering else { return false }
      return program.inputs == [.bool] && program.instructions.count == 1
        && program.instructions[0].kind == .cast
        && values[value].inputs[0].isWhole(of: values[values[value].inputs[0].value].type)
    }

    private func isReciprocal(_ value: Int) -> Bool {
      guard case .elementwise(let program) = values[value].lowering else { return false }
      let input = values[value].inputs[0]
      return program == ScalarProgram(.reciprocal, [values[value].type.dtype])
        && input.isWhole(of: values[input.value].type)
    }

    /// Whether a value is one operation on values of all rows.
    private func isApplied(_ opcode: ScalarOpcode, _ value: Int, _ found: SoftmaxRows) -> Bool {
      guard case .elementwise(let program) = values[value].lowering else { return false }
      let dtype = values[found.largest].type.dtype
      return values[value].type.shape.count == found.rows * found.count
        && values[value].type.dtype == dtype
        && program
          == ScalarProgram(opcode, Array(repeating: dtype, count: values[value].inputs.count))
    }

    /// Whether an input of a value is read element for element.
    private func isWhole(_ value: Int, _ position: Int, _ found: SoftmaxRows) -> Bool {
      let input = values[value].inputs[position]
      return input.view.shape.count == found.rows * found.count
        && input.isWhole(of: values[input.value].type)
    }

    /// Whether an input of a value is one element for each row.
    private func isRowwise(_ value: Int, _ position: Int, _ found: SoftmaxRows) -> Bool {
      let input = values[value].inputs[position]
      guard values[input.value].type.shape.count == found.rows, input.view.offset == 0 else {
        return false
      }
      let (sizes, strides) = input.view.broadcast(to: values[value].type.shape).coalesced
      return found.rows == 1
        ? strides.allSatisfy { $0 == 0 }
        : sizes == [found.rows, found.count] && strides == [1, 0]
    }

    /// Rows of a reduction over the last axes, and how long they are.
    private func rows(_ value: Int) -> (rows: Int, count: Int)? {
      guard case .reduce(_, let axes) = values[value].lowering else { return nil }
      let input = values[value].inputs[0]
      let shape = input.view.shape
      let wide = axes.axes.filter { $0 < shape.rank && shape[$0] != 1 }
      guard let first = wide.first, let last = wide.last, shape.count > 0,
        input.isWhole(of: values[input.value].type),
        shape.dimensions.dropFirst(last + 1).allSatisfy({ $0 == 1 })
      else { return nil }
      let rows = shape.dimensions.prefix(first).reduce(1, *)
      return (rows, shape.count / rows)
    }

    private func isReduction(
      _ kind: Reduction, _ value: Int, of shape: Shape, _ found: SoftmaxRows
    ) -> Bool {
      guard case .reduce(kind, _) = values[value].lowering,
        values[value].inputs[0].view.shape.count == shape.count, let own = rows(value)
      else { return false }
      return own == (found.rows, found.count)
    }
  }
}

extension Lowering {
  /// Whether it is the largest element along some axes.
  var isMaximum: Bool {
    if case .reduce(.maximum, _) = self { return true }
    return false
  }
}
