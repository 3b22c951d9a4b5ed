import ArgumentParser
import BundledImporters
import IntegrationModel
import MappingPipeline
import Profiling
import Reporting
import Workspace

struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Lists the keys of the datasets and the references between them.",
        discussion: """
            EXAMPLES
              koppel keys
              koppel keys --format json
              koppel keys --inclusions
              koppel keys --inclusions --coverage 0.9 --format json
            """
    )

    @OptionGroup var workspace: WorkspaceOptions

    @Flag(help: "List all fields whose values are among those of another field, accidents too.")
    var inclusions = false

    @Option(help: "With --inclusions: the least share of the distinct values that must be there, above 0, up to 1.")
    var coverage = 1.0

    @Option(name: [.short, .long], help: "text or json.")
    var format: TextFormat = .text

    @OptionGroup var resources: ResourceOptions

    func run() throws {
        guard coverage > 0, coverage <= 1 else {
            throw Trouble.usage("--coverage is \(coverage); it is a share above 0, up to 1\n  Try: --coverage 0.9")
        }
        guard !inclusions else { return try listInclusions() }
        let snapshot = try workspace.snapshot()
        guard format == .text else { return Console.output(KeysDocument(snapshot).text) }
        for key in snapshot.keys {
            Console.output(
                "key        \(key.dataset).\(key.fields.joined(separator: " + "))  \(percent(key.confidence))"
            )
        }
        for reference in snapshot.references {
            let (child, parent) = (reference.child, reference.parent)
            Console.output(
                "reference  \(child.dataset).\(reference.childFields.joined(separator: " + ")) → "
                    + "\(parent.dataset).\(reference.parentFields.joined(separator: " + "))  "
                    + "covers \(percent(reference.coverage)), sure \(percent(reference.confidence))"
                    + (reference.transform.map { ", \($0)" } ?? "")
            )
        }
    }

    private func listInclusions() throws {
        let found = try Analysis.inclusions(
            in: try workspace.open(),
            leastCoverage: coverage,
            resources: resources.resources
        )
        guard format == .text else { return Console.output(InclusionsDocument(found).text) }
        for inclusion in found {
            let (one, other) = (inclusion.dependent, inclusion.referenced)
            let notation = inclusion.isWrittenAlike == false ? ", written otherwise" : ""
            Console.output(
                "\(one.dataset).\(one.field) ⊆ \(other.dataset).\(other.field)  "
                    + "\(inclusion.shared) of \(inclusion.dependentDistinct) among \(inclusion.referencedDistinct)\(notation)"
            )
        }
    }
}

struct MatchesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "matches",
        abstract: "Lists the fields of different systems that hold the same thing.",
        discussion: """
            EXAMPLES
              koppel matches
              koppel matches --between shopify odoo --top 3
            """
    )

    @OptionGroup var workspace: WorkspaceOptions

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Two systems or datasets.", valueName: "a b"))
    var between: [String] = []

    @Option(help: "At most so many for each field.")
    var top: Int?

    @Option(name: [.short, .long], help: "text or json.")
    var format: TextFormat = .text

    func run() throws {
        let snapshot = try workspace.snapshot()
        guard between.isEmpty || between.count == 2 else {
            throw Trouble.usage("--between takes two systems or datasets\n  Try: koppel matches --between shopify odoo")
        }
        let pair = between.count == 2 ? (between[0], between[1]) : nil
        let document = MatchesDocument(snapshot, between: pair, top: top)
        guard format == .text else { return Console.output(document.text) }
        for match in document.matches where match.chosen || top != nil {
            Console.output(
                "\(match.left.dataset).\(match.left.field) = \(match.right.dataset).\(match.right.field)  \(percent(match.confidence))"
            )
        }
    }
}

struct LinksCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "links",
        abstract: "Lists the records that two systems or datasets share, a line of JSON a pair.",
        discussion: """
            The keys of the records are read again from the exports, which must be where they were.

            EXAMPLES
              koppel links --between shopify/orders odoo/sale.order
              koppel links --between shopify odoo --threshold 0.95
            """
    )

    @OptionGroup var workspace: WorkspaceOptions

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Two systems or datasets.", valueName: "a b"))
    var between: [String]

    @Option(help: "Leave out pairs that are less sure than this, 0 to 1.")
    var threshold = 0.0

    @Option(name: [.short, .long], help: "ndjson.")
    var format: LinesFormat = .ndjson

    enum LinesFormat: String, ExpressibleByArgument, CaseIterable {
        case ndjson
    }

    func run() throws {
        guard between.count == 2 else {
            throw Trouble.usage("--between takes two systems or datasets\n  Try: koppel links --between shopify odoo")
        }
        let snapshot = try workspace.snapshot()
        let naming = try Analysis.naming(in: try workspace.open())
        var found = false
        for links in snapshot.recordLinks {
            let sides = [links.left, links.right]
            guard let first = sides.firstIndex(where: { names(between[0], $0) }), names(between[1], sides[1 - first])
            else { continue }
            found = true
            let (left, right) = (try naming.records(of: links.left), try naming.records(of: links.right))
            let bytes = LinksDocument(links).ndjson(
                threshold: threshold,
                left: { RecordName(key: left[$0].key, line: left[$0].place.line ?? 0) },
                right: { RecordName(key: right[$0].key, line: right[$0].place.line ?? 0) }
            )
            Console.write(String(decoding: bytes, as: UTF8.self), to: 1)
        }
        if !found { Console.error("\(between[0]) and \(between[1]) share no records") }
    }

    private func names(_ name: String, _ dataset: String) -> Bool { dataset == name || dataset.hasPrefix(name + "/") }
}

private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
