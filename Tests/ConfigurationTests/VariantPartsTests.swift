import ImporterKit
import Testing

@testable import Configuration

/// Records that stand among those of another dataset, where these have parts.
@Suite("Variants with parts")
struct VariantPartsTests {
    private static let documents = """
        id: acme-books
        contract: 1
        summary: Invoices and credit notes in one list
        datasets:
          - name: invoices
            entity: invoice
            format: xml
            recognise: {rootElement: Documents}
            recordPath: Documents/Document
            fields: [{names: [Number], canonical: number}]
          - name: invoice lines
            entity: other
            format: xml
            recognise: {rootElement: Documents}
            recordPath: Documents/Document/Line
            parent: invoices
          - name: credit notes
            entity: creditNote
            format: xml
            recognise: {rootElement: Documents}
            recordPath: Documents/Document
            variant: {of: invoices, field: Kind, values: C}

        """
    private static let lines = """
          - name: credit note lines
            entity: other
            format: xml
            recognise: {rootElement: Documents}
            recordPath: Documents/Document/Line
            parent: credit notes
            variant: {of: invoice lines, field: ../Kind, values: C}

        """

    @Test("need a variant of each part")
    func partsHaveVariants() throws {
        let manifest = try ImporterManifest(yaml: Self.documents + Self.lines, file: "acme.importer.yaml")
        #expect(manifest.datasets.map(\.name).last == "credit note lines")
    }

    @Test("are refused where the parts would stay with the other records")
    func partsWithoutVariants() {
        #expect(throws: ConfigurationError.self) {
            _ = try ImporterManifest(yaml: Self.documents, file: "acme.importer.yaml")
        }
    }
}
