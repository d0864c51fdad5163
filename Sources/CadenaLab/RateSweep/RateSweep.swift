import Cadena
import CadenaExperiment

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A learning-rate range test: one training with a rate that grows at every mini-batch, until the loss
/// runs away (Smith 2017).
///
/// The loss is smoothed without lag: by a Gaussian over neighbouring steps, a fortieth of all steps wide.
/// The suggested rate is the one at which the smoothed loss falls fastest per decade of the rate, before its
/// lowest place; there is none when the loss never falls by more than a fiftieth. The sweep ends early when
/// the mean of the last losses (each weighs 0.9 of the next) exceeds the first by as much as the first
/// itself, or by as much as the loss had fallen.
public struct RateSweep: Sendable {
  /// One mini-batch.
  public struct Point: Sendable, Hashable {
    /// The update, from 1.
    public let step: Int
    /// Its learning rate.
    public let rate: Double
    /// The batch's loss before it.
    public let loss: Double
    /// The loss, smoothed.
    public let smoothed: Double
  }

  /// The mini-batches; the losses are finite.
  public let points: [Point]
  /// The rate at which the loss ran away; nil when it did not.
  public let divergedAt: Double?

  /// The suggested rate: where the smoothed loss falls fastest; nil when it never falls.
  public var suggestion: Double? { Self.steepest(points).map { points[$0].rate } }
  /// The rate with the lowest smoothed loss: about the largest with which training still gets on.
  public var lowest: Double? {
    points.min { $0.smoothed < $1.smoothed }?.rate
  }

  /// Sweeps with a trainer, which is changed: make it for this alone.
  ///
  /// - Parameters:
  ///   - trainer: with the first weights.
  ///   - rows: the training part.
  ///   - ramp: the rates.
  /// - Throws: `DivergenceError` when the first loss is not a finite number.
  public init(_ trainer: Trainer, rows: [Int], ramp: RateRamp) throws {
    trainer.optimization.schedule = ramp
    let options = trainer.options
    var order = try BatchOrder(
      rows: rows, size: options.batchSize, shuffle: options.shuffle, dropLast: options.dropLast,
      balancedBy: options.balanced ? trainer.data.targets : nil,
      key: RandomKey(seed: options.seed).derived("shuffle"))
    var (rates, losses): ([Double], [Double]) = ([], [])
    var running = RunningLoss()
    var divergedAt: Double?
    for step in 0..<ramp.steps {
      let (epoch, batch) = step.quotientAndRemainder(dividingBy: order.batchCount)
      if batch == 0 { order.start(epoch: epoch + 1) }
      let rate = ramp.rate(step: step, base: 0)
      let loss = try trainer.step(rows: order[batch])
      guard loss.isFinite else {
        if step == 0 { throw DivergenceError(step: 1, loss: loss, parameter: nil) }
        divergedAt = rate
        break
      }
      rates.append(rate)
      losses.append(loss)
      if running.runsAway(loss) {
        divergedAt = rate
        break
      }
    }
    self.divergedAt = divergedAt
    let smoothed = Self.smooth(losses, width: Double(ramp.steps) / 40)
    points = rates.indices.map {
      Point(step: $0 + 1, rate: rates[$0], loss: losses[$0], smoothed: smoothed[$0])
    }
  }

  /// The mean of the last losses, and when it is too large.
  struct RunningLoss {
    private var sum = 0.0
    private var weight = 0.0
    private var first: Double?
    private var best = Double.infinity

    /// Takes in a loss; whether the mean is too large now.
    mutating func runsAway(_ loss: Double) -> Bool {
      sum = 0.9 * sum + loss
      weight = 0.9 * weight + 1
      let mean = sum / weight
      let first = first ?? mean
      self.first = first
      best = min(best, mean)
      return mean > first + max(abs(first), first - best)
    }
  }

  /// Numbers, each a mean of its neighbours with the weights of a Gaussian of a width in steps.
  static func smooth(_ numbers: [Double], width: Double) -> [Double] {
    let width = max(1, width)
    let reach = Int((3 * width).rounded(.up))
    let weights = (0...reach).map { exp(-0.5 * Double($0 * $0) / (width * width)) }
    return numbers.indices.map { center in
      var (sum, total) = (0.0, 0.0)
      for index in max(0, center - reach)...min(numbers.count - 1, center + reach) {
        let weight = weights[abs(index - center)]
        sum += weight * numbers[index]
        total += weight
      }
      return sum / total
    }
  }

  /// Where the smoothed loss falls fastest per factor of the rate, before its lowest place; nil when it
  /// never falls by more than a fiftieth of its first size.
  static func steepest(_ points: [Point]) -> Int? {
    guard let first = points.first?.smoothed,
      let low = points.indices.min(by: { points[$0].smoothed < points[$1].smoothed }), low > 1,
      first - points[low].smoothed > 0.02 * abs(first)
    else { return nil }
    func slope(_ index: Int) -> Double {
      (points[index + 1].smoothed - points[index - 1].smoothed)
        / (log(points[index + 1].rate) - log(points[index - 1].rate))
    }
    return (1..<low).min { slope($0) < slope($1) }
  }
}
