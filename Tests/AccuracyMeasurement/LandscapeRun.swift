import BundledImporters
import Configuration
import Dispatch
import FoundationEssentials
public import IntegrationModel
import MappingPipeline
import Profiling
public import Simulation

/// Runs the pipeline over exports as the command line does, without a workspace.
public enum LandscapeRun {

    public static func snapshot(of exports: String) throws -> Snapshot {
        let pipeline = MappingPipeline(
            importers: bundledImporters,
            prices: try PriceModel.bundled(),
            catalogue: try StepCatalogue.bundled().steps
        )
        let listing = ExportListing.of([exports])
        return try pipeline.run(listing, key: HashKey(0x6b6f, 0x7070_656c), takenAt: 1_767_225_600).snapshot
    }

    /// Reads exports and gives the datasets with what is kept of their values.
    static func profiles(of exports: String) -> [DatasetProfile] { opened(exports).profiles }

    static func opened(_ exports: String) -> OpenedExports {
        OpenedExports(
            of: ExportListing.of([exports]),
            importers: bundledImporters,
            corrections: ImportCorrections(),
            key: HashKey(0x6b6f, 0x7070_656c),
            kept: KeptImports()
        )
    }

    /// Compares what the pipeline finds in `exports/` with `truth.json` beside it.
    public static func comparison(of folder: String) throws -> LandscapeComparison {
        let name = folder.split(separator: "/").last.map(String.init) ?? folder
        return LandscapeComparison(
            try TruthFile(folder: folder),
            try snapshot(of: folder + "/exports"),
            name: name
        )
    }

    /// Generates the company in a temporary folder, and compares.
    public static func comparison(of plan: SimulationPlan, named name: String) throws -> LandscapeComparison {
        try withTemporaryFolder { folder in
            try Simulation.generate(plan).write(to: folder)
            return LandscapeComparison(
                try TruthFile(folder: folder),
                try snapshot(of: folder + "/exports"),
                name: name
            )
        }
    }

    /// Does the same for each, two at a time, in order.
    public static func comparisons(of plans: [(name: String, plan: SimulationPlan)]) throws -> [LandscapeComparison] {
        try comparisons(count: plans.count) { try comparison(of: plans[$0].plan, named: plans[$0].name) }
    }

    static func comparisons(
        count: Int,
        _ comparison: @Sendable (Int) throws -> LandscapeComparison
    ) throws -> [LandscapeComparison] {
        let results = Results(count: count)
        let next = Results.Turn(count: count)
        DispatchQueue.concurrentPerform(iterations: 2) { _ in
            while let place = next.take() {
                results[place] = Result { try comparison(place) }
            }
        }
        return try results.values()
    }

    static func withTemporaryFolder<Value>(_ body: (String) throws -> Value) throws -> Value {
        let folder = FileManager.default.temporaryDirectory.path + "/koppel-accuracy-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try body(folder)
    }
}
