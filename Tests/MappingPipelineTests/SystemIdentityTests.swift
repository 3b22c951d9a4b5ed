import BundledImporters
import Foundation
import ImporterKit
import IntegrationModel
import Profiling
import Testing

@testable import MappingPipeline

@Suite("Names of systems")
struct SystemIdentityTests {
    @Test("files whose names differ in punctuation or in their ends only are systems of their own")
    func nearlyTheSameName() throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "koppel-\(UUID())")
        defer { try? FileManager.default.removeItem(at: root) }
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        let table = "id;name;city\n1;Ann;Ghent\n2;Bob;Bruges\n"
        for name in ["my orders.csv", "my_orders.csv"] {
            try Data(table.utf8).write(to: root.appending(path: name))
        }
        let records = #"[{"id": 1, "name": "Ann"}, {"id": 2, "name": "Bob"}]"#
        try Data(records.utf8).write(to: root.appending(path: "my_orders.json"))
        let imported = ImportedLandscape(
            reading: ExportListing.of([root.path]),
            importers: bundledImporters,
            corrections: ImportCorrections(),
            key: HashKey(3, 5),
            kept: KeptImports(),
            resources: MachineResources(threads: 1, memory: 1 << 29)
        )
        #expect(imported.systems.map(\.id) == ["my-orders", "my-orders-2", "my-orders-3"])
        #expect(Set(imported.profiles.map(\.dataset.id)).count == 3)
    }
}
