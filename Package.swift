// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Cadena",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Cadena", targets: ["Cadena"]),
    .library(name: "CadenaExperiment", targets: ["CadenaExperiment"]),
    .library(name: "CadenaLab", targets: ["CadenaLab"]),
    .library(name: "CadenaKernels", targets: ["CadenaKernels"]),
    .executable(name: "cadena", targets: ["CadenaTool"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .target(name: "CadenaText"),
    .target(name: "CadenaGraph", dependencies: ["CadenaText"]),
    .target(name: "CadenaOperations", dependencies: ["CadenaGraph"]),
    .target(name: "CadenaKernels"),
    .target(name: "CadenaRuntime", dependencies: ["CadenaGraph", "CadenaKernels"]),
    .target(
      name: "CadenaNetworks", dependencies: ["CadenaOperations", "CadenaRuntime", "CadenaData"]),
    .target(name: "CadenaOptimizers", dependencies: ["CadenaNetworks"]),
    .target(
      name: "CadenaData", dependencies: ["CadenaText", "CadenaGraph", "CadenaKernels"],
      exclude: ["Embedded/ATTRIBUTION.md"]),
    .target(
      name: "CadenaTraining", dependencies: ["CadenaNetworks", "CadenaOptimizers", "CadenaData"]),
    .target(name: "CadenaFetch", dependencies: ["CadenaText", "CadenaData"]),
    .target(
      name: "CadenaExperiment",
      dependencies: [
        "CadenaText", "CadenaTraining", "CadenaFetch",
        .product(name: "Yams", package: "Yams"),
      ]),
    .target(
      name: "Cadena",
      dependencies: [
        "CadenaGraph", "CadenaOperations", "CadenaRuntime", "CadenaNetworks", "CadenaOptimizers",
        "CadenaData", "CadenaTraining", "CadenaText",
      ]),
    .target(name: "CadenaLab", dependencies: ["Cadena", "CadenaExperiment"]),
    .executableTarget(
      name: "CadenaTool",
      dependencies: [
        "Cadena", "CadenaExperiment", "CadenaLab",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(name: "CadenaTests", dependencies: ["Cadena"]),
    .testTarget(name: "CadenaTextTests", dependencies: ["CadenaText"]),
    .testTarget(
      name: "CadenaKernelsTests", dependencies: ["CadenaKernels"]),
    .testTarget(
      name: "CadenaOperationsTests", dependencies: ["CadenaOperations", "CadenaRuntime"],
      exclude: ["Fixtures"]),
    .testTarget(name: "CadenaRuntimeTests", dependencies: ["CadenaRuntime", "CadenaOperations"]),
    .testTarget(
      name: "CadenaNetworksTests", dependencies: ["CadenaNetworks", "CadenaData"],
      exclude: ["Fixtures"]),
    .testTarget(name: "CadenaDataTests", dependencies: ["CadenaData"], exclude: ["Fixtures"]),
    .testTarget(name: "CadenaFetchTests", dependencies: ["CadenaFetch", "CadenaData"]),
    .testTarget(
      name: "CadenaOptimizersTests", dependencies: ["CadenaOptimizers", "CadenaData"],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "CadenaTrainingTests", dependencies: ["CadenaTraining", "CadenaKernels"],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "CadenaExperimentTests",
      dependencies: ["CadenaExperiment", "CadenaTraining", "CadenaData"],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "CadenaLabTests", dependencies: ["CadenaLab", "Cadena", "CadenaExperiment"],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "CadenaToolTests", dependencies: ["CadenaTool", "CadenaData"], exclude: ["Fixtures"]),
  ],
  swiftLanguageModes: [.v6]
)

// `CADENA_TESTS="CadenaDataTests CadenaToolTests" swift test` builds these tests alone: after a change
// in a low room that saves most of the time.
if let chosen = Context.environment["CADENA_TESTS"]?.split(separator: " ").map(String.init) {
  package.targets.removeAll { $0.type == .test && !chosen.contains($0.name) }
}
