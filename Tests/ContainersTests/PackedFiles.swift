import CLibArchive
import Containers
import Foundation
import ImporterKit
import IntegrationModel
import Testing

/// A folder for archives, which goes away with its last reference.
final class ArchiveFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/koppel-containers-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file and opens it as the container that it is.
    func container(_ name: String, _ bytes: [UInt8], limits: UnpackingLimits = UnpackingLimits()) throws -> Container {
        let file = "\(path)/\(name)"
        try Data(bytes).write(to: URL(filePath: file))
        return try #require(Container(path: name, absolutePath: file, folder: path, limits: limits))
    }
}

extension Container {
    /// The members' texts by path.
    func texts() throws -> [String: String] {
        var texts: [String: String] = [:]
        for member in listing().members where member.size > 0 {
            let bytes = try contents(of: member).open(shownAs: "\(path)/\(member.path)")
            texts[member.path] = String(decoding: bytes.buffer, as: UTF8.self)
            #expect(bytes.count == member.size)
        }
        return texts
    }

    /// The diagnostics as `path: severity: message`, without what to do.
    var troubles: [String] {
        listing().diagnostics.map { "\($0.location): \($0.severity.rawValue): \($0.message)" }
    }
}

/// Writes archives with libarchive.
enum Packing {
    enum Format {
        case tar, sevenZip, zip
        /// One file by itself.
        case raw
    }

    /// - Parameter filter: `gzip`, `bzip2`, `xz`, `zstd`, `lz4`; nil for none.
    static func archive(_ format: Format, filter: String? = nil, _ files: KeyValuePairs<String, [UInt8]>) -> [UInt8] {
        let archive = archive_write_new()
        defer { archive_write_free(archive) }
        switch format {
        case .tar: archive_write_set_format_pax_restricted(archive)
        case .sevenZip: archive_write_set_format_7zip(archive)
        case .zip: archive_write_set_format_zip(archive)
        case .raw: archive_write_set_format_raw(archive)
        }
        if let filter { archive_write_add_filter_by_name(archive, filter) }
        archive_write_set_bytes_in_last_block(archive, 1)
        var buffer = [UInt8](repeating: 0, count: files.reduce(1 << 20) { $0 + 2 * $1.value.count + 4096 })
        var used = 0
        buffer.withUnsafeMutableBytes { memory in
            archive_write_open_memory(archive, memory.baseAddress, memory.count, &used)
            for (name, bytes) in files {
                let entry = archive_entry_new()
                archive_entry_set_pathname(entry, name)
                archive_entry_set_size(entry, Int64(bytes.count))
                archive_entry_set_filetype(entry, 0o100000)
                archive_entry_set_perm(entry, 0o644)
                archive_write_header(archive, entry)
                _ = bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
                archive_entry_free(entry)
            }
            archive_write_close(archive)
        }
        return Array(buffer[..<used])
    }
}
