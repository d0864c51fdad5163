#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Sine and cosine, here so that the generators need no import of the system's library.
enum Trigonometry {
  static func sine(_ angle: Double) -> Double { sin(angle) }

  /// The point of the circle of this radius at an angle, counter-clockwise from the x axis.
  static func point(radius: Double, angle: Double) -> (x: Double, y: Double) {
    (radius * cos(angle), radius * sin(angle))
  }
}
