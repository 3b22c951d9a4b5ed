import BundledImporters
import Foundation
import ImporterKit
import IntegrationModel
import Profiling
import Testing

@testable import MappingPipeline

/// Datasets that two importers name alike, in one folder.
@Suite("Datasets of the same name")
struct SameNameTests {
    private static let ubl = """
        <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"><ID>F1</ID><IssueDate>2026-02-03</IssueDate>
        <InvoiceLine><ID>1</ID><LineExtensionAmount>20.00</LineExtensionAmount></InvoiceLine></Invoice>
        """
    private static let cii = """
        <CrossIndustryInvoice xmlns="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"><ExchangedDocument>
        <ID>F2</ID><TypeCode>380</TypeCode></ExchangedDocument><SupplyChainTradeTransaction>
        <IncludedSupplyChainTradeLineItem><AssociatedDocumentLineDocument><LineID>1</LineID>
        </AssociatedDocumentLineDocument></IncludedSupplyChainTradeLineItem></SupplyChainTradeTransaction>
        </CrossIndustryInvoice>
        """

    @Test("of two formats stay apart, with their own fields and lines", arguments: [1, 2, 4])
    func apart(threads: Int) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "koppel-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        let inner = folder.appending(path: "invoicing")
        try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
        for (name, text) in [("a.xml", Self.ubl), ("b.xml", Self.cii), ("c.xml", Self.ubl), ("d.xml", Self.cii)] {
            try Data(text.utf8).write(to: inner.appending(path: name))
        }
        let imported = ImportedLandscape(
            reading: ExportListing.of([folder.path]),
            importers: bundledImporters,
            corrections: ImportCorrections(),
            key: HashKey(3, 5),
            kept: KeptImports(),
            resources: MachineResources(threads: threads, memory: 1 << 29)
        )
        let datasets = imported.profiles.map(\.dataset)
        let invoices = datasets.filter { $0.entity == .invoice }
        #expect(invoices.map(\.importer).sorted() == ["cii", "ubl"])
        #expect(invoices.allSatisfy { $0.records == 2 })
        #expect(invoices.allSatisfy { dataset in dataset.fields.contains { $0.canonical == .number } })
        let lines = datasets.filter { $0.parent != nil }
        #expect(lines.count == 2)
        for part in lines {
            #expect(invoices.first { $0.importer == part.importer }?.id == part.parent)
        }
    }
}
