import ImporterKit
import IntegrationModel

/// The parts of a workbook, unpacked into a storage of their own, which goes with this object.
final class ArchivedParts: WorkbookParts {
    private let storage: UnpackedStorage
    private var ranges: [String: Range<Int>] = [:]
    private var end = 0

    /// - Parameter count: is told of the bytes that are unpacked, and throws at a limit.
    init(_ bytes: FileBytes, in folder: String, count: (Int) throws -> Void) throws {
        storage = try UnpackedStorage(in: folder)
        let reader = try ArchiveReader(bytes, .zip)
        while let entry = try reader.next() {
            let name = String(decoding: entry.name, as: UTF8.self).lowercased()
            // Pictures, printer settings and the like are of no use.
            guard entry.kind == .file, name.hasSuffix(".xml") || name.hasSuffix(".rels"), ranges[name] == nil else {
                continue
            }
            if entry.isEncrypted { throw ArchiveReader.encrypted }
            var end: ArchiveReader.End?
            ranges[name] = try written { write in
                end = try reader.read { bytes in
                    try count(bytes.count)
                    try write(bytes)
                }
            }
            if case .damaged(let reason) = end {
                throw UnpackingFailure(
                    "the workbook is damaged: its part \(name): \(reason)",
                    remedy: "open it in a spreadsheet program and save it again"
                )
            }
        }
    }

    func part(_ name: String) throws -> FileBytes? {
        guard let range = ranges[name.lowercased()], !range.isEmpty else { return nil }
        return try storage.bytes(range, shownAs: name)
    }

    func store(_ body: (_ write: (UnsafeRawBufferPointer) throws -> Void) throws -> Void) throws -> FileBytes {
        try storage.bytes(written(body), shownAs: "")
    }

    private func written(_ body: (_ write: (UnsafeRawBufferPointer) throws -> Void) throws -> Void) throws -> Range<Int>
    {
        let start = (end + FileBytes.partAlignment - 1) / FileBytes.partAlignment * FileBytes.partAlignment
        var place = start
        try body { bytes in
            try storage.write(bytes, at: place)
            place += bytes.count
        }
        end = place
        return start..<place
    }
}
