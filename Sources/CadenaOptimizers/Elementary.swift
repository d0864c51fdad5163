#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A power of any exponent, here so that rules and schedules need no import of the system's library.
func exponential(base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

/// How far a cosine has come down from 1 to 0: `(1 + cos(π·part)) / 2`.
func cosineFall(_ part: Double) -> Double { (1 + cos(.pi * part)) / 2 }

/// The natural logarithm.
func logarithm(_ x: Double) -> Double { log(x) }

/// The exponential function.
func exponential(_ x: Double) -> Double { exp(x) }
