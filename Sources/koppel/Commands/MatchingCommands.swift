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
            With --between any two datasets are compared, of one system too; without it, those that are about the same
            thing or share records are listed. The exports must be where they were for --between.

            EXAMPLES
              koppel matches
              koppel matches --between shopify odoo --top 3
              koppel matches --between crm/customers erp/accounts --reasons
            """
    )

    @OptionGroup var workspace: WorkspaceOptions

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Two systems or datasets.", valueName: "a b"))
    var between: [String] = []

    @Option(help: "At most so many for each field.")
    var top: Int?

    @Flag(help: "Say what speaks for each match and against it.")
    var reasons = false

    @Option(name: [.short, .long], help: "text or json.")
    var format: TextFormat = .text

    func run() throws {
        guard between.isEmpty || between.count == 2 else {
            throw Trouble.usage("--between takes two systems or datasets\n  Try: koppel matches --between shopify odoo")
        }
        var snapshot = try workspace.snapshot()
        let pair = between.count == 2 ? (between[0], between[1]) : nil
        if let (left, right) = pair {
            snapshot.matches = try Analysis.matches(left, right, in: try workspace.open(), snapshot)
        }
        let document = MatchesDocument(snapshot, between: pair, top: top)
        guard format == .text else { return Console.output(document.text) }
        for match in document.matches where match.chosen || top != nil { show(match) }
    }

    private func show(_ match: FieldMatch) {
        Console.output(
            "\(match.left.dataset).\(match.left.field) = \(match.right.dataset).\(match.right.field)  "
                + percent(match.confidence) + (match.transform.map { ", \($0)" } ?? "")
        )
        guard reasons else { return }
        for evidence in match.evidence {
            Console.output("  \(evidence.weight < 0 ? "−" : "+") \(evidence.statement)")
        }
    }
}

private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
