// swift-tools-version: 6.2
import PackageDescription

// Built with `--sanitize=fuzzer`, which instruments all of it: a package of its own, so that nobody
// who only uses Cadena builds it.
let package = Package(
  name: "CadenaFuzzing",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "Cadena", path: "..")],
  targets: [
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        .product(name: "Cadena", package: "Cadena"),
        .product(name: "CadenaExperiment", package: "Cadena"),
        .product(name: "CadenaLab", package: "Cadena"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
