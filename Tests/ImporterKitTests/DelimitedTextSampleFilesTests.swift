import FoundationEssentials
import ImporterKit
import IntegrationModel
import TestSupport
import Testing

@Suite("Delimited text of real systems")
struct DelimitedTextSampleFilesTests {
    /// What is known of a file by looking at it.
    struct Expectation: Sendable, CustomTestStringConvertible {
        var path: String
        var delimiter: Character
        var columns: Int
        var records: Int
        var encoding = TextEncoding.utf8
        var hasHeader = true
        var preambleLines = 0

        var testDescription: String { path }
    }

    static let expectations: [Expectation] = [
        Expectation(path: "samples/crm/encodings/csvEscapedQuotes.csv", delimiter: ",", columns: 2, records: 2),
        Expectation(path: "samples/crm/encodings/csvSeparator.csv", delimiter: ",", columns: 3, records: 2),
        Expectation(path: "samples/crm/encodings/csvtext_BOM_UTF8.csv", delimiter: ",", columns: 3, records: 2),
        Expectation(
            path: "samples/crm/encodings/csvtext_BOM_UTF16LE.csv",
            delimiter: ",",
            columns: 3,
            records: 2,
            encoding: .utf16LittleEndian
        ),
        Expectation(
            path: "samples/crm/encodings/csvtext_BOM_UTF16BE.csv",
            delimiter: ",",
            columns: 3,
            records: 2,
            encoding: .utf16BigEndian
        ),
        // These two have the mark of UTF-16 before UTF-32.
        Expectation(
            path: "samples/crm/encodings/csvtext_BOM_UTF32LE.csv",
            delimiter: ",",
            columns: 3,
            records: 2,
            encoding: .utf32LittleEndian
        ),
        Expectation(
            path: "samples/crm/encodings/csvtext_BOM_UTF32BE.csv",
            delimiter: ",",
            columns: 3,
            records: 2,
            encoding: .utf32BigEndian
        ),
        Expectation(path: "samples/crm/encodings/dateWithTimeZone.csv", delimiter: ",", columns: 9, records: 2),
        Expectation(path: "samples/crm/prestashop/addresses_import.csv", delimiter: ";", columns: 21, records: 16),
        Expectation(path: "samples/crm/prestashop/categories_import.csv", delimiter: ";", columns: 11, records: 3),
        Expectation(path: "samples/crm/prestashop/combinations_import.csv", delimiter: ";", columns: 22, records: 27),
        Expectation(path: "samples/crm/prestashop/customers_import.csv", delimiter: ";", columns: 12, records: 9),
        Expectation(path: "samples/crm/prestashop/manufacturers_import.csv", delimiter: ";", columns: 9, records: 4),
        Expectation(path: "samples/crm/prestashop/products_import.csv", delimiter: ";", columns: 55, records: 7),
        Expectation(path: "samples/crm/prestashop/suppliers_import.csv", delimiter: ";", columns: 9, records: 3),
        Expectation(
            path: "samples/crm/prestashop/supply_orders_details_import.csv",
            delimiter: ";",
            columns: 7,
            records: 20
        ),
        Expectation(path: "samples/crm/prestashop/supply_orders_import.csv", delimiter: ";", columns: 9, records: 4),
        Expectation(
            path: "samples/crm/salesforce/accountData.csv",
            delimiter: ",",
            columns: 38,
            records: 423,
            encoding: .windows1252
        ),
        Expectation(
            path: "samples/crm/salesforce/easyspaces_Contact_Data.csv",
            delimiter: ",",
            columns: 10,
            records: 12
        ),
        Expectation(path: "samples/crm/salesforce/easyspaces_Lead_Data.csv", delimiter: ",", columns: 12, records: 11),
        Expectation(path: "samples/crm/salesforce/error0413060133.csv", delimiter: ",", columns: 32, records: 11),
        Expectation(path: "samples/crm/salesforce/insertAccountCsv.csv", delimiter: ",", columns: 7, records: 100),
        Expectation(path: "samples/crm/salesforce/opportunityData.csv", delimiter: ",", columns: 31, records: 38),
        Expectation(path: "samples/crm/salesforce/success0413060133.csv", delimiter: ",", columns: 32, records: 9),
        Expectation(
            path: "samples/crm/salesforce/upsertAccountCsvTemplate.csv",
            delimiter: ",",
            columns: 7,
            records: 100
        ),
        Expectation(path: "samples/crm/woocommerce/importer_sample.csv", delimiter: ",", columns: 45, records: 7),
        Expectation(path: "samples/crm/woocommerce/sample_products.csv", delimiter: ",", columns: 55, records: 24),
        Expectation(path: "samples/crm/woocommerce/sample_tax_rates.csv", delimiter: ",", columns: 10, records: 5),
        Expectation(
            path: "samples/erp/adventureworks/ProductVendor.csv",
            delimiter: "\t",
            columns: 11,
            records: 460,
            hasHeader: false
        ),
        Expectation(
            path: "samples/erp/adventureworks/PurchaseOrderHeader.csv",
            delimiter: "\t",
            columns: 13,
            records: 4012,
            hasHeader: false
        ),
        Expectation(
            path: "samples/erp/adventureworks/ShipMethod.csv",
            delimiter: "\t",
            columns: 6,
            records: 5,
            hasHeader: false
        ),
        Expectation(
            path: "samples/erp/adventureworks/Vendor.csv",
            delimiter: "\t",
            columns: 8,
            records: 104,
            hasHeader: false
        ),
        Expectation(
            path: "samples/erp/datev/EXTF_Buchungsstapel.csv",
            delimiter: ";",
            columns: 120,
            records: 2,
            encoding: .windows1252,
            preambleLines: 1
        ),
        Expectation(
            path: "samples/erp/datev/EXTF_Kontenbeschriftungen.csv",
            delimiter: ";",
            columns: 3,
            records: 3,
            preambleLines: 1
        ),
        Expectation(
            path: "samples/erp/datev/EXTF_Stammdaten.csv",
            delimiter: ";",
            columns: 254,
            records: 4,
            encoding: .windows1252,
            preambleLines: 1
        ),
        Expectation(
            path: "samples/erp/datev/import_example_datev_export.csv",
            delimiter: ",",
            columns: 122,
            records: 98,
            preambleLines: 1
        ),
        Expectation(
            path: "samples/erp/datev/import_example_datev_export_semicolon.csv",
            delimiter: ";",
            columns: 122,
            records: 98,
            preambleLines: 1
        ),
        Expectation(
            path: "samples/erp/odoo/External_id_3rd_party_application_product_categories.csv",
            delimiter: ",",
            columns: 3,
            records: 5
        ),
        Expectation(
            path: "samples/erp/odoo/External_id_3rd_party_application_products.csv",
            delimiter: ",",
            columns: 12,
            records: 5
        ),
        Expectation(path: "samples/erp/odoo/Name_products.csv", delimiter: ",", columns: 10, records: 5),
        Expectation(
            path: "samples/erp/odoo/l10n_be_account.account.template.csv",
            delimiter: ",",
            columns: 7,
            records: 429
        ),
        Expectation(path: "samples/erp/odoo/m2m_customers_tags.csv", delimiter: ",", columns: 7, records: 5),
        Expectation(path: "samples/erp/odoo/o2m-quotations-order-lines.csv", delimiter: ",", columns: 11, records: 5),
        Expectation(path: "samples/erp/odoo/o2m_customers_contacts.csv", delimiter: ",", columns: 9, records: 8),
        Expectation(path: "samples/erp/odoo/o2m_purchase_order_lines.csv", delimiter: ",", columns: 9, records: 5),
        Expectation(
            path: "samples/erp/odoo/purchase.order_functional_error_line_cant_adpat.csv",
            delimiter: ",",
            columns: 2,
            records: 2
        ),
        Expectation(path: "samples/erp/odoo/res.country.state.csv", delimiter: ",", columns: 4, records: 1519),
        Expectation(
            path: "samples/erp/winbooks/parfilux_balance_courante_clients.csv",
            delimiter: "\t",
            columns: 6,
            records: 45
        ),
        Expectation(
            path: "samples/erp/winbooks/parfilux_balance_courante_fournisseurs.csv",
            delimiter: "\t",
            columns: 6,
            records: 45
        ),
        Expectation(
            path: "samples/erp/winbooks/parfilux_balance_periodique_generale.csv",
            delimiter: "\t",
            columns: 10,
            records: 432,
            preambleLines: 4
        ),
        Expectation(path: "samples/erp/winbooks/ACT.txt", delimiter: ",", columns: 36, records: 11, hasHeader: false),
        Expectation(path: "samples/erp/fec/542107651FEC20210502.txt", delimiter: "|", columns: 18, records: 5),
    ]

