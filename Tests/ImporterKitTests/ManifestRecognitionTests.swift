import ImporterKit
import IntegrationModel
import Testing

@Suite struct `Recognition by a manifest` {
    private static let manifest = ImporterManifest(
        id: "acme",
        system: SystemDescription(id: "acme", name: "Acme", kind: .erp),
        summary: "Acme",
        datasets: [
            DatasetDescription(
                name: "orders",
                entity: .order,
                format: .delimited,
                fingerprint: Fingerprint(
                    required: [["Order No.", "Ordernr"], ["Customer", "Klant"]],
                    typical: ["Acme Code", "Ship-to"],
                    absent: ["Vendor"],
                    fileNames: ["orders_export"]
                ),
                fields: []
            ),
            DatasetDescription(
                name: "invoices",
                entity: .invoice,
                format: .xml,
                fingerprint: Fingerprint(rootElement: "Invoice", namespace: "urn:acme:"),
                recordPath: "Invoice",
                fields: []
            ),
            DatasetDescription(
                name: "items",
                entity: .product,
                format: .xml,
                fingerprint: Fingerprint(rootElement: "acme"),
                recordPath: "acme/items/item",
                fields: []
            ),
            DatasetDescription(
                name: "contacts",
                entity: .person,
                format: .json,
                fingerprint: Fingerprint(required: [["firstName"], ["lastName"]], typical: ["acmeId", "salutation"]),
                recordPath: "data",
                fields: []
            ),
        ]
    )

    private func delimited(_ fields: [String], path: String = "export.csv") -> ExportPreview {
        var preview = ExportPreview(path: path)
        preview.format = .delimited
        preview.tables = [PreviewTable(recordPath: "", fields: fields)]
        return preview
    }

    @Test func `the required fields alone are not enough`() {
        let recognition = Self.manifest.recognize(delimited(["Order No.", "Customer"]))
        #expect(recognition.confidence > 0)
        #expect(recognition.confidence < ImporterChoice.leastConfidence)
    }

    @Test func `each typical field makes it surer, and so do the names of the file and the folder`() {
        let confidences = [
            delimited(["Order No.", "Customer"]),
            delimited(["Order No.", "Customer", "Ship-to"]),
            delimited(["Order No.", "Customer", "Ship-to", "Acme Code"]),
            delimited(["Order No.", "Customer", "Ship-to", "Acme Code"], path: "orders_export_1.csv"),
            delimited(["Order No.", "Customer", "Ship-to", "Acme Code"], path: "acme/orders_export_1.csv"),
        ].map { Self.manifest.recognize($0).confidence }
        #expect(confidences == confidences.sorted())
        #expect(Set(confidences).count == 5)
        #expect(confidences.allSatisfy { $0 < 1 })
    }

    @Test func `names are compared without case, blanks and in each language`() {
        let recognition = Self.manifest.recognize(delimited([" ORDERNR ", "klant", "ship-to", "acme  code"]))
        #expect(recognition.confidence > ImporterChoice.leastConfidence)
        #expect(recognition.datasets == ["orders"])
        #expect(recognition.reasons.contains { $0.contains("Ordernr") })
    }

    @Test func `a missing field is named`() {
        let recognition = Self.manifest.recognize(delimited(["Order No.", "Ship-to"]))
        #expect(recognition.confidence == 0)
        #expect(recognition.reasons == ["no field “Customer” or “Klant”, which orders has"])
    }

    private static let wide = ImporterManifest(
        id: "acme",
        system: SystemDescription(id: "acme", name: "Acme", kind: .erp),
        summary: "Acme",
        datasets: [
            DatasetDescription(
                name: "orders",
                entity: .order,
                format: .delimited,
                fingerprint: Fingerprint(
                    required: [["Order No."], ["Customer"], ["Order Type"]],
                    typical: ["Acme Code", "Ship-to", "Route Group", "Credit Zone"],
                    absent: ["Vendor"],
                    fileNames: ["orders_export"]
                ),
                fields: [.init(["Amount Excl."], .netAmount), .init(["City"], .city)]
            )
        ]
    )

    @Test(
        "a part of the columns is told by those that other systems hardly have",
        arguments: [
            (["Order No.", "Acme Code", "Ship-to"], "x.csv", true),
            (["Acme Code", "Ship-to", "Route Group", "Amount Excl."], "x.csv", true),
            (["Order No.", "Acme Code", "Ship-to", "Note", "Colour", "Size"], "x.csv", true),
            (["Order No.", "Customer", "Acme Code"], "x.csv", false),
            (["Order No.", "Customer", "Acme Code"], "orders_export.csv", true),
            (["Order No.", "Customer", "Acme Code"], "acme/x.csv", true),
            (["Order No.", "Acme Code", "Ship-to", "Vendor"], "x.csv", false),
            (["Order No.", "Acme Code", "Ship-to", "a", "b", "c", "d", "e"], "x.csv", false),
            (["Order No.", "Customer", "City", "Amount Excl."], "orders_export.csv", false),
        ]
    )
    func parts(fields: [String], path: String, isRecognised: Bool) {
        let recognition = Self.wide.recognize(delimited(fields, path: path))
        #expect((recognition.confidence >= ImporterChoice.leastConfidence) == isRecognised, "\(recognition)")
        if isRecognised {
            #expect(recognition.reasons.first?.hasPrefix("it has a part of the fields of orders") == true)
            let whole = ["Order No.", "Customer", "Order Type", "Acme Code", "Ship-to"]
            #expect(recognition.confidence < Self.wide.recognize(delimited(whole, path: path)).confidence)
        }
    }

