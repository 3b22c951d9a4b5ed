import ArgumentParser
import IntegrationModel
import Reporting

struct MapCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "map",
        abstract: "Shows the systems and the flows that the exports prove.",
        discussion: """
            EXAMPLES
              koppel map
              koppel map --format json
              koppel map --format dot | dot -Tsvg -o map.svg
              koppel map --records 'shopify/orders>odoo/sale.order' --format json
            """
    )

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, dot, mermaid, svg
    }

    @OptionGroup var workspace: WorkspaceOptions

    @Option(name: [.short, .long], help: "text, json, dot, mermaid or svg.")
    var format: Format = .text

    @Option(help: ArgumentHelp("List the records of one flow that need a look.", valueName: "flow-id"))
    var records: String?

    func run() throws {
        let snapshot = try workspace.snapshot()
        if let records { return try list(records, in: snapshot) }
        switch format {
        case .text: Console.output(MapText(snapshot, width: Console.width, style: Console.style).text)
        case .json: Console.output(LandscapeDocument(snapshot).text)
        case .dot: Console.output(DOTGraph(snapshot).text)
        case .mermaid: Console.output(MermaidGraph(snapshot).text)
        case .svg: Console.output(MapDrawing(snapshot).svg)
        }
    }

    private func list(_ flow: String, in snapshot: Snapshot) throws {
        guard let document = RecordsDocument(snapshot, flow: flow) else {
            let known = snapshot.map.flows.map { "  \($0.id)" }.joined(separator: "\n")
            throw Trouble.usage("there is no flow \"\(flow)\"; the flows are\n\(known)")
        }
        guard format == .text else { return Console.output(document.text) }
        for record in snapshot.flowRecords[flow] ?? [] {
            let other = record.other.map { " → \($0.number) (\($0.file):\($0.line))" } ?? ""
            let fields = record.fields.isEmpty ? "" : " [\(record.fields.joined(separator: ", "))]"
            Console.output(
                "\(record.status.rawValue)  \(record.number)  \(record.file):\(record.line)\(other)\(fields)"
            )
        }
    }
}

extension JSONDocument {
    var text: String { String(decoding: json, as: UTF8.self) }
}
