import ArgumentParser
import IntegrationModel
import MappingPipeline
import Reporting

struct LinksCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "links",
        abstract: "Lists the records that two systems or datasets share, a line of JSON a pair.",
        discussion: """
            Documents are linked by their numbers when they are imported; customers, products and all else by likeness, also
            within one dataset. Files and folders can be named as they are, without a workspace. The records are read again
            from the exports, which must be where they were.

            EXAMPLES
              koppel links --between shopify/orders odoo/sale.order
              koppel links --between customers.csv relations.csv --threshold 0.95
              koppel links --within odoo/res.partner
              koppel links --between shopify/customers odoo/res.partner --doubtful
            """
    )

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var pseudonyms: PseudonymOptions

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Two systems, datasets or files.", valueName: "a b"))
    var between: [String] = []

    @Option(help: ArgumentHelp("A dataset or file that may hold records several times.", valueName: "a"))
    var within: String?

    @Option(help: "Leave out pairs that are less sure than this, 0 to 1.")
    var threshold = 0.0

    @Flag(help: "List the pairs that are doubtful instead, linked or not.")
    var doubtful = false

    @Option(name: [.short, .long], help: "ndjson.")
    var format: LinesFormat = .ndjson

    @OptionGroup var resources: ResourceOptions

    enum LinesFormat: String, ExpressibleByArgument, CaseIterable {
        case ndjson
    }

    func run() throws {
        if let within {
            guard between.isEmpty else {
                throw Trouble.usage("--between and --within don't go together\n  Try: koppel links --within \(within)")
            }
            return try linkByLikeness(within, within)
        }
        guard between.count == 2 else {
            throw Trouble.usage(
                "--between takes two systems, datasets or files, --within takes one\n"
                    + "  Try: koppel links --between shopify odoo"
            )
        }
        let isFiles = workspace.workspace == nil && between.allSatisfy(FilePath.exists)
        guard !isFiles, !doubtful else { return try linkByLikeness(between[0], between[1]) }
        let snapshot = try workspace.snapshot()
        let sides = between.map { LinkingSide.matching($0, snapshot.map.datasets).filter { $0.parent == nil } }
        if sides.allSatisfy({ $0.count == 1 && !$0[0].entity.isDocument }) {
            return try linkByLikeness(sides[0][0].id, sides[1][0].id)
        }
        try listKnown(snapshot)
    }

    /// The links that the import found.
    private func listKnown(_ snapshot: Snapshot) throws {
        let naming = try Analysis.naming(in: try workspace.open())
        var found = false
        for links in snapshot.recordLinks {
            let sides = [links.left, links.right]
            guard let first = sides.firstIndex(where: { names(between[0], $0) }), names(between[1], sides[1 - first])
            else { continue }
            found = true
            try write(links, naming, naming)
        }
        if !found { Console.error("\(between[0]) and \(between[1]) share no records") }
    }

    private func linkByLikeness(_ left: String, _ right: String) throws {
        let sides = try LinkingSide.sides([left, right], workspace: workspace, resources: resources.resources)
        let linked = try LinkingSide.linked(sides[0], sides[1])
        let pairs = doubtful ? linked.linkage.doubtful : linked.linkage.links
        if pairs.isEmpty {
            let what = doubtful ? "are no doubtful pairs of" : "are no records in common of"
            Console.error("there \(what) \(left)" + (left == right ? "" : " and \(right)"))
        }
        // Files have no workspace that says where corrections stand.
        let said = sides[0].isOfWorkspace ? try Analysis.linkCorrections(in: try workspace.open()) : []
        try write(linked.recordLinks(pairs), sides[0].linking.exports.naming, sides[1].linking.exports.naming, said)
    }

    private func write(
        _ found: RecordLinks,
        _ left: RecordNaming,
        _ right: RecordNaming,
        _ said: [LinkCorrection] = []
    ) throws {
        let (one, other) = (try left.names(of: found.left), try right.names(of: found.right))
        // What nobody corrected needs no other names than those of the pairs.
        let names = [one, other].map { side in
            (said.isEmpty ? 0..<0 : 0..<side.count).map { side[$0].key ?? "line \(side[$0].place.line ?? 0)" }
        }
        let links = found.corrected(by: said, left: names[0], right: names[1], isOpenOnly: doubtful)
        let rename = try pseudonyms.text(in: workspace)
        let bytes = LinksDocument(links).ndjson(
            threshold: threshold,
            left: { RecordName(key: one[$0].key.map(rename), line: one[$0].place.line ?? 0) },
            right: { RecordName(key: other[$0].key.map(rename), line: other[$0].place.line ?? 0) }
        )
        Console.write(String(decoding: bytes, as: UTF8.self), to: 1)
    }

    private func names(_ name: String, _ dataset: String) -> Bool { dataset == name || dataset.hasPrefix(name + "/") }
}
