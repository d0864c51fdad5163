import CadenaGraph
import CadenaOperations
import CadenaRuntime
import Testing

/// The first value that is not finite is named with its node and line.
@Suite struct NonFiniteTests {
  @Test func theNodeThatMadeItIsNamed() throws {
    let x = Tensor([1.0, 2, 3], dtype: .float64)
    let shifted = x - 2
    let line: UInt = #line + 1
    let logarithm = shifted.absolute().log()
    let total = (logarithm * 2).sum()
    let found = try #require(try total.firstNonFinite())
    #expect(found.label == "log")
    #expect(found.origin.line == line)
    #expect("\(found.origin.file)".hasSuffix("NonFiniteTests.swift"))
    #expect(found.position == 1)
    #expect(found.value == -.infinity)
    #expect(found.count == 1)
    #expect(found.description.contains("element 1 is -inf, 1 of 3 are not finite"))
  }

  @Test func aLeafCanBeTheFirst() throws {
    let x = Tensor([1.0, .nan], dtype: .float64)
    let found = try #require(try (x + 1).sum().firstNonFinite())
    #expect(found.label == "leaf")
    #expect(found.position == 1)
  }

  @Test func finiteGraphsHaveNone() throws {
    let x = Tensor([1.0, 2], dtype: .float64)
    #expect(try x.exp().sum().firstNonFinite() == nil)
  }
}
