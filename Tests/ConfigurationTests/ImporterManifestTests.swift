import BundledImporters
import Configuration
import Foundation
import ImporterKit
import IntegrationModel
import TestSupport
import Testing

@Suite("Importers described in YAML")
struct ImporterManifestTests {
    private static let example = """
        id: acme-erp
        contract: 1
        system: {id: acme-erp, name: Acme ERP, kind: erp}
        summary: "Acme ERP: orders"
        interfaceUsers: [sync]
        datasets:
          - name: orders
            entity: order
            format: delimited
            recognise:
              required: [Order no., [Klant, Client]]
              typical: [Uw ref.]
              fileNames: [Orders]
            grouping: {key: Order no., linePrefixes: [Line], lines: order lines, keyParts: [[Year, Jaar]], lineSuffixes: (L)}
            dateOrder: dayMonthYear
            decimalMark: comma
            stripPrefix: {character: "'", before: "+="}
            fields:
              - {names: Order no., canonical: number}
              - {names: [Klant, Client], canonical: partyName}
              - {names: [Memo]}
          - name: bookings
            entity: ledgerEntry
            format: delimited
            opening: {values: [[MARK], [], "##"], columns: [Type, Amount, Side], columnCounts: [3]}
            ledgerSide: {amount: Amount, side: Side, debit: D, credit: [C, H]}
          - name: corrections
            entity: other
            format: delimited
            variant: {of: bookings, field: Type, values: X}
          - name: invoices
            entity: invoice
            format: json
            recognise: {required: [invoiceNo]}
            recordPath: ""
            fields:
              - {names: [invoiceNo], canonical: number}
          - name: invoice lines
            entity: other
            format: json
            recordPath: lines
            parent: invoices
        """

    @Test("a file says all that its documentation shows")
    func readsEverything() throws {
        let manifest = try ImporterManifest(yaml: Self.example, file: "acme.importer.yaml")
        #expect(manifest.id == "acme-erp")
        #expect(manifest.system == SystemDescription(id: "acme-erp", name: "Acme ERP", kind: .erp))
        #expect(manifest.interfaceUsers == ["sync"])
        #expect(manifest.datasets.map(\.name) == ["orders", "bookings", "corrections", "invoices", "invoice lines"])
        let orders = manifest.datasets[0]
        #expect(orders.fingerprint.required == [["Order no."], ["Klant", "Client"]])
        #expect(orders.fingerprint.fileNames == ["orders"])
        #expect(
            orders.grouping
                == RecordGrouping(
                    key: ["Order no."],
                    linePrefixes: ["Line"],
                    lines: "order lines",
                    keyParts: [["Year", "Jaar"]],
                    lineSuffixes: ["(L)"]
                )
        )
        #expect(orders.dateOrder == .dayMonthYear)
        #expect(orders.decimalMark == .comma)
        #expect(orders.stripPrefix == StrippedPrefix("'", before: "+="))
        #expect(orders.fields.map(\.canonical) == [.number, .partyName, nil])
        #expect(
            manifest.datasets[1].opening
                == TextOpening(
                    values: [["MARK"], [], ["##"]],
                    columns: ["Type", "Amount", "Side"],
                    columnCounts: [3]
                )
        )
        #expect(
            manifest.datasets[1].ledgerSide
                == LedgerSide(amount: ["Amount"], side: ["Side"], debit: ["D"], credit: ["C", "H"])
        )
        #expect(manifest.datasets[2].variant == RecordVariant(of: "bookings", field: ["Type"], values: ["X"]))
        #expect(manifest.datasets[3].recordPath == "")
        #expect(manifest.datasets[4].parent == "invoices")
    }

    @Test("every importer that a description can say, written as YAML and read again, is the same")
    func roundTrip() throws {
        let described = bundledImporters.filter { importer in
            !importer.manifest.isGeneric
                && importer.manifest.datasets.allSatisfy { $0.format != .coda && $0.format != .mt940 }
        }
        for importer in described {
            let text = ManifestText(importer.manifest).text
            let read = try ImporterManifest(yaml: text, file: "\(importer.manifest.id).importer.yaml")
            #expect(read == importer.manifest, "\(importer.manifest.id)")
        }
    }

    @Test("the schema accepts what the product reads and refuses what it does not know")
    func schemaAccepts() throws {
        let check = try JSONSchemaCheck(schema: ManifestFiles.schema)
        for enumeration in [
            Entity.allCases.map(\.rawValue), CanonicalField.allCases.map(\.rawValue),
            SystemKind.allCases.map(\.rawValue),
            DateOrder.allCases.map(\.rawValue), DecimalMark.allCases.map(\.rawValue),
        ] {
            for word in enumeration { #expect(ManifestFiles.schema.contains("\"\(word)\"")) }
        }
        let document = """
            {"id": "a", "summary": "b", "system": {"id": "a", "name": "A", "kind": "erp"}, "datasets": [
             {"name": "c", "entity": "order", "format": "xml", "recognise": {"rootElement": "R"}, "recordPath": "R/O",
              "fields": [{"names": ["x", "y"], "canonical": "number"}, {"names": "z"}]}]}
            """
        #expect(try check.faults(in: Data(document.utf8)) == [])
        let wrong = """
            {"id": "a", "summary": "b", "datasets": [{"name": "c", "entity": "ordre", "format": "xml"}]}
            """
        #expect(try !check.faults(in: Data(wrong.utf8)).isEmpty)
    }

    @Test(
        "a fault is told with its line, what was found and what is allowed",
        arguments: [
            ("entity: order\n", "entity: ordr\n", ":8:", "\"ordr\"", "did you mean \"order\"?"),
            ("canonical: partyName", "canonical: partyNames", ":20:", "partyNames", "partyName"),
            ("typical:", "typicall:", ":12:", "unknown key \"typicall\"", "typical"),
            ("parent: invoices", "parent: invoice", ":38:", "the parent \"invoice\"", "did you mean \"invoices\"?"),
            ("contract: 1", "contract: 9", ":2:", "contract 9", "newer version"),
            ("decimalMark: comma", "recordPath: a/b", ":16:", "record path", "xml and json"),
            ("opening: {values", "opening: {value", ":25:", "unknown key \"value\"", "values"),
            ("columns: [Type, Amount, Side]", "headerLine: 9", ":25:", "9", "5"),
            ("debit: D, ", "", ":26:", "a side without its words", "debit and credit"),
            ("of: bookings", "of: booking", ":27:", "the variant of \"booking\"", "did you mean \"bookings\"?"),
            ("recognise: {required: [invoiceNo]}", "recognise: {}", ":31:", "nothing by which", "required"),
        ]
    )
    func faults(_ good: String, _ bad: String, place: String, found: String, remedy: String) throws {
        let yaml = Self.example.replacing(good, with: bad)
        #expect(yaml != Self.example)
        let error = #expect(throws: ConfigurationError.self) {
            try ImporterManifest(yaml: yaml, file: "acme.importer.yaml")
        }
        let text = error?.description ?? ""
        #expect(text.hasPrefix("acme.importer.yaml\(place)"), "\(text)")
        #expect(text.contains(found) && text.contains(remedy), "\(text)")
    }

    @Test("an empty file, and a second importer with an id that is taken, are told and the others are read")
    func files() throws {
        #expect(throws: ConfigurationError.self) { try ImporterManifest(yaml: "# nothing", file: "a") }
        let files = ManifestFiles(at: ["does-not-exist.importer.yaml"])
        #expect(files.manifests.isEmpty)
        #expect(files.faults.map(\.file) == ["does-not-exist.importer.yaml"])
    }
}