    @Test(
        "Dialect, encoding and number of records of a sample are what a person sees in it",
        .enabled(if: SharedData.folder != nil),
        arguments: expectations
    )
    func sample(expected: Expectation) throws {
        let path = try #require(SharedData.path(expected.path))
        let file = try FileBytes(opening: path, shownAs: expected.path)
        #expect(UnreadableContent.recognize(file.head()) == nil)
        let encoding = TextEncodingDetection.detect(file).encoding
        let detected = DelimitedTextDialectDetection.detect(file, encoding: encoding)
        #expect(encoding == expected.encoding)
        #expect(detected.dialect.delimiter == expected.delimiter.asciiValue)
        #expect(detected.dialect.hasHeader == expected.hasHeader)
        #expect(detected.dialect.preambleLines == expected.preambleLines)
        let reading = try DelimitedTextReading.read(file, detected.dialect, encoding: encoding)
        #expect(reading.header == detected.header)
        #expect(reading.header.count == expected.columns)
        #expect(reading.counts.kept == expected.records)
        #expect(reading.counts.rejected == 0)
    }

    @Test("No sample is left out", .enabled(if: SharedData.path("samples") != nil))
    func allSamples() throws {
        let known = Set(Self.expectations.map(\.path))
        #expect(try Self.files(in: "samples").allSatisfy { known.contains($0) })
    }

    @Test("The exports of the landscapes read without a warning", .enabled(if: SharedData.path("landscapes") != nil))
    func landscapes() throws {
        let paths = try Self.files(in: "landscapes")
        #expect(!paths.isEmpty)
        for path in paths {
            let absolute = try #require(SharedData.path(path))
            let file = try FileBytes(opening: absolute, shownAs: path)
            let (reading, dialect, _) = try DelimitedTextReading.readGuessing(Array(file.buffer))
            #expect(reading.diagnostics.isEmpty, "\(path)")
            let reference = DelimitedTextReference(Array(file.buffer), dialect).records
            #expect(reading.counts.kept == reference.count - 1, "\(path)")
            #expect(dialect.hasHeader && dialect.preambleLines == 0, "\(path)")
        }
    }

    /// All files of delimited text in a folder of the shared data.
    private static func files(in folder: String) throws -> [String] {
        guard let root = SharedData.path(folder) else { return [] }
        return try FileManager.default.subpathsOfDirectory(atPath: root)
            .filter { $0.hasSuffix(".csv") && !$0.contains("truth") }
            .map { "\(folder)/\($0)" }.sorted()
    }
}
