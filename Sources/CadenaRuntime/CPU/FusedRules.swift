import CadenaKernels

/// Update rules that a kernel computes in one pass over memory.
///
/// A region computes an optimiser's rule operation by operation, a block at a time: Adam's thirteen
/// operations pass over a block thirteen times. Where the operations of a region are exactly those
/// of a known rule, one step takes their place. It rounds every operation as they do, so the bits
/// stay.
enum FusedRules {
  /// An operation tree to be found: operands are names, each for one array or one number.
  private indirect enum Pattern: Sendable {
    case array(String)
    case number(String)
    /// The constant 0, which the kernel knows.
    case zero
    case apply(String, Pattern, Pattern?)
    /// One of two by a condition.
    case choice(Pattern, Pattern)
    /// A result that is kept, under a name.
    case kept(String, Pattern)
  }

  private struct Rule: Sendable {
    let rule: UInt32
    let name: String
    let pattern: Pattern
    /// Names in the order of the kernel's operands: read, then written.
    let sources: [String]
    let targets: [String]
    /// A result that has a tree of its own from the same operands, under its name.
    var beside: (name: String, pattern: Pattern)? = nil
  }

  private static func times(_ a: Pattern, _ b: Pattern) -> Pattern { .apply("multiply", a, b) }
  private static func plus(_ a: Pattern, _ b: Pattern) -> Pattern { .apply("add", a, b) }
  private static func minus(_ a: Pattern, _ b: Pattern) -> Pattern { .apply("subtract", a, b) }

  /// `p - rate · (m' / (√v' · f + ε))` from a parameter.
  private static func adam(_ parameter: Pattern) -> Pattern {
    let gradient = Pattern.array("g")
    let mean = Pattern.kept(
      "m'", plus(times(.number("b1"), .array("m")), times(.number("c1"), gradient)))
    let square = Pattern.kept(
      "v'",
      plus(
        times(.number("b2"), .array("v")), times(times(.number("c2"), gradient), gradient)))
    let root = plus(times(.apply("squareRoot", square, nil), .number("f")), .number("e"))
    return minus(parameter, times(.number("rate"), .apply("divide", mean, root)))
  }

  /// `p - rate · (g / (√v' + ε))` with the new square as given.
  private static func scaled(_ square: Pattern) -> Pattern {
    let root = plus(.apply("squareRoot", .kept("v'", square), nil), .number("e"))
    return minus(.array("p"), times(.number("rate"), .apply("divide", .array("g"), root)))
  }

  /// `β·m + γ·g`, the blend of mean and gradient with numbers of these names.
  private static func blend(_ b: String, _ c: String) -> Pattern {
    plus(times(.number(b), .array("m")), times(.number(c), .array("g")))
  }

  /// Lion's two results: one along the sign of a blend, and another blend.
  private static func lion(_ rule: cadena_rule, _ name: String, decays: Bool) -> Rule {
    let sign = Pattern.apply("sign", blend("b1", "c1"), nil)
    let direction = decays ? plus(sign, times(.number("d"), .array("p"))) : sign
    return Rule(
      rule: rule.rawValue, name: name,
      pattern: minus(.array("p"), times(.number("rate"), direction)),
      sources: ["m", "g", "p", "b1", "c1", "b2", "c2", "rate"] + (decays ? ["d"] : []),
      targets: ["m'"], beside: ("m'", blend("b2", "c2")))
  }

  private static let adamSources = [
    "m", "v", "g", "p", "b1", "c1", "b2", "c2", "f", "e", "rate",
  ]

  private static let rules: [Rule] = [
    Rule(
      rule: CADENA_RULE_RECTIFIED.rawValue, name: "rectified",
      pattern: .choice(.apply("greater", .array("x"), .zero), .array("g")),
      sources: ["x", "g"], targets: []),
    // Before Adam, whose parameter may be any array.
    Rule(
      rule: CADENA_RULE_ADAMW.rawValue, name: "adamw",
      pattern: adam(times(.number("d"), .array("p"))),
      sources: adamSources + ["d"], targets: ["m'", "v'"]),
    Rule(
      rule: CADENA_RULE_ADAM.rawValue, name: "adam", pattern: adam(.array("p")),
      sources: adamSources,
      targets: ["m'", "v'"]),
    Rule(
      rule: CADENA_RULE_ADAGRAD.rawValue, name: "adagrad",
      pattern: scaled(plus(.array("v"), times(.array("g"), .array("g")))),
      sources: ["v", "g", "p", "e", "rate"], targets: ["v'"]),
    Rule(
      rule: CADENA_RULE_RMSPROP.rawValue, name: "rmsprop",
      pattern: scaled(
        plus(
          times(.number("b"), .array("v")), times(times(.number("c"), .array("g")), .array("g")))),
      sources: ["v", "g", "p", "b", "c", "e", "rate"], targets: ["v'"]),
    lion(CADENA_RULE_LION, "lion", decays: false),
    lion(CADENA_RULE_LION_DECAY, "lion with decay", decays: true),
    Rule(
      rule: CADENA_RULE_VELOCITY.rawValue, name: "velocity",
      pattern: plus(
        .array("p"),
        .kept(
          "v'",
          minus(times(.number("d"), .array("v")), times(.number("r"), .array("g"))))),
      sources: ["v", "g", "p", "d", "r"], targets: ["v'"]),
    Rule(
      rule: CADENA_RULE_BUFFER.rawValue, name: "buffer",
      pattern: minus(
        .array("p"),
        times(
          .number("r"), .kept("b'", plus(times(.number("m"), .array("b")), .array("g"))))),
      sources: ["b", "g", "p", "m", "r"], targets: ["b'"]),
    Rule(
      rule: CADENA_RULE_DESCENT.rawValue, name: "descent",
      pattern: minus(.array("p"), times(.number("r"), .array("g"))),
      sources: ["p", "g", "r"], targets: []),
  ]

