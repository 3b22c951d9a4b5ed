import CLibArchive
import Glibc
import ImporterKit

/// The entries of an archive, one after the other, read by libarchive.
final class ArchiveReader {
    struct Entry {
        /// As it stands in the archive.
        var name: [UInt8]
        var kind: Kind
        var isEncrypted: Bool
    }

    enum Kind {
        case file, folder, link, other
    }

    /// How reading an entry ended.
    enum End {
        case whole
        /// What came is no more, or other, than what was packed.
        case damaged(String)
    }

    private let archive: OpaquePointer
    private let bytes: FileBytes
    private let kind: ContainerKind
    private var buffer: UnsafeMutableRawBufferPointer
    private static let bufferBytes = 1 << 18

    /// - Throws: ``UnpackingFailure`` where it can't be read as what it begins as.
    init(_ bytes: FileBytes, _ kind: ContainerKind) throws {
        guard let archive = archive_read_new() else {
            throw UnpackingFailure("there is no memory to unpack it", remedy: "close other programs", endsAll: true)
        }
        self.archive = archive
        self.bytes = bytes
        self.kind = kind
        buffer = .allocate(byteCount: Self.bufferBytes, alignment: 64)
        switch kind {
        case .zip: archive_read_support_format_zip(archive)
        case .sevenZip: archive_read_support_format_7zip(archive)
        case .tar: archive_read_support_format_tar(archive)
        case .compressed:
            archive_read_support_format_tar(archive)
            archive_read_support_format_raw(archive)
            for support in [
                archive_read_support_filter_gzip, archive_read_support_filter_bzip2, archive_read_support_filter_xz,
                archive_read_support_filter_zstd, archive_read_support_filter_lz4,
            ] { _ = support(archive) }
        case .page, .flatWorkbook: break
        }
        guard archive_read_open_memory(archive, bytes.buffer.baseAddress, bytes.count) == ARCHIVE_OK else {
            throw UnpackingFailure(
                "the archive can't be read: \(trouble)",
                remedy: "check that it can be opened on the computer that made it, and copy it again"
            )
        }
    }

    deinit {
        archive_read_free(archive)
        buffer.deallocate()
    }

    /// Whether the archive is one compressed file and nothing else; known after the first entry.
    var isSingleFile: Bool { archive_format(archive) & ARCHIVE_FORMAT_BASE_MASK == ARCHIVE_FORMAT_RAW }

    /// The next entry; nil at the end.
    ///
    /// - Throws: ``UnpackingFailure`` where what follows can't be read.
    func next() throws -> Entry? {
        var entry: OpaquePointer?
        let former = koppel_begin_utf8()
        defer { koppel_end_utf8(former) }
        let result = archive_read_next_header(archive, &entry)
        if result == ARCHIVE_EOF { return nil }
        guard result >= ARCHIVE_WARN, let entry else {
            if archive_read_has_encrypted_entries(archive) > 0 { throw Self.encrypted }
            throw UnpackingFailure(
                "the archive is damaged from here on: \(trouble)",
                remedy: "copy it again, or repair it with the program that made it"
            )
        }
        let name = archive_entry_pathname(entry) ?? archive_entry_pathname_utf8(entry)
        let isLink = archive_entry_hardlink(entry) != nil
        return Entry(
            name: name.map { Array(UnsafeBufferPointer(start: $0, count: strlen($0)).map(UInt8.init(bitPattern:))) }
                ?? [],
            kind: isLink ? .link : Self.kind(UInt32(archive_entry_filetype(entry))),
            isEncrypted: archive_entry_is_encrypted(entry) != 0
        )
    }

    static let encrypted = UnpackingFailure(
        "it is encrypted; an archive without a password was expected",
        remedy: "unpack it with its password and import the files in it"
    )

    /// The file types of POSIX's `st_mode`.
    private static func kind(_ mode: UInt32) -> Kind {
        switch mode & 0o170000 {
        case 0o100000: .file
        case 0o040000: .folder
        case 0o120000: .link
        default: .other
        }
    }

    /// Reads the entry that was met last.
    ///
    /// - Throws: what `body` throws.
    func read(_ body: (UnsafeRawBufferPointer) throws -> Void) throws -> End {
        while true {
            let count = archive_read_data(archive, buffer.baseAddress, buffer.count)
            if count == 0 { return .whole }
            if count == Int(ARCHIVE_RETRY) { continue }
            guard count > 0 else { return .damaged(trouble) }
            try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            bytes.passed(min(max(0, Int(archive_filter_bytes(archive, -1))), bytes.count))
        }
    }

    private var trouble: String {
        archive_error_string(archive).map { String(cString: $0) } ?? "libarchive gives no reason"
    }
}