    @Test func `a field that the dataset never has decides against it`() {
        let recognition = Self.manifest.recognize(delimited(["Order No.", "Customer", "Ship-to", "Vendor"]))
        #expect(recognition.confidence == 0)
        #expect(recognition.reasons == ["a field “Vendor”, which orders never has"])
    }

    @Test func `an obstacle is the reason`() {
        var preview = delimited(["Order No.", "Customer", "Ship-to"])
        preview.obstacle = "this is a web page"
        #expect(Self.manifest.recognize(preview) == .no("this is a web page"))
    }

    @Test func `a root element in its namespace is enough`() {
        var preview = ExportPreview(path: "1.xml")
        preview.format = .xml
        preview.rootElement = "Invoice"
        preview.namespace = "urn:acme:invoice:2"
        #expect(Self.manifest.recognize(preview).datasets == ["invoices"])
        #expect(Self.manifest.recognize(preview).confidence > 0.9)
        preview.namespace = "urn:other"
        #expect(Self.manifest.recognize(preview).confidence == 0)
    }

    @Test(
        arguments: [
            PreviewTable(recordPath: "acme/items/item", fields: ["name"]),
            PreviewTable(recordPath: "acme", fields: ["items/item/name"]),
            PreviewTable(recordPath: "acme/items/item/price", fields: ["value"]),
        ]
    )
    func `without a namespace the records must be there, whatever looks like a record`(table: PreviewTable) {
        var preview = ExportPreview(path: "1.xml")
        preview.format = .xml
        preview.rootElement = "acme"
        preview.tables = [table]
        #expect(Self.manifest.recognize(preview).datasets == ["items"])
        preview.tables = [PreviewTable(recordPath: "acme/orders/order", fields: ["name"])]
        #expect(Self.manifest.recognize(preview).confidence == 0)
    }

    @Test(arguments: ["data", "", "value", "d.results"])
    func `records of JSON are known in any envelope`(path: String) {
        var preview = ExportPreview(path: "1.json")
        preview.format = .json
        preview.tables = [
            PreviewTable(recordPath: path, fields: ["acmeId", "firstName", "lastName", "salutation"]),
            PreviewTable(recordPath: path + "lines", fields: ["firstName", "lastName"], parent: 0),
        ]
        #expect(Self.manifest.recognize(preview).datasets == ["contacts"])
    }
}

@Suite struct `Choice of an importer` {
    private struct Fixed: Importer {
        var manifest: ImporterManifest
        var confidence: Double

        init(_ id: String, _ confidence: Double, isGeneric: Bool = false) {
            let dataset = DatasetDescription(
                name: "records",
                entity: .other,
                format: .delimited,
                fingerprint: Fingerprint(),
                fields: []
            )
            manifest = ImporterManifest(id: id, summary: id, datasets: isGeneric ? [] : [dataset])
            self.confidence = confidence
        }

        func recognize(_ preview: ExportPreview) -> Recognition {
            Recognition(confidence: confidence, reasons: ["because \(manifest.id)"])
        }

        func read(_ export: ExportFile, as preview: ExportPreview, into output: ImportOutput) throws {}
    }

    private let preview = ExportPreview(path: "a.csv")

    @Test func `the surest importer reads`() {
        let choice = ImporterChoice(
            for: preview,
            among: [Fixed("a", 0.6), Fixed("b", 0.9), Fixed("csv", 0.3, isGeneric: true)]
        )
        #expect(choice.chosen?.importer.manifest.id == "b")
        #expect(choice.candidates.map(\.importer.manifest.id) == ["b", "a", "csv"])
    }

    @Test func `of two equally sure ones the first is taken`() {
        let choice = ImporterChoice(for: preview, among: [Fixed("a", 0.9), Fixed("b", 0.9)])
        #expect(choice.chosen?.importer.manifest.id == "a")
    }

    @Test func `a specific importer that is not sure leaves it to the generic one`() {
        let choice = ImporterChoice(for: preview, among: [Fixed("a", 0.45), Fixed("csv", 0.3, isGeneric: true)])
        #expect(choice.chosen?.importer.manifest.id == "csv")
    }

    @Test func `the user's choice wins`() {
        let choice = ImporterChoice(for: preview, among: [Fixed("a", 0.1), Fixed("b", 0.9)], override: "a")
        #expect(choice.chosen?.importer.manifest.id == "a")
        #expect(choice.isOverride)
    }

    @Test func `where none can read it, every reason is given`() {
        let choice = ImporterChoice(for: preview, among: [Fixed("a", 0), Fixed("csv", 0.1, isGeneric: true)])
        #expect(choice.chosen == nil)
        let message = choice.refusal(of: "a.csv").diagnostic.message
        #expect(message.contains("because a") && message.contains("because csv"))
    }
}
