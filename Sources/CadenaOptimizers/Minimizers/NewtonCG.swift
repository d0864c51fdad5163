/// Newton's method without the Hessian: `H·d = -∇f` solved as far as it pays by conjugate gradients,
/// which need only products `H·v`.
///
/// Truncated Newton (Dembo, Eisenstat and Steihaug 1982; Nocedal and Wright, algorithm 7.1). The
/// products come from `hessianVectorProducts`, two sweeps each, and are counted apart. The linear
/// solver ends when the residual is below `min(forcing, √(‖∇f‖/‖∇f₀‖))·‖∇f‖`, which makes the method
/// converge faster than linearly. Where the curvature along one of its directions is not positive it
/// keeps what it has, and at its very beginning goes down the gradient by `‖∇f‖² / |∇f·H·∇f|`. The step
/// is cut from 1 by a `BacktrackingSearch`, so an iteration takes one gradient.
public struct NewtonCG: Minimizer {
  /// The largest relative residual of the linear system.
  public var forcing: Double
  /// The most products per iteration; nil for twice the number of coordinates, 200 at most.
  public var maximumProducts: Int?
  /// How the step is found.
  public var lineSearch: BacktrackingSearch
  /// When to end.
  public var stopping: StoppingRule

  /// The method.
  public init(
    forcing: Double = 0.01, maximumProducts: Int? = nil,
    lineSearch: BacktrackingSearch = BacktrackingSearch(),
    stopping: StoppingRule = StoppingRule()
  ) {
    self.forcing = forcing
    self.maximumProducts = maximumProducts
    self.lineSearch = lineSearch
    self.stopping = stopping
  }

  /// What the stopping of the linear solver depends on.
  public func makeSearch() -> any DescentSearch { Search(method: self) }

  private struct Search: DescentSearch {
    let method: NewtonCG
    var firstNorm: Double?
    var usesGradient = false

    var isFresh: Bool { usesGradient }

    mutating func forget() { usesGradient = true }

    var memory: SearchMemory {
      var memory = SearchMemory()
      memory["firstNorm"] = firstNorm.map { [$0] } ?? []
      return memory
    }

    mutating func restore(_ memory: SearchMemory, size: Int) -> Bool {
      guard let norm = memory["firstNorm"], norm.count <= 1 else { return false }
      firstNorm = norm.first
      return true
    }

    mutating func step(_ place: DescentPlace) throws -> DescentStep? {
      let direction = usesGradient ? place.gradient.negated : try direction(place)
      let line = place.line(along: direction)
      guard line.start.slope < 0 else { return nil }
      let first = usesGradient ? min(1, 1 / place.gradientNorm) : 1
      guard let trial = try method.lineSearch.search(line, firstStep: first) else { return nil }
      usesGradient = false
      return DescentStep(trial)
    }

    private mutating func direction(_ place: DescentPlace) throws -> [Double] {
      let first = firstNorm ?? place.gradientNorm
      firstNorm = first
      let share = min(method.forcing, (place.gradientNorm / first).squareRoot())
      let tolerance = share * place.gradientNorm
      let most = method.maximumProducts ?? min(2 * place.gradient.count, 200)
      var solution = [Double](repeating: 0, count: place.gradient.count)
      var residual = place.gradient
      var search = place.gradient.negated
      var square = residual.dot(residual)
      for round in 0..<max(most, 1) {
        let product = try place.objective.hessianVectorProduct(at: place.point, search)
        let curvature = search.dot(product)
        // Below this the curvature is rounding of the product.
        let least = place.objective.epsilon * search.norm * product.norm
        guard curvature > least else {
          guard round == 0 else { return solution }
          let length = curvature < -least ? square / -curvature : 1 / square.squareRoot()
          search.scale(by: length)
          return search
        }
        let step = square / curvature
        solution.add(step, search)
        residual.add(step, product)
        let next = residual.dot(residual)
        if next.squareRoot() <= tolerance { break }
        search.scale(by: next / square)
        search.add(-1, residual)
        square = next
      }
      return solution
    }
  }
}
