import CadenaGraph

/// Compiled plans by structure: bounded, counted, and compared on every hit, since a hash is not an
/// identity.
final class PlanCache: Sendable {
  /// The plans of the process.
  static let shared = PlanCache(capacity: 256)

  private struct Slot {
    var plan: Plan
    var lastUse: UInt64
  }

  private struct State {
    var slots: [UInt64: [Slot]] = [:]
    var count = 0
    var clock: UInt64 = 0
    var hits = 0
    var misses = 0
    var evictions = 0
  }

  private let state = Lock(State())
  private let capacity: Int

  init(capacity: Int) { self.capacity = capacity }

  /// The plan of a traversal: one from the cache, or a new one that is kept.
  func plan(_ traversal: borrowing Traversal, roots: [Node]) -> Plan {
    let hash = GraphStructure.hash(traversal, roots: roots)
    for plan in candidates(hash) where plan.structure.matches(traversal, roots: roots) {
      state.withLock { state in
        state.hits += 1
        state.clock += 1
        if let index = state.slots[hash]?.firstIndex(where: { $0.plan === plan }) {
          state.slots[hash]?[index].lastUse = state.clock
        }
      }
      if DebugLevel.current >= .plans {
        DebugLevel.report("found a plan of \(plan.kernels.count) kernels")
      }
      return plan
    }
    let structure = GraphStructure(traversal, roots: roots)
    let plan = Plan(traversal, roots: roots, structure: structure)
    insert(plan, hash)
    if DebugLevel.current >= .plans { DebugLevel.report("compiled \(plan)") }
    return plan
  }

  /// Counts a step of a plain loop that found its plan by its loss.
  func countHit() { state.withLock { $0.hits += 1 } }

  private func candidates(_ hash: UInt64) -> [Plan] {
    state.withLock { $0.slots[hash]?.map(\.plan) ?? [] }
  }

  private func insert(_ plan: Plan, _ hash: UInt64) {
    state.withLock { state in
      state.misses += 1
      state.clock += 1
      state.slots[hash, default: []].append(Slot(plan: plan, lastUse: state.clock))
      state.count += 1
      if state.count > capacity { evictOldest(&state) }
    }
  }

  private func evictOldest(_ state: inout State) {
    var oldest: (hash: UInt64, index: Int, use: UInt64)?
    for (hash, slots) in state.slots {
      for (index, slot) in slots.enumerated() where slot.lastUse < (oldest?.use ?? .max) {
        oldest = (hash, index, slot.lastUse)
      }
    }
    guard let oldest else { return }
    state.slots[oldest.hash]?.remove(at: oldest.index)
    if state.slots[oldest.hash]?.isEmpty == true { state.slots[oldest.hash] = nil }
    state.count -= 1
    state.evictions += 1
  }

  /// How often plans were found, made and given up, and how many there are.
  var statistics: PlanCacheStatistics {
    state.withLock {
      PlanCacheStatistics(
        hits: $0.hits, misses: $0.misses, evictions: $0.evictions, plans: $0.count)
    }
  }
}

/// What the cache of plans has done since the program began.
public struct PlanCacheStatistics: Sendable, Hashable {
  /// Evaluations that found their plan.
  public let hits: Int
  /// Evaluations that compiled a plan.
  public let misses: Int
  /// Plans given up because the cache was full; the least recently used goes first.
  public let evictions: Int
  /// Plans in the cache.
  public let plans: Int

  /// The process's cache, now.
  public static var current: PlanCacheStatistics { PlanCache.shared.statistics }
}
