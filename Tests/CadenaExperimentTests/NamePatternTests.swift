import Testing

@testable import CadenaExperiment

/// Shell patterns for names of parameters.
struct NamePatternTests {
  @Test(arguments: [
    ("layers.0.weight", "layers.0.weight", true), ("layers.0.weight", "layers.0.weights", false),
    ("layers.0.weight", "layers.0.weigh", false), ("layers.0.*", "layers.0.weight", true),
    ("layers.0.*", "layers.0.body.1.bias", true), ("layers.0.*", "layers.0", false),
    ("layers.0.*", "layers.01.weight", false), ("layers.1*", "layers.10.weight", true),
    ("*", "layers.0.weight", true), ("*", "", true), ("", "", true), ("", "a", false),
    ("**.bias", "layers.0.bias", true), ("*.bias", "layers.0.weight", false),
    ("*a*b*", "xxaxxbxx", true), ("*a*b*", "xxbxxaxx", false), ("*ab", "aab", true),
    ("layers.?.bias", "layers.3.bias", true), ("layers.?.bias", "layers.33.bias", false),
    ("?", "", false), ("layers.[0-2].bias", "layers.1.bias", true),
    ("layers.[0-2].bias", "layers.3.bias", false), ("layers.[!0-2].bias", "layers.3.bias", true),
    ("layers.[^0-2].bias", "layers.1.bias", false), ("layers.[05].bias", "layers.5.bias", true),
    ("[]a]", "]", true), ("[a-]", "-", true), ("[9-0]", "5", false), ("[abc", "[abc", true),
    ("[abc", "a", false), ("a[", "a[", true), ("[!]", "[!]", true), ("é?", "éñ", true),
  ])
  func fits(_ pattern: String, _ name: String, _ expected: Bool) {
    #expect(NamePattern(pattern).matches(name) == expected)
  }

  @Test func aPatternThatGoesBackAllTheTimeEnds() {
    let pattern = String(repeating: "*a", count: 200) + "b"
    #expect(!NamePattern(pattern).matches(String(repeating: "a", count: 2000)))
  }
}
