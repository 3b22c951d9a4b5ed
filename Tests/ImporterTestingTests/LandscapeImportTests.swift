import BundledImporters
import FoundationEssentials
import ImporterKit
import ImporterTesting
import IntegrationModel
import TestSupport
import Testing

/// Reads the exports of the simulated companies with the importers that are chosen for them.
@Suite struct `Exports of simulated companies` {
    /// What is expected of one dataset of a folder: its records, and the meanings that must have values.
    struct Expectation: Sendable, CustomTestStringConvertible {
        var folder: String
        var importer: String
        var dataset: String
        var records: Int
        var filled: [CanonicalField]
        var testDescription: String { "\(folder)/\(dataset)" }
    }

    private static let expectations: [Expectation] = [
        .init(
            folder: "antwerp-wholesaler/exports/webshop",
            importer: "shopify",
            dataset: "orders",
            records: 1399,
            filled: [
                .number, .id, .createdAt, .paidAt, .status, .partyEmail, .partyName, .netAmount, .taxAmount,
                .grossAmount,
                .currency, .paymentNumber, .recordSource, .street, .postcode, .city, .country, .phone,
            ]
        ),
        .init(
            folder: "antwerp-wholesaler/exports/webshop",
            importer: "shopify",
            dataset: "orders.lines",
            records: 3081,
            filled: [.sku, .productName, .quantity, .unitPrice]
        ),
        .init(
            folder: "antwerp-wholesaler/exports/webshop",
            importer: "shopify",
            dataset: "customers",
            records: 260,
            filled: [.id, .name, .firstName, .lastName, .email, .phone, .street, .postcode, .city, .country]
        ),
        .init(
            folder: "antwerp-wholesaler/exports/crm",
            importer: "hubspot",
            dataset: "companies",
            records: 130,
            filled: [
                .id, .name, .website, .phone, .street, .postcode, .city, .country, .createdAt, .modifiedAt,
                .responsible,
                .recordSource,
            ]
        ),
        .init(
            folder: "antwerp-wholesaler/exports/crm",
            importer: "hubspot",
            dataset: "deals",
            records: 220,
            filled: [
                .id, .title, .status, .netAmount, .closedAt, .createdAt, .responsible, .partyID, .partyName,
                .recordSource,
            ]
        ),
        .init(
            folder: "antwerp-wholesaler/exports/odoo",
            importer: "odoo",
            dataset: "sale.order",
            records: 1330,
            filled: [
                .number, .reference, .partyName, .date, .createdAt, .createdBy, .responsible, .netAmount, .taxAmount,
                .grossAmount, .currency, .status,
            ]
        ),
        .init(
            folder: "antwerp-wholesaler/exports/odoo",
            importer: "odoo",
            dataset: "res.partner",
            records: 253,
            filled: [
                .id, .name, .street, .postcode, .city, .country, .email, .phone, .createdAt, .createdBy, .modifiedAt,
            ]
        ),
        .init(
            folder: "antwerp-wholesaler/exports/odoo",
            importer: "odoo",
            dataset: "product.template",
            records: 140,
            filled: [.id, .sku, .name, .gtin, .unitPrice, .type, .createdAt]
        ),
        .init(
            folder: "antwerp-wholesaler/exports/facturen-ubl",
            importer: "ubl",
            dataset: "invoices",
            records: 1280,
            filled: [
                .number, .date, .dueDate, .type, .currency, .orderNumber, .structuredCommunication, .netAmount,
                .taxAmount,
                .grossAmount, .openAmount, .partyName, .street, .postcode, .city, .country, .iban,
            ]
        ),
        .init(
            folder: "antwerp-wholesaler/exports/bank",
            importer: "camt",
            dataset: "entries",
            records: 1129,
            filled: [
                .number, .grossAmount, .currency, .type, .status, .date, .partyName, .partyIBAN,
                .structuredCommunication,
                .remittanceText,
            ]
        ),
        .init(
            folder: "ghent-manufacturer/exports/crm",
            importer: "teamleader",
            dataset: "companies",
            records: 189,
            filled: [
                .id, .name, .vatNumber, .email, .phone, .street, .postcode, .city, .country, .iban, .language,
                .createdAt,
                .modifiedAt, .responsible,
            ]
        ),
        .init(
            folder: "ghent-manufacturer/exports/crm",
            importer: "teamleader",
            dataset: "deals",
            records: 700,
            filled: [
                .id, .title, .status, .partyID, .netAmount, .currency, .closedAt, .responsible, .createdAt, .modifiedAt,
            ]
        ),
        .init(
            folder: "ghent-manufacturer/exports/boekhouding",
            importer: "exact-online",
            dataset: "Accounts",
            records: 172,
            filled: [
                .number, .id, .status, .name, .phone, .email, .street, .postcode, .city, .country, .vatNumber,
                .createdAt,
            ]
        ),
        .init(
            folder: "ghent-manufacturer/exports/boekhouding",
            importer: "exact-online",
            dataset: "Invoices",
            records: 351,
            filled: [
                .number, .type, .status, .journal, .date, .dueDate, .reference, .partyNumber, .partyName,
                .structuredCommunication,
            ]
        ),
        .init(
            folder: "ghent-manufacturer/exports/prodplan",
            importer: "csv",
            dataset: "verkooporders",
            records: 369,
            filled: []
        ),
        .init(
            folder: "ghent-manufacturer/exports/prodplan",
            importer: "csv",
            dataset: "klanten",
            records: 180,
            filled: []
        ),
        .init(
            folder: "ghent-manufacturer/exports/bank",
            importer: "csv",
            dataset: "verrichtingen",
            records: 318,
            filled: []
        ),
    ]

