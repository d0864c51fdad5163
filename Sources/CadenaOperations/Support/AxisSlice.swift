import CadenaGraph
import CadenaText

/// A part of an axis: every `step`-th position from `start` on, before `stop`, as in Python.
///
/// Negative positions count from the end; positions outside the axis are moved to its ends. A
/// negative step walks backwards. What is left out means "from the first" and "to the last" in the
/// direction of the walk.
public struct AxisSlice: Hashable, Sendable {
  /// The first position, or nil for the end where the walk begins.
  public var start: Int?
  /// The position before which the walk stops, or nil for the end where it leads.
  public var stop: Int?
  /// The distance between neighbours; not 0.
  public var step: Int

  /// A part of an axis.
  public init(_ start: Int? = nil, _ stop: Int? = nil, step: Int = 1) {
    self.start = start
    self.stop = stop
    self.step = step
  }

  /// The whole axis.
  public static let all = AxisSlice()

  /// First position and number of positions on an axis of some extent.
  func resolved(extent: Int) -> (start: Int, count: Int) {
    let lowest = step > 0 ? 0 : -1
    let highest = step > 0 ? extent : extent - 1
    func place(_ position: Int?, _ missing: Int) -> Int {
      guard let position else { return missing }
      return min(max(position < 0 ? position + extent : position, lowest), highest)
    }
    let first = place(start, step > 0 ? lowest : highest)
    let end = place(stop, step > 0 ? highest : lowest)
    let distance = step > 0 ? end - first : first - end
    let count = max(0, (distance + step.magnitudeAsInt - 1) / step.magnitudeAsInt)
    return (count == 0 ? 0 : first, count)
  }
}

extension Int {
  /// The absolute value; saturates for the smallest integer.
  fileprivate var magnitudeAsInt: Int { self == .min ? .max : abs(self) }
}
