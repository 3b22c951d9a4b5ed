import Foundation
import MappingPipeline
import Testing

@Suite("Import cache")
struct ImportCacheTests {
    @Test("saving removes the column files of exports that are gone, and not the lock of the import")
    func removesOnlyItsOwn() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "koppel-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in [".lock", "0123456789abcdef-0.columns"] {
            try Data().write(to: folder.appending(path: name))
        }
        ImportCache(folder: folder.path).save(KeptImports())
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(left == [".lock", "index.json"])
    }
}
