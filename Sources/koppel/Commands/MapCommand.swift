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
              koppel map --format archimate > map.xml
              koppel map --format ocel > documents.json
              koppel map --records 'shopify/orders>odoo/sale.order' --format json
            """
    )

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, dot, mermaid, svg, graphml, archimate, openlineage, structurizr, datapackage, ocel
    }

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var pseudonyms: PseudonymOptions
    @OptionGroup var language: LanguageOptions

    @Option(
        name: [.short, .long],
        help: ArgumentHelp(
            """
            text or json; a drawing: svg, dot (Graphviz), mermaid; for other programs: graphml, archimate (ArchiMate \
            Model Exchange 3.1), structurizr, openlineage, datapackage (Frictionless), ocel (the linked documents as \
            an event log, OCEL 2.0).
            """,
            valueName: "format"
        )
    )
    var format: Format = .text

    @Option(
        help: ArgumentHelp("List the records of one flow that need a look.", valueName: "flow-id"),
        completion: .custom(Completion.flows)
    )
    var records: String?

    func run() throws {
        let snapshot = try pseudonyms.snapshot(of: workspace)
        if let records { return try list(records, in: snapshot) }
        switch format {
        case .text:
            Console.output(MapText(snapshot, try language.page(for: workspace)).text)
        case .json: Console.output(LandscapeDocument(snapshot).text)
        case .dot: Console.output(DOTGraph(snapshot).text)
        case .mermaid: Console.output(MermaidGraph(snapshot).text)
        case .svg: Console.output(MapDrawing(snapshot, language: try language.chosen(for: workspace)).svg)
        case .graphml: Console.output(GraphMLGraph(snapshot).text)
        case .archimate: Console.output(ArchiMateModel(snapshot).text)
        case .openlineage: Console.output(OpenLineageEvents(snapshot).text)
        case .structurizr: Console.output(StructurizrWorkspace(snapshot).text)
        case .datapackage: Console.output(try ExportReading(workspace.open()).dataPackage(of: snapshot).text)
        case .ocel:
            Console.output(
                try ExportReading(workspace.open()).log(of: snapshot, naming: pseudonyms.text(in: workspace)).text
            )
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
