import BundledImporters
import Foundation
import ImporterKit
import IntegrationModel
import Profiling
import TestSupport
import Testing

@testable import GapAnalysis
@testable import MappingPipeline

/// The rules of EN 16931 and Peppol, on invoices as the importers read them.
@Suite("Rules of invoices")
struct InvoiceRulesTests {
    /// The ids of the rules that each file of a folder breaks.
    private static func breaches(in folder: String) throws -> [String: Set<String>] {
        let imported = ImportedLandscape(
            reading: ExportListing.of([folder]),
            importers: bundledImporters,
            corrections: ImportCorrections(),
            key: HashKey(3, 5),
            kept: KeptImports(),
            resources: MachineResources(threads: 2, memory: 1 << 29)
        )
        var found: [String: Set<String>] = [:]
        for profile in imported.profiles where profile.dataset.parent == nil {
            guard let reader = try InvoiceReader(profile, among: imported.profiles, texts: imported.texts) else {
                continue
            }
            for record in 0..<profile.columns.count {
                let invoice = reader.invoice(record)
                let name = invoice.place.file.split(separator: "/").last.map(String.init) ?? ""
                found[name] = Set(InvoiceRules.all.filter { !$0.breaches(in: invoice).isEmpty }.map(\.id))
            }
        }
        return found
    }

    private static func folder(of files: [String: String]) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "koppel-\(UUID())")
        let inner = folder.appending(path: "invoices")
        try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
        for (name, text) in files { try Data(text.utf8).write(to: inner.appending(path: name)) }
        return folder
    }

    private static let changed: [String: Set<String>]? = {
        var files = ["valid.xml": InvoiceChanges.valid]
        for (index, change) in InvoiceChanges.all.enumerated() { files["\(index).xml"] = change.text }
        guard let folder = try? folder(of: files) else { return nil }
        defer { try? FileManager.default.removeItem(at: folder) }
        return try? breaches(in: folder.path)
    }()

    @Test("an invoice in order breaks none")
    func valid() throws {
        let found = try #require(Self.changed)
        #expect(found["valid.xml"] == [])
    }

    @Test("each change breaks the rules that the official report names", arguments: InvoiceChanges.all.indices)
    func changes(index: Int) throws {
        let change = InvoiceChanges.all[index]
        let all = try #require(Self.changed)
        let found = try #require(all["\(index).xml"])
        // A change to the standard's terms can break a rule of Peppol too; those are checked by changes of their own.
        let same = change.isOfStandard ? found.filter { $0.hasPrefix("BR-") } : found
        #expect(same == Set(change.breaks), "\(change.old) → \(change.new)")
    }

    @Test(
        "published invoices that the official report finds in order break no rule of EN 16931",
        .enabled(if: SharedData.folder != nil, "needs ../shared"),
        arguments: ["samples/crm/ubl-en16931", "samples/crm/peppol-bis3", "samples/crm/cii"]
    )
    func published(path: String) throws {
        let folder = try #require(SharedData.path(path))
        let found = try Self.breaches(in: folder)
        #expect(found.count >= 14)
        for (file, ids) in found { #expect(ids.filter { $0.hasPrefix("BR-") }.isEmpty, "\(file): \(ids.sorted())") }
    }

    @Test(
        "published Peppol invoices break no rule of Peppol",
        .enabled(if: SharedData.folder != nil, "needs ../shared")
    )
    func peppol() throws {
        let found = try Self.breaches(in: try #require(SharedData.path("samples/crm/peppol-bis3")))
        for (file, ids) in found {
            // This one has a GLN with a wrong check digit.
            let ids = file == "BIS_Billing_30-Elhandel.xml" ? ids.subtracting(["PEPPOL-COMMON-R040"]) : ids
            #expect(ids.filter { $0.hasPrefix("PEPPOL") }.isEmpty, "\(file): \(ids.sorted())")
        }
    }
}
