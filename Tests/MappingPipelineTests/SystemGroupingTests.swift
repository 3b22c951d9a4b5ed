import BundledImporters
import Foundation
import ImporterKit
import IntegrationModel
import Profiling
import Testing

@testable import MappingPipeline

@Suite("Which exports are of one system")
struct SystemGroupingTests {
    private static let orders = """
        Name,Email,Financial Status,Paid at,Fulfillment Status,Currency,Subtotal,Total,Lineitem quantity,Lineitem name,Lineitem price
        #1001,an@example.be,paid,2026-01-05 10:00:00 +0100,fulfilled,EUR,10.00,12.10,1,Lamp,10.00
        """
    private static let customers = """
        Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Total Spent,Total Orders
        '7001,An,Peeters,an@example.be,no,Lampen bv,12.10,1
        """
    private static let partners = """
        "External ID","Name","Tax ID","Street","Zip","City","Country","Email","Phone","Created on","Created by","Last Updated on","Reference"
        "__export__.res_partner_1","Voeding Leclercq SA","","Dorpsstraat 185","3500","Hasselt","Belgium","info@voedingleclercqsa.be","+32 9 254 65 27","2022-11-21 14:39:01","Fatima Wouters","2022-11-21 14:39:01",""
        """
    private static let invoice = """
        <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
        xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"><cbc:ID>F1</cbc:ID>
        <cbc:IssueDate>2026-01-05</cbc:IssueDate></Invoice>
        """

    /// The systems, as `id: files` in order of their paths, and what was remarked.
    private func systems(_ files: [String: String], named: [String] = [""]) throws -> ([String], [Diagnostic]) {
        let root = FileManager.default.temporaryDirectory.appending(path: "koppel-\(UUID())")
        defer { try? FileManager.default.removeItem(at: root) }
        for (path, text) in files {
            let file = root.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: file)
        }
        let imported = ImportedLandscape(
            reading: ExportListing.of(named.map { $0.isEmpty ? root.path : root.appending(path: $0).path }),
            importers: bundledImporters,
            corrections: ImportCorrections(),
            key: HashKey(3, 5),
            kept: KeptImports(),
            resources: MachineResources(threads: 1, memory: 1 << 29)
        )
        let lines = imported.systems.map { system in
            let files = imported.profiles.filter { $0.dataset.system == system.id }.flatMap(\.dataset.files)
            return "\(system.id): \(Set(files).sorted().joined(separator: " "))"
        }
        return (lines, imported.diagnostics.filter { $0.severity == .note })
    }

    @Test("files of one product, or of one format, that lie beside others are one system")
    func loose() throws {
        let (systems, remarks) = try systems([
            "orders_export_1.csv": Self.orders, "customers_export.csv": Self.customers,
            "res.partner.csv": Self.partners,
            "F2026-1.xml": Self.invoice, "credit 7.xml": Self.invoice,
        ])
        #expect(
            systems == [
                "odoo: res.partner.csv", "shopify: customers_export.csv orders_export_1.csv",
                "ubl: F2026-1.xml credit 7.xml",
            ]
        )
        #expect(remarks.isEmpty)
    }

    @Test("so they are where each is named by itself")
    func named() throws {
        let files = ["orders_export_1.csv": Self.orders, "customers_export.csv": Self.customers]
        let (systems, _) = try systems(files, named: files.keys.sorted())
        #expect(systems.count == 1)
        #expect(systems.first?.hasPrefix("shopify: ") == true)
    }

    @Test("two exports of the same records are of two systems where their names are not those of parts")
    func rivals() throws {
        let parts = ["orders_export_1.csv": Self.orders, "orders_export_2.csv": Self.orders]
        #expect(try systems(parts).0 == ["shopify: orders_export_1.csv orders_export_2.csv"])
        let (systems, remarks) = try systems(["orders gent.csv": Self.orders, "orders luik.csv": Self.orders])
        #expect(systems.count == 2)
        #expect(remarks.count { $0.remedy?.contains("a folder for each system") == true } == 1)
    }

    @Test("of what no importer knows in particular, files of the same form whose names differ in digits")
    func generic() throws {
        let table = "nr;klant;plaats\n1;Ann;Gent\n2;Bob;Brugge\n"
        #expect(try systems(["lijst 2025.csv": table, "lijst 2026.csv": table]).0.count == 1)
        #expect(try systems(["lijst 2025.csv": table, "lijst b.csv": table]).0.count == 2)
        let other = "artikel;prijs\nLamp;10,00\nBol;2,50\n"
        #expect(try systems(["lijst 2025.csv": table, "lijst 2026.csv": other]).0.count == 2)
    }

    @Test("a folder of folders of different systems stands for them, and one of folders of a single system does not")
    func folders() throws {
        let several = [
            "exports/winkel/orders.csv": Self.orders, "exports/erp/res.partner.csv": Self.partners,
            "truth/remarks.csv": "a;b\n1;2\n3;4\n",
        ]
        #expect(
            try systems(several).0.map { String($0.prefix { $0 != ":" }) } == ["odoo", "shopify", "truth"]
        )
        let single = ["shop/2025/orders.csv": Self.orders, "shop/2026/orders.csv": Self.orders]
        #expect(try systems(single).0.count == 1)
        let entities = ["shop/orders/a.csv": Self.orders, "shop/customers/b.csv": Self.customers]
        #expect(try systems(entities).0.count == 1)
    }

    @Test("the only folder stands for those in it where their names say what they are of")
    func onlyFolder() throws {
        let table = "nr;klant;plaats\n1;Ann;Gent\n2;Bob;Brugge\n"
        #expect(try systems(["exports/webshop/a.csv": table, "exports/boekhouding/b.csv": table]).0.count == 2)
        #expect(try systems(["erp/klanten/a.csv": table, "erp/leveranciers/b.csv": table]).0.count == 1)
    }
}
