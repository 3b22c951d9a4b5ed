import BundledImporters
import ImporterKit
import ImporterTesting
import IntegrationModel
import TestSupport
import Testing

/// Invoices and credit notes that have the same layout go to datasets of their own, with their lines.
@Suite struct `Invoices and credit notes of one layout` {
    private func sample(_ path: String) throws -> RecordedExport {
        let file = ExportFile(path: path, absolutePath: "\(SharedData.checkout)/Plugins/\(path)", size: 0)
        let preview = ExportInspection().preview(of: file)
        let chosen = try #require(ImporterChoice(for: preview, among: bundledImporters).chosen)
        return try RecordedExport.read(file, as: preview, with: chosen.importer)
    }

    @Test func `lines belong to their document, where both kinds are in one file`() throws {
        let read = try sample("FatturaPA/Samples/IT01234567897_00042.xml")
        #expect(read["invoices"]?.values(.number) == ["2026/118", "2026/127"])
        #expect(read["creditNotes"]?.values(.number) == ["2026/124"])
        #expect(read["invoices.lines"]?.values(.netAmount) == ["222.00", "12.60"])
        #expect(read["invoices.lines"]?.parents == [0, 1])
        #expect(read["creditNotes.lines"]?.values(.netAmount) == ["18.50"])
        #expect(read["creditNotes.lines"]?.parents == [0])
        #expect(read["creditNotes.vat"]?.values(.taxAmount) == ["4.07"])
        #expect(read["creditNotes"]?.values(.invoiceNumber) == ["2026/118"])
        #expect(read["invoices"]?.values(.partyName) == ["Caffè Verdi SNC", "Caffè Verdi SNC"])
        #expect(read["creditNotes"]?.values(.partyVATNumber) == ["09876543217"])
    }

    @Test func `a credit note in CII is no invoice`() throws {
        let read = try sample("CII/Samples/credit-note.xml")
        #expect(read["invoices"] == nil)
        #expect(read["creditNotes"]?.values(.number) == ["GS-2026-003"])
        #expect(read["creditNotes"]?.declaration.entity == .creditNote)
        #expect(read["creditNotes.lines"]?.parents.allSatisfy { $0 == 0 } == true)
    }

    @Test(
        .enabled(if: SharedData.path("samples/crm/fatturapa") != nil),
        arguments: [
            ("FPA01", 1, 1), ("FPA02", 1, 2), ("FPA03", 2, 3), ("FPR01", 1, 1), ("FPR02", 1, 2), ("FPR03", 2, 3),
        ]
    )
    func `FatturaPA examples are complete`(name: String, invoices: Int, lines: Int) throws {
        let export = try #require(Folder.export("samples/crm/fatturapa/IT01234567890_\(name).xml"))
        let importer = try #require(export.choice.chosen).importer
        let read = try RecordedExport.read(export.file, as: export.preview, with: importer)
        #expect(read.error == nil)
        #expect(read["invoices"]?.records.count == invoices)
        #expect(read["invoices.lines"]?.records.count == lines)
        #expect(read["creditNotes"] == nil)
        for canonical in [CanonicalField.number, .date, .currency, .partyName, .partyVATNumber, .openAmount, .dueDate] {
            #expect(read["invoices"]?.values(canonical)?.allSatisfy { $0 != nil } == true, "\(canonical)")
        }
    }

    @Test(.enabled(if: SharedData.path("samples/crm/cii") != nil))
    func `a credit note of ZUGFeRD is no invoice`() throws {
        let export = try #require(Folder.export("samples/crm/cii/testout-ZF2PushCreditNote.xml"))
        let importer = try #require(export.choice.chosen).importer
        let read = try RecordedExport.read(export.file, as: export.preview, with: importer)
        #expect(read["invoices"] == nil)
        #expect(read["creditNotes"]?.records.count == 1)
    }
}
