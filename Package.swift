// swift-tools-version: 6.1
import PackageDescription

// The importer plugins, one folder under Plugins/ each, in the order in which they are asked.
let importerPlugins = [
    "Odoo", "Shopify", "WooCommerce", "PrestaShop", "Magento", "HubSpot", "Salesforce", "Teamleader", "Pipedrive",
    "Zoho", "Dynamics365", "Mollie", "Stripe", "PayPal", "Billit", "ExactOnline",
    "BusinessCentral", "SAPBusinessOne", "SAPIDoc", "ERPNext", "Dolibarr", "AFAS", "WinBooks", "Twinfield", "Yuki",
    "Octopus", "Xero", "QuickBooks", "SAFT", "XAF", "FEC", "DATEV",
    "UBL", "CII", "FatturaPA", "CAMT", "CODA", "MT940", "BelgianBanks", "Generic",
]

// The stages of the pipeline, in the order data passes through them. Each one depends on the
// model and on nothing else, so no stage can reach back into another.
let stages = ["Profiling", "Matching", "FlowInference", "GapAnalysis", "Planning"]

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

// Tests measure how right maps are over whole companies: `make test` optimises the modules that compute also in debug builds,
// which takes most of the time off the tests. Not by default, as unsafe flags keep a package from being a dependency.
let computes: Set = [
    "IntegrationModel", "ImporterKit", "Profiling", "Matching", "FlowInference", "RoadmapOptimisation", "Simulation",
]
let isOptimised = Context.environment["KOPPEL_OPTIMISE_TESTS"] != nil

/// A library module in `Sources/<name>`.
func module(_ name: String, dependsOn: [Target.Dependency], resources: [Resource] = []) -> Target {
    let optimised: [SwiftSetting] =
        isOptimised && computes.contains(name) ? [.unsafeFlags(["-O"], .when(configuration: .debug))] : []
    return .target(name: name, dependencies: dependsOn, resources: resources, swiftSettings: settings + optimised)
}

/// A stage of the pipeline: it sees the model only; profiling also the C functions that scan text, planning the optimiser.
func stage(_ name: String) -> Target {
    let others: [String: [Target.Dependency]] = ["Profiling": ["CTextScanning"], "Planning": ["RoadmapOptimisation"]]
    let words: [String: [String]] = ["Profiling": ["vocabulary.tsv"], "Matching": ["thesaurus.tsv", "kinship.tsv"]]
    let resources = (words[name] ?? []).map { Resource.embedInCode("Resources/\($0)") }
    return module(name, dependsOn: ["IntegrationModel"] + (others[name] ?? []), resources: resources)
}

/// A C library of the system, found through pkg-config.
func system(_ name: String, pkgConfig: String, apt: String) -> Target {
    .systemLibrary(name: name, path: "Sources/\(name)", pkgConfig: pkgConfig, providers: [.apt([apt])])
}

/// The tests in `Tests/<name>Tests`.
func tests(of name: String, _ others: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: [.target(name: name), "TestSupport"] + (name == "IntegrationModel" ? [] : ["IntegrationModel"])
            + others,
        swiftSettings: settings
    )
}

/// The two targets of the importer plugin in `Plugins/<name>`.
func importerPlugin(_ name: String) -> [Target] {
    [
        .target(
            name: "\(name)Importer",
            dependencies: ["IntegrationModel", "ImporterKit"],
            path: "Plugins/\(name)/Sources",
            swiftSettings: settings
        ),
        .testTarget(
            name: "\(name)ImporterTests",
            dependencies: [
                .target(name: "\(name)Importer"), "IntegrationModel", "ImporterKit", "ImporterTesting", "TestSupport",
            ],
            path: "Plugins/\(name)/Tests",
            swiftSettings: settings
        ),
    ]
}

/// The program of `make fuzz`; it links with libFuzzer only.
let fuzzer: [Target] =
    Context.environment["KOPPEL_FUZZ"] == nil
    ? []
    : [
        .executableTarget(
            name: "fuzz",
            dependencies: ["FuzzTargets"],
            path: "Tests/Fuzzing/Driver",
            swiftSettings: settings
        )
    ]

