import Foundation
import Testing

/// The lines of the module graph, from the top down. A target depends only on lines below its own.
private let lines: [Set<String>] = [
    ["koppel"],
    ["MappingPipeline", "BundledImporters", "KoppelWeb"],
    [
        "Profiling", "Matching", "FlowInference", "GapAnalysis", "Planning", "Configuration", "Workspace", "Reporting",
        "Measuring",
        "Simulation", "ImporterTesting", "Containers", "Plugins/*",
    ],
    ["ImporterKit", "Fetching"],
    ["IntegrationModel", "CLibXML2", "CLibArchive", "CLibCurl", "CXLSXWriter", "CTextScanning", "RoadmapOptimisation"],
]

private let stages: Set<String> = ["Profiling", "Matching", "FlowInference", "GapAnalysis", "Planning"]
/// What a stage may see beside the model.
private let besideTheModel = ["Profiling": "CTextScanning", "Planning": "RoadmapOptimisation"]

@Suite("The module graph")
struct ModuleGraphTests {
    let package: PackageDescription

    init() throws { package = try PackageDescription.current.get() }

    private var modules: [PackageDescription.Target] {
        package.targets.filter { !$0.isForTests }
    }

    /// An importer plugin stands for all of them.
    private func kind(of target: String) -> String {
        package[target].map { $0.folder.hasPrefix("Plugins/") ? "Plugins/*" : target } ?? target
    }

    @Test("a target depends only on lines below its own")
    func goesDown() throws {
        for target in modules {
            let line = try #require(
                lines.firstIndex { $0.contains(kind(of: target.name)) },
                "\(target.name) has no line in the graph"
            )
            let below = lines[(line + 1)...].reduce(into: Set<String>()) { $0.formUnion($1) }
            let others = Set(target.targets.map(kind)).subtracting(below)
            #expect(others.isEmpty, "\(target.name) depends on \(others.sorted()), which is not below it")
        }
    }

    @Test("a stage depends on the model alone, profiling also on the scanning of text, planning on the optimiser")
    func stagesSeeTheModel() {
        for stage in stages {
            let allowed = Set(["IntegrationModel", besideTheModel[stage]].compactMap(\.self))
            #expect(package[stage]?.targets == allowed, "\(stage)")
            #expect(package[stage]?.products.isEmpty == true, "\(stage)")
        }
    }

    @Test("a plugin depends on the model and the kit alone")
    func pluginsSeeTheKit() {
        for plugin in modules where plugin.folder.hasPrefix("Plugins/") {
            #expect(plugin.targets.isSubset(of: ["IntegrationModel", "ImporterKit"]), "\(plugin.name)")
            #expect(plugin.products.isEmpty, "\(plugin.name)")
        }
    }

    @Test("the model depends on nothing")
    func modelIsAlone() {
        #expect(package["IntegrationModel"]?.targets.isEmpty == true)
        #expect(package["IntegrationModel"]?.products.isEmpty == true)
    }

    @Test("every folder of sources, plugins and tests is a target, or a package of its own")
    func foldersAreTargets() throws {
        let folders = Set(package.targets.map(\.folder))
        for name in try PackageDescription.folders(in: "Sources") { #expect(folders.contains("Sources/\(name)")) }
        for name in try PackageDescription.folders(in: "Tests") where !PackageDescription.isPackage("Tests/\(name)") {
            // Some hold several targets.
            #expect(folders.contains { "\($0)/".hasPrefix("Tests/\(name)/") }, "Tests/\(name) is not in Package.swift")
        }
        for name in try PackageDescription.folders(in: "Plugins") {
            #expect(folders.contains("Plugins/\(name)/Sources"), "\(name) is not in Package.swift")
            #expect(folders.contains("Plugins/\(name)/Tests"), "\(name) has no tests in Package.swift")
        }
    }

    @Test("every plugin is in the list of bundled importers")
    func pluginsAreBundled() throws {
        let plugins = Set(modules.filter { $0.folder.hasPrefix("Plugins/") }.map(\.name))
        #expect(package["BundledImporters"]?.targets.intersection(plugins) == plugins)
        let list = try PackageDescription.text("Sources/BundledImporters/BundledImporters.swift")
        for plugin in plugins { #expect(list.contains("import \(plugin)\n"), "\(plugin)") }
    }

    @Test("the table of modules in README.md is that of Package.swift")
    func readmeTable() throws {
        let readme = try PackageDescription.text("README.md")
        var rows: [String: Set<String>] = [:]
        for line in readme.split(separator: "\n") where line.hasPrefix("| `") {
            let cells = line.split(separator: "|").map(names)
            guard cells.count == 3, let module = cells[0].first else { continue }
            rows[module] = Set(cells[1])
        }
        for target in modules {
            let name = kind(of: target.name)
            let row = try #require(rows[name], "\(name) is not in the table")
            let all = Set(target.targets.map(kind)).union(target.products)
            if name == "Plugins/*" { #expect(all.isSubset(of: row)) } else { #expect(row == all, "\(name)") }
        }
        #expect(Set(rows.keys) == Set(modules.map { kind(of: $0.name) }))
    }

    /// What stands between back quotes.
    private func names(_ cell: Substring) -> [String] {
        cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .compactMap { $0.isMultiple(of: 2) ? nil : String($1) }
    }
}
