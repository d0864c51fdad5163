import CadenaGraph

extension PlanCompiler {
  /// A number of a plan's own block: a scalar leaf's, bound when it runs, or a constant.
  struct Number: Hashable {
    var value: Double
    var dtype: DType
    var argument: Int?

    /// By bits: not-a-number is found again, and -0 is not 0.
    static func == (a: Number, b: Number) -> Bool {
      a.value.bitPattern == b.value.bitPattern && a.dtype == b.dtype && a.argument == b.argument
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(value.bitPattern)
      hasher.combine(dtype)
      hasher.combine(argument)
    }
  }
}