    @Test(.enabled(if: SharedData.path("landscapes") != nil), arguments: expectations)
    func `are recognised, complete and mapped`(expectation: Expectation) throws {
        let exports = try Folder.exports(in: "landscapes/" + expectation.folder)
        let read = exports.filter {
            $0.choice.chosen?.recognition.datasets.contains(expectation.dataset) ?? false
                || $0.choice.chosen?.importer.manifest.isGeneric ?? false
                || expectation.dataset.hasSuffix(".lines")
        }
        let importer = try #require(bundledImporters.first { $0.manifest.id == expectation.importer })
        let mine = read.filter { $0.choice.chosen?.importer.manifest.id == expectation.importer }
        let recorded = try RecordedExport.read(mine.map { ($0.file, $0.preview) }, with: importer)
        #expect(recorded.error == nil)
        #expect(recorded.diagnostics.filter { $0.severity != .note } == [])
        let dataset = try #require(recorded[expectation.dataset])
        #expect(dataset.records.count == expectation.records)
        #expect(dataset.rejected.isEmpty)
        for canonical in expectation.filled {
            let values = dataset.values(canonical)
            #expect(values?.contains { !($0 ?? "").isEmpty } == true, "no values for \(canonical)")
        }
        if let parent = dataset.declaration.parent {
            let count = try #require(recorded[parent]).records.count
            #expect(dataset.parents.allSatisfy { (0..<count).contains($0) })
            #expect(dataset.parents == dataset.parents.sorted())
        }
    }

    @Test(
        .enabled(if: SharedData.path("landscapes") != nil),
        arguments: [
            ("antwerp-wholesaler/exports/webshop", ["shopify"]), ("antwerp-wholesaler/exports/crm", ["hubspot"]),
            ("antwerp-wholesaler/exports/odoo", ["odoo"]), ("antwerp-wholesaler/exports/facturen-ubl", ["ubl"]),
            ("antwerp-wholesaler/exports/bank", ["camt"]), ("ghent-manufacturer/exports/crm", ["teamleader"]),
            ("ghent-manufacturer/exports/boekhouding", ["exact-online"]),
            ("ghent-manufacturer/exports/prodplan", ["csv"]), ("ghent-manufacturer/exports/bank", ["csv"]),
        ]
    )
    func `are all given to the importer of their system`(folder: String, importers: [String]) throws {
        let chosen = try Folder.exports(in: "landscapes/" + folder).map { $0.choice.chosen?.importer.manifest.id }
        #expect(!chosen.isEmpty)
        #expect(Set(chosen) == Set(importers.map(Optional.some)))
    }
}

/// The exports of a folder of the shared data, as a host looks at them.
enum Folder {
    struct Export {
        var file: ExportFile
        var preview: ExportPreview
        var choice: ImporterChoice
    }

    static func exports(in folder: String) throws -> [Export] {
        guard let path = SharedData.path(folder) else { return [] }
        let inspection = ExportInspection()
        var last: ExportPreview?
        return try FileManager.default.subpathsOfDirectory(atPath: path).sorted().compactMap { name in
            guard let file = file("\(folder)/\(name)", name: name) else { return nil }
            let preview = last.map { inspection.preview(of: file, like: $0) } ?? inspection.preview(of: file)
            last = preview
            return Export(file: file, preview: preview, choice: ImporterChoice(for: preview, among: bundledImporters))
        }
    }

    static func export(_ path: String) -> Export? {
        guard let file = file(path, name: path) else { return nil }
        let preview = ExportInspection().preview(of: file)
        return Export(file: file, preview: preview, choice: ImporterChoice(for: preview, among: bundledImporters))
    }

    private static func file(_ path: String, name: String) -> ExportFile? {
        var isFolder = false
        guard let absolute = SharedData.path(path),
            FileManager.default.fileExists(atPath: absolute, isDirectory: &isFolder), !isFolder
        else { return nil }
        return ExportFile(path: name, absolutePath: absolute, size: 0)
    }
}