  /// The same steps with known rules in place of their operations.
  static func combine(
    _ drafts: [RegionBuilder.Draft], isNumber: (RegionBuilder.Source) -> Bool,
    isZero: (RegionBuilder.Source) -> Bool
  ) -> [RegionBuilder.Draft] {
    var drafts = drafts
    var index = drafts.count - 1
    while index >= 0 {
      for rule in rules {
        guard let (draft, covered) = found(rule, at: index, in: drafts, isNumber, isZero)
        else { continue }
        // The last operation of all gives its place.
        let last = covered.reduce(index, max)
        drafts[last] = draft
        for position in covered.sorted(by: >) where position != last {
          drafts.remove(at: position)
        }
        index -= covered.count { $0 < index }
        break
      }
      index -= 1
    }
    return drafts
  }

  /// The rule as one step, if a step is the last of its operations, with all of their positions.
  private static func found(
    _ rule: Rule, at root: Int, in drafts: [RegionBuilder.Draft],
    _ isNumber: (RegionBuilder.Source) -> Bool, _ isZero: (RegionBuilder.Source) -> Bool
  ) -> (RegionBuilder.Draft, Set<Int>)? {
    guard case .stream = drafts[root].target, !drafts[root].isRule else { return nil }
    let words = drafts[root].name.split(separator: " ")
    guard words.count == 2, words[1] == "float32" || words[1] == "float64" else { return nil }
    let type = String(words[1])
    var names: [String: RegionBuilder.Source] = [:]
    var covered: Set<Int> = []

    func fits(_ pattern: Pattern, _ source: RegionBuilder.Source, before end: Int) -> Bool {
      switch pattern {
      case .array(let name), .number(let name):
        if case .number = pattern { guard isNumber(source) else { return false } }
        if case .array = pattern { guard !isNumber(source) else { return false } }
        if let known = names[name] { return known == source }
        names[name] = source
        return true
      case .zero: return isZero(source)
      case .kept(let name, let inner):
        guard case .stream = source, fits(inner, source, before: end) else { return false }
        names[name] = source
        return true
      case .apply, .choice:
        guard let position = drafts[..<end].lastIndex(where: { $0.targets.contains(source) })
        else { return false }
        return fits(pattern, at: position)
      }
    }

    func fits(_ pattern: Pattern, at position: Int) -> Bool {
      let draft = drafts[position]
      let operation: String
      let operands: [Pattern]
      switch pattern {
      case .apply(let name, let a, let b):
        (operation, operands) = (name, [a] + (b.map { [$0] } ?? []))
      case .choice(let condition, let value):
        (operation, operands) = ("select", [condition, value, .zero])
      case .array, .number, .zero, .kept: return false
      }
      guard draft.name == "\(operation) \(type)", draft.sources.count == operands.count else {
        return false
      }
      covered.insert(position)
      return zip(operands, draft.sources).allSatisfy { fits($0, $1, before: position) }
    }

    guard fits(rule.pattern, at: root) else { return nil }
    var roots = [root]
    if let (name, pattern) = rule.beside {
      let candidates = drafts.indices.filter { position in
        guard case .stream = drafts[position].target else { return false }
        return !covered.contains(position)
      }
      let before = (names, covered)
      guard
        let other = candidates.first(where: { position in
          (names, covered) = before
          return fits(pattern, at: position)
        })
      else { return nil }
      names[name] = drafts[other].target
      roots.append(other)
    }
    // What lies between may read nothing of what moves down to the last operation; it cannot write
    // what the rule reads, because every source is written once, before its readers.
    let last = roots.reduce(root, max)
    let results = Set(covered.flatMap { drafts[$0].targets })
    let kept = Set(rule.targets.compactMap { names[$0] } + [drafts[root].target])
    for (position, draft) in drafts.enumerated() where !covered.contains(position) {
      if draft.sources.contains(where: { results.contains($0) && !kept.contains($0) }) {
        return nil
      }
      if position < last, draft.sources.contains(where: results.contains) { return nil }
    }
    for position in covered where !roots.contains(position) {
      if case .stream = drafts[position].target, !kept.contains(drafts[position].target) {
        return nil
      }
    }
    let sources = rule.sources.compactMap { names[$0] }
    let targets = rule.targets.compactMap { names[$0] } + [drafts[root].target]
    let dtype: cadena_dtype = type == "float32" ? CADENA_FLOAT32 : CADENA_FLOAT64
    guard sources.count == rule.sources.count, targets.count == rule.targets.count + 1,
      let kernel = cadena_find_rule_kernel(cadena_rule(rule.rule), dtype)
    else { return nil }
    return (
      RegionBuilder.Draft(
        kernel: .rule(kernel), name: "\(rule.name) \(type)", targets: targets, sources: sources,
        targetSize: drafts[root].targetSize), covered
    )
  }
}

extension RegionBuilder.Draft {
  /// Whether a rule's kernel computes it.
  var isRule: Bool {
    if case .rule = kernel { return true }
    return false
  }
}
