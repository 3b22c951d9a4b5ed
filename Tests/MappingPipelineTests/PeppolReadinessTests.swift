import BundledImporters
import Foundation
import GapAnalysis
import ImporterKit
import IntegrationModel
import Profiling
import Testing

@testable import MappingPipeline

/// Which sales invoices are checked, and which have no structured form.
@Suite("Readiness for Peppol")
struct PeppolReadinessTests {
    /// 1 November 2026.
    private static let until = 1_793_491_200.0

    private static func findings(
        _ files: [String: String],
        until: Double = until,
        keepsTexts: Bool = true
    ) throws -> [InvoiceReadiness] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "koppel-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        for (path, text) in files {
            let file = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: file)
        }
        let imported = ImportedLandscape(
            reading: ExportListing.of([folder.path]),
            importers: bundledImporters,
            corrections: ImportCorrections(),
            key: HashKey(3, 5),
            kept: KeptImports(),
            resources: MachineResources(threads: 2, memory: 1 << 29),
            keepsTexts: keepsTexts
        )
        return try PeppolReadiness(profiles: imported.profiles, texts: imported.texts, links: [], until: until)
            .findings()
    }

    /// An invoice in order with another number, and further changes.
    private static func ubl(_ number: String, _ changes: (String, String)...) -> String {
        changes.reduce(InvoiceChanges.valid.replacing("V2026-7", with: number)) { $0.replacing($1.0, with: $1.1) }
    }

    private static let endpoint = "<cbc:EndpointID schemeID=\"0208\">0417497106</cbc:EndpointID>"
    private static let ledger = """
        Invoice number,Invoice date,Customer,VAT number,Status,Total
        A1,2026-03-02,Buyer SRL,BE0417497106,posted,100.00
        B1,2026-03-03,Buyer SRL,BE0417497106,posted,110.00
        B2,2026-03-04,Acheteur SARL,FR40303265045,posted,120.00
        B3,2026-03-05,Jan,,posted,130.00
        B4,2025-12-30,Buyer SRL,BE0417497106,posted,140.00
        B5,2026-03-06,Buyer SRL,BE0417497106,draft,150.00

        """

    @Test("an invoice that breaks a rule fails, with file and line; one in order does not")
    func structured() throws {
        let found = try #require(
            try Self.findings([
                "invoicing/a.xml": Self.ubl("A1"), "invoicing/b.xml": Self.ubl("A2", (Self.endpoint, "")),
            ]).first
        )
        #expect(found.isStructured && found.checked == 2 && found.unknownBuyers == 0)
        #expect(found.failing.map(\.value) == ["A2"])
        #expect(found.failing.first?.file == "invoicing/b.xml")
        #expect(found.breaches.map(\.id) == ["PEPPOL-EN16931-R010"])
        #expect(found.breaches.first?.evidence.first?.value == nil)
    }

    @Test("what was bought, what came before 2026 and what goes abroad is not checked")
    func others() throws {
        let seller = ("0202239951", "0403019261")
        let found = try Self.findings([
            "invoicing/a.xml": Self.ubl("A1"), "invoicing/b.xml": Self.ubl("A2"), "invoicing/c.xml": Self.ubl("A4"),
            // Sold by another to the same buyer.
            "invoicing/d.xml": Self.ubl("X1", seller, (Self.endpoint, "")),
            "invoicing/e.xml": Self.ubl("A0", ("2026-03-02", "2025-12-02"), (Self.endpoint, "")),
            "invoicing/f.xml": Self.ubl(
                "A5",
                ("BE0417497106", "FR40303265045"),
                (
                    "Namur</cbc:CityName><cac:Country><cbc:IdentificationCode>BE",
                    "Lille</cbc:CityName><cac:Country><cbc:IdentificationCode>FR"
                ),
                ("<cbc:EndpointID schemeID=\"0208\">0417497106</cbc:EndpointID>", "")
            ),
        ])
        #expect(found.map(\.checked) == [3])
        #expect(found.flatMap(\.failing).isEmpty)
    }

    @Test("an invoice in a table has no structured form unless its number is that of one that was sent")
    func tables() throws {
        let found = try Self.findings([
            "invoicing/a.xml": Self.ubl("A1"), "invoicing/b.xml": Self.ubl("A9"), "ledger/invoices.csv": Self.ledger,
        ])
        let ledger = try #require(found.first { !$0.isStructured })
        #expect(ledger.failing.map(\.value) == ["B1"])
        #expect(ledger.failing.first?.line == 3)
        #expect(ledger.checked == 2 && ledger.unknownBuyers == 1 && ledger.landscapeHasStructured)
    }

    @Test("what is found is the same whether plain values were kept or are read again")
    func keptTexts() throws {
        var files: [String: String] = [:]
        for (index, change) in InvoiceChanges.all.enumerated() {
            files["invoicing/\(index).xml"] = change.text.replacing("V2026-7", with: "A\(index)")
        }
        let kept = try Self.findings(files)
        #expect(kept.contains { $0.breaches.count > 50 })
        #expect(try Self.findings(files, keepsTexts: false) == kept)
    }

    @Test("without structured invoices the customers tell whether the company is in Belgium")
    func customers() throws {
        let belgian = try Self.findings(["ledger/invoices.csv": Self.ledger])
        #expect(belgian.map { $0.failing.compactMap(\.value) } == [["A1", "B1"]])
        #expect(belgian.first?.landscapeHasStructured == false)
        let french = Self.ledger.replacing("BE0417497106", with: "FR40303265045")
        #expect(try Self.findings(["ledger/invoices.csv": french]).isEmpty)
        // 1 December 2025: the law is not in force yet.
        #expect(try Self.findings(["ledger/invoices.csv": Self.ledger], until: 1_764_547_200).isEmpty)
    }
}
