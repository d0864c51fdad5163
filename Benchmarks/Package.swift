// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "CadenaBenchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "Cadena", path: "..")],
  targets: [
    .target(name: "AllocationCounter"),
    .executableTarget(
      name: "CadenaBenchmark",
      dependencies: [
        "AllocationCounter", .product(name: "Cadena", package: "Cadena"),
        .product(name: "CadenaKernels", package: "Cadena"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
