// swift-tools-version: 6.1
import PackageDescription

// A package of its own: the product builds and tests without it, and it drives the product's executable as anybody would.

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "koppel-benchmarks",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
    ],
    targets: [
        .target(name: "BenchmarkData", swiftSettings: settings),
        .target(name: "Benchmarking", dependencies: ["BenchmarkData"], swiftSettings: settings),
        .executableTarget(name: "measure", swiftSettings: settings),
        .executableTarget(
            name: "benchmarks",
            dependencies: [
                "BenchmarkData", "Benchmarking", "measure",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        .testTarget(name: "BenchmarkDataTests", dependencies: ["BenchmarkData"], swiftSettings: settings),
        .testTarget(
            name: "BenchmarkingTests",
            dependencies: ["BenchmarkData", "Benchmarking", "measure"],
            swiftSettings: settings
        ),
    ]
)
