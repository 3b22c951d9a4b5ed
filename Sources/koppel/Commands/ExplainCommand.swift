import ArgumentParser
import IntegrationModel
import MappingPipeline
import Reporting

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Shows the evidence behind a flow, a link, a gap, a step or a phase.",
        discussion: """
            Two records, whether they are linked or not: link, then both, each as a dataset and a key, or a file and a line.

            EXAMPLES
              koppel explain 'shopify/orders>odoo/sale.order'
              koppel explain 'leak:shopify/orders>odoo/sale.order'
              koppel explain phase-1
              koppel explain link shopify/customers:C-17 odoo/res.partner:42
              koppel explain link customers.csv:12 relations.csv:7
            """
    )

    @Argument(
        help: ArgumentHelp("The id, as map, gaps and next show it; or link and two records.", valueName: "id"),
        completion: .custom(Completion.ids)
    )
    var ids: [String]

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var pseudonyms: PseudonymOptions
    @OptionGroup var language: LanguageOptions

    @OptionGroup var resources: ResourceOptions

    func run() throws {
        if ids.first == "link", ids.count > 1 {
            guard ids.count == 3 else {
                throw Trouble.usage(
                    "link takes two records\n  Try: koppel explain link shopify/customers:C-17 odoo/res.partner:42"
                )
            }
            return try explainPair()
        }
        guard ids.count == 1 else {
            throw Trouble.usage("explain takes one id, not \(ids.count)\n  Try: put the id between quotes")
        }
        let text = ExplainText(
            try pseudonyms.snapshot(of: workspace),
            try language.page(for: workspace)
        )
        do {
            Console.output(try text.explanation(of: ids[0]))
        } catch {
            throw Trouble.usage(error.description)
        }
    }

    private func explainPair() throws {
        let found = try RecordAddress.pair(
            Array(ids.dropFirst()),
            workspace: workspace,
            resources: resources.resources
        )
        var (left, right) = found
        let linked = try LinkingSide.linked(left.side, right.side)
        if linked.isWithin, left.record == right.record {
            throw Trouble.usage("\(ids[1]) and \(ids[2]) are one record\n  Try: two different ones")
        }
        if linked.isWithin, left.record > right.record { (left, right) = (right, left) }
        let rename = try pseudonyms.text(in: workspace)
        let text = PairText(
            linked.comparison(left.record, right.record),
            left: side(left, rename),
            right: side(right, rename),
            verdict: try verdict(linked, left, right, rename),
            try language.page(for: workspace)
        )
        Console.output(text.text)
    }

    private func side(_ address: RecordAddress, _ rename: @escaping @Sendable (String) -> String) -> PairText.Side {
        let (linking, dataset, record) = (address.side.linking, address.side.dataset.id, address.record)
        return PairText.Side(name: rename(address.name), place: "\(address.place.file):\(address.place.line ?? 0)") {
            field in
            let values = (try? linking.values(of: field, in: dataset)) ?? []
            return record < values.count ? rename(values[record]) : ""
        }
    }

    /// What was decided of the pair, and why.
    private func verdict(
        _ linked: LinkedRecords,
        _ left: RecordAddress,
        _ right: RecordAddress,
        _ rename: (String) -> String
    ) throws -> Message {
        let links = linked.linkage.links
        if let link = links.first(where: { $0.left == left.record && $0.right == right.record }) {
            return "They are linked, \(percent(link.confidence)) sure."
        }
        let alone = PairComparison.probability(linked.comparison(left.record, right.record).weight)
        func other(_ address: RecordAddress, _ record: Int) throws -> String {
            let name = try address.side.linking.exports.naming.records(of: address.side.dataset.id)[record]
            return rename("\(address.side.dataset.id):\(name.key ?? String(name.place.line ?? 0))")
        }
        func taken(_ name: String, _ rival: String, _ confidence: Double) -> Message {
            """
            They are not linked, as \(rename(name)) is linked with \(rival), \(percent(confidence)) sure. Alone they \
            would be \(percent(alone)) sure.
            """
        }
        guard alone >= 0.5, !linked.isWithin else {
            return "They are not linked: the comparisons say \(percent(alone))."
        }
        if let rival = links.first(where: { $0.left == left.record }) {
            return taken(left.name, try other(right, rival.right), rival.confidence)
        }
        if let rival = links.first(where: { $0.right == right.record }) {
            return taken(right.name, try other(left, rival.left), rival.confidence)
        }
        return "They are not linked, as other records are as likely. Alone they would be \(percent(alone)) sure."
    }

    private func percent(_ share: Double) -> Message {
        let rounded = (share * 1000).rounded() / 10
        if rounded >= 100, share < 1 { return "> \(.number("99.9")) %" }
        return rounded <= 0 && share > 0 ? "< \(.number("0.1")) %" : "\(.number("\(rounded)")) %"
    }
}
