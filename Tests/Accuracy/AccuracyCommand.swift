import AccuracyMeasurement
import ArgumentParser
import Simulation
import TestSupport

/// Prints how right the product is on companies whose truth is known.
@main
struct AccuracyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accuracy",
        abstract: "Prints how right the product is on companies whose truth is known.",
        discussion: """
            EXAMPLES
              accuracy
              accuracy --seeds 200
              accuracy --links --python /opt/splink/bin/python
              accuracy --seeds 200 --causes
              accuracy --seeds 0 --unfamiliar 100
              accuracy --first 22 --seeds 1 --details
              accuracy company/        (a folder with exports/ and truth.json)
            """
    )

    @Option(help: "How many companies to simulate.")
    var seeds: UInt64 = 40

    @Option(help: "The first one's seed.")
    var first: UInt64 = 1

    @Flag(help: "Says of each landscape what is not as it should be.")
    var details = false

    @Flag(help: "Says also why the map believes what it says there.")
    var evidence = false

    @Flag(help: "Lists what is not as it should be of the simulated companies by its cause, and measures those alone.")
    var causes = false

    @Flag(help: "Measures the keys and references of public tables alone.")
    var keys = false

    @Flag(help: "Measures how real exports are recognised and read alone.")
    var samples = false

    @Flag(help: "Measures the columns matched between tables where the same ones are known alone.")
    var columns = false

    @Option(
        help: "Writes pairs of fields for fitting the weights of field matching to a file: see Tests/Accuracy/Fields."
    )
    var fieldSamples: String?

    @Flag(help: "Measures the links between records of public tables alone, beside Splink where Python has it.")
    var links = false

    @Option(help: "The Python that has Splink, for --links, or Valentine, for --columns.")
    var python = "python3"

    @Option(help: "Seconds after which a matcher of Valentine is ended on a set.")
    var peerSeconds = 600

    @Option(help: "How many companies of another making to measure, and as many hard ones of them.")
    var unfamiliar: UInt64 = 10

    @Option(help: "Writes the first company of another making to a folder, to be measured as such: plain/ and hard/.")
    var unfamiliarFolder: String?

    @Argument(
        help:
            "Folders with exports/ and truth.json; measures those alone. With --links: with tables and truth-links.csv."
    )
    var folders: [String] = []

    func validate() throws {
        guard peerSeconds > 0 else { throw ValidationError("--peer-seconds is more than 0") }
        guard max(seeds, unfamiliar) <= 100_000, first <= UInt64.max - max(seeds, unfamiliar) else {
            throw ValidationError("at most 100000 seeds, and none above \(UInt64.max)")
        }
    }

    func run() throws {
        if let fieldSamples { return try writeFieldSamples(to: fieldSamples) }
        if let unfamiliarFolder {
            for (name, isHard) in [("plain", false), ("hard", true)] {
                try LandscapeRun.writeUnfamiliar(seed: first, isHard: isHard, to: unfamiliarFolder + "/" + name)
            }
            return
        }
        if columns { return try showColumns() }
        if keys { return try showKeys() }
        if samples { return try showSamples() }
        if links { return try showLinks() }
        let named = folders.isEmpty ? MeasuredData.sampleLandscapes : folders
        let samples = try named.map { try LandscapeRun.comparison(of: $0) }
        show(AccuracyTables.landscapes(samples))
        showDetails(of: samples)
        guard folders.isEmpty else { return }
        let simulated = try LandscapeRun.comparisons(
            of: (first..<first + seeds).map { ("seed \($0)", SimulationPlan.random(seed: $0)) }
        )
        if !simulated.isEmpty { show(AccuracyTables.landscapes(simulated)) }
        showDetails(of: simulated)
        let totals = LandscapeTotals(simulated)
        show(AccuracyTables.totals(totals))
        show(AccuracyTables.reliability(totals.reliability, of: "flows"))
        show(AccuracyTables.reliability(totals.directionReliability, of: "directions"))
        show(AccuracyTables.reliability(totals.mechanismReliability, of: "mechanisms"))
        if causes { return show(AccuracyTables.causes(simulated)) }
        try showUnfamiliar()
        try showKeys()
        try showColumns()
        try showLinks()
        try showSamples()
    }

    /// Companies of a second generator, which the product was never fitted to: no table of theirs alone is printed.
    private func showUnfamiliar() throws {
        for isHard in [false, true] where unfamiliar > 0 {
            let comparisons = try LandscapeRun.unfamiliar(first..<first + unfamiliar, isHard: isHard)
            showDetails(of: comparisons)
            print(isHard ? "Companies of another making, exports cut or in part" : "Companies of another making")
            let totals = LandscapeTotals(comparisons)
            show(AccuracyTables.totals(totals))
            show(AccuracyTables.reliability(totals.reliability, of: "flows"))
            show(AccuracyTables.reliability(totals.mechanismReliability, of: "mechanisms"))
        }
    }

    private func showLinks() throws {
        let sets = links && !folders.isEmpty ? folders : MeasuredData.linkSets
        guard !sets.isEmpty else {
            print("No public tables with known links: KOPPEL_SHARED names no folder that has them.")
            return
        }
        let comparisons = try sets.map(LinkComparison.init(folder:))
        let peer = SplinkRun(python: python).scores(of: sets)
        if peer.isEmpty { print("Splink was not run: \(python) has none (pip install splink, or --python PATH).") }
        show(AccuracyTables.links(comparisons, peer: peer))
        show(
            AccuracyTables.reliability(
                comparisons.reduce(into: Reliability()) { $0 += $1.reliability },
                of: "links"
            )
        )
        guard details else { return }
        for comparison in comparisons {
            show(
                [comparison.name] + comparison.wrong.map { "  FALSE \($0)" }
                    + comparison.missed.map { "  MISSED \($0)" }
            )
        }
    }

    private func showSamples() throws {
        guard let folder = SharedData.path("samples") else {
            print("No real exports: KOPPEL_SHARED names no folder that has samples/.")
            return
        }
        let readings = try SampleReading.readings(
            of: folder,
            expected: SharedData.checkout + "/Tests/Accuracy/Samples/expected.tsv"
        )
        show(AccuracyTables.samples(readings))
        if details { show(AccuracyTables.details(readings)) }
        let mappings = try mappings()
        if !mappings.isEmpty { show(AccuracyTables.mappings(mappings)) }
        if details { for mapping in mappings { show([mapping.name] + mapping.wrong.map { "  DIFFERS \($0)" }) } }
    }

    private func showKeys() throws {
        let sets = MeasuredData.keySets
        guard !sets.isEmpty else {
            print("No public tables with known keys: KOPPEL_SHARED names no folder that has them.")
            return
        }
        let comparisons = try sets.map { try KeyComparison(folder: $0.folder, system: $0.system) }
        show(AccuracyTables.keys(comparisons))
        guard details else { return }
        for comparison in comparisons {
            show(
                [comparison.name] + comparison.wrongKeys.map { "  KEY OF \($0)" }
                    + comparison.missed.map { "  MISSED \($0)" }
                    + comparison.wrong.map { "  FALSE \($0)" }
            )
        }
    }

    private func showDetails(of comparisons: [LandscapeComparison]) {
        guard details || evidence else { return }
        for comparison in comparisons {
            let lines = AccuracyTables.details(
                comparison,
                includingRight: !folders.isEmpty,
                includingEvidence: evidence
            )
            if !lines.isEmpty { show(lines) }
        }
    }

    func show(_ lines: [String]) {
        for line in lines { print(line) }
        print()
    }

    private func mappings() throws -> [MappingComparison] {
        try [SharedData.path("datasets/webshop-shopify-woocommerce")].compactMap(\.self).map(MappingComparison.exports)
            + [SharedData.path("datasets/coma-purchase-orders")].compactMap(\.self).map(MappingComparison.schemas)
    }
}