let package = Package(
    name: "koppel",
    products: [
        .executable(name: "koppel", targets: ["koppel"]),
        .library(name: "ImporterKit", targets: ["IntegrationModel", "ImporterKit"]),
        .library(name: "ImporterTesting", targets: ["ImporterTesting"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    ],
    targets: [
        system("CLibXML2", pkgConfig: "libxml-2.0", apt: "libxml2-dev"),
        system("CLibCurl", pkgConfig: "libcurl", apt: "libcurl4-openssl-dev"),
        system("CLibArchive", pkgConfig: "libarchive", apt: "libarchive-dev"),
        system("CXLSXWriter", pkgConfig: "xlsxwriter", apt: "libxlsxwriter-dev"),
        module("IntegrationModel", dependsOn: []),
        .target(
            name: "CTextScanning",
            cSettings: isOptimised ? [.unsafeFlags(["-O2"], .when(configuration: .debug))] : []
        ),
        module("ImporterKit", dependsOn: ["IntegrationModel", "CLibXML2", "CTextScanning"]),
        module("Fetching", dependsOn: ["IntegrationModel", "CLibCurl"]),
        module("Containers", dependsOn: ["IntegrationModel", "ImporterKit", "CLibArchive"]),
        module("ImporterTesting", dependsOn: ["IntegrationModel", "ImporterKit"]),
        module(
            "BundledImporters",
            dependsOn: ["ImporterKit"] + importerPlugins.map { .target(name: "\($0)Importer") }
        ),
        module(
            "Configuration",
            dependsOn: ["IntegrationModel", "ImporterKit", "Fetching", .product(name: "Yams", package: "Yams")],
            resources: [
                .embedInCode("Resources/steps.yaml"), .embedInCode("Resources/prices.yaml"),
                .embedInCode("Resources/visions.yaml"), .embedInCode("Resources/importer.schema.json"),
                .embedInCode("Resources/source.schema.json"),
            ]
        ),
        module("Workspace", dependsOn: ["IntegrationModel", .product(name: "GRDB", package: "GRDB.swift")]),
        module(
            "Reporting",
            dependsOn: ["IntegrationModel", "CXLSXWriter"],
            resources: [.embedInCode("Schemas"), .embedInCode("Texts")]
        ),
        module("RoadmapOptimisation", dependsOn: []),
        module("Measuring", dependsOn: ["IntegrationModel"]),
        module("Simulation", dependsOn: ["IntegrationModel"]),
        module(
            "KoppelWeb",
            dependsOn: [
                "IntegrationModel", "Reporting", .product(name: "FlyingFox", package: "FlyingFox"),
                .product(name: "FlyingSocks", package: "FlyingFox"),
            ],
            resources: [.embedInCode("Assets")]
        ),
        module(
            "MappingPipeline",
            dependsOn: ["IntegrationModel", "ImporterKit", "Containers"] + stages.map { .target(name: $0) }
        ),
        .executableTarget(
            name: "koppel",
            dependencies: [
                "IntegrationModel", "ImporterKit", "ImporterTesting", "BundledImporters", "Configuration", "Containers",
                "Fetching", "Profiling", "MappingPipeline", "Measuring", "Workspace", "Reporting", "Simulation",
                "KoppelWeb",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "TestSupport",
            dependencies: ["IntegrationModel"],
            path: "Tests/TestSupport",
            swiftSettings: settings
        ),
        tests(of: "IntegrationModel"),
        tests(of: "ImporterKit"),
        tests(of: "Fetching"),
        tests(of: "Containers", ["ImporterKit", "CLibArchive"]),
        tests(of: "ImporterTesting", ["ImporterKit", "BundledImporters"]),
        tests(of: "Profiling", ["CTextScanning"]),
        tests(of: "Matching"),
        tests(of: "FlowInference"),
        tests(of: "GapAnalysis"),
        .testTarget(
            name: "RoadmapOptimisationTests",
            dependencies: ["RoadmapOptimisation", "TestSupport"],
            swiftSettings: settings
        ),
        tests(of: "Planning", ["Configuration", "FiveYears"]),
        .target(
            name: "FiveYears",
            dependencies: ["IntegrationModel", "Planning", "TestSupport"],
            path: "Tests/FiveYears",
            swiftSettings: settings
        ),
        tests(of: "Configuration", ["ImporterKit", "BundledImporters", "Fetching"]),
        tests(of: "Workspace", [.product(name: "GRDB", package: "GRDB.swift")]),
        tests(of: "Reporting"),
        tests(of: "Measuring", ["Simulation", "AccuracyMeasurement"]),
        tests(of: "Simulation"),
        tests(
            of: "MappingPipeline",
            ["ImporterKit", "BundledImporters", "Configuration", "GapAnalysis", "Profiling"]
        ),
        tests(of: "KoppelWeb", ["Reporting"]),
        .testTarget(
            name: "KoppelTests",
            dependencies: ["koppel", "TestSupport"],
            exclude: ["Readers"],
            swiftSettings: settings
        ),
        .target(
            name: "AccuracyMeasurement",
            dependencies: [
                "IntegrationModel", "BundledImporters", "Configuration", "MappingPipeline", "Matching", "Profiling",
                "Simulation",
            ],
            path: "Tests/AccuracyMeasurement",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "accuracy",
            dependencies: [
                "AccuracyMeasurement", "Simulation", "TestSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Tests/Accuracy",
            exclude: ["Samples", "Peers"],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "plan-quality",
            dependencies: [
                "Configuration", "FiveYears", "RoadmapOptimisation", "TestSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Tests/PlanQuality",
            swiftSettings: settings
        ),
        .testTarget(
            name: "AccuracyTests",
            dependencies: ["AccuracyMeasurement", "IntegrationModel", "Simulation", "TestSupport"],
            swiftSettings: settings
        ),
        .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: settings),
        .target(
            name: "FuzzTargets",
            dependencies: ["IntegrationModel", "ImporterKit", "BundledImporters", "Containers", "Profiling"],
            path: "Tests/Fuzzing/Targets",
            swiftSettings: settings
        ),
        .testTarget(
            name: "FuzzTargetsTests",
            dependencies: ["FuzzTargets"],
            path: "Tests/Fuzzing/Tests",
            swiftSettings: settings
        ),
    ] + fuzzer + stages.map(stage) + importerPlugins.flatMap(importerPlugin)
)
