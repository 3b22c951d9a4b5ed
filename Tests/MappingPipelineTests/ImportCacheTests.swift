import Foundation
import Testing

@testable import MappingPipeline

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

    @Test("files are kept as they were, whatever their names")
    func files() throws {
        let paths = ["a.csv", "b c/d  e.csv", "new\nline", "\r\n", "back\\slash\\n", "\\", "é\u{301}", " ", ""]
        let stamp = FileStamp(size: 1, modified: -2, changed: 3)
        let files = paths.enumerated().map { position, path in
            KeptFiles.File(
                path: path,
                stamp: position % 2 == 0 ? stamp : nil,
                reading: position,
                digest: "d\(position)"
            )
        }
        let data = try JSONEncoder().encode(KeptFiles(files: files))
        let kept = try JSONDecoder().decode(KeptFiles.self, from: data).files
        #expect(kept == files)
        #expect(kept.map { Array($0.path.utf8) } == paths.map { Array($0.utf8) })
    }

    @Test("what is no list of files is not taken for one", arguments: ["x", "1 d 1 2 3", "a d 1 2 3 p"])
    func damaged(text: String) throws {
        let data = try JSONEncoder().encode(text)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(KeptFiles.self, from: data) }
    }
}
