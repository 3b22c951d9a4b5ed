import Glibc
import ImporterKit

/// The first bytes of a file.
enum FileHead {
    /// - Returns: nil for what can't be opened or is no file.
    static func read<Result>(_ path: String, _ count: Int, _ body: (UnsafeRawBufferPointer) -> Result?) -> Result? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { _ = close(descriptor) }
        return withUnsafeTemporaryAllocation(byteCount: count, alignment: 16) { buffer in
            let read = pread(descriptor, buffer.baseAddress, buffer.count, 0)
            return read > 0 ? body(UnsafeRawBufferPointer(rebasing: buffer[..<read])) : nil
        }
    }
}

/// What a zip archive is, by the names in it: many formats of documents are zip archives.
enum ZipContent {
    case files
    case workbook
    /// A text document, slides, a program: for the inspection to refuse.
    case document

    init(_ absolutePath: String, shownAs path: String) {
        guard let bytes = try? FileBytes(opening: absolutePath, shownAs: path) else {
            self = .files
            return
        }
        self.init(bytes)
    }

    /// Looks at the names only.
    init(_ bytes: FileBytes) {
        guard let reader = try? ArchiveReader(bytes, .zip) else {
            self = .files
            return
        }
        var isOffice = false
        var book: ZipContent?
        var isOpenDocument = false
        var isFirst = true
        // Programs write the parts of a document in orders of their own.
        while let entry = try? reader.next(), !isOffice || book == nil {
            let name = String(decoding: entry.name, as: UTF8.self)
            if name == "[Content_Types].xml" { isOffice = true }
            if name == "xl/workbook.xml" { book = .workbook }
            if name == "xl/workbook.bin" { book = .document }
            if isFirst, name == "mimetype" { isOpenDocument = true }
            isFirst = false
            if isOpenDocument, name == "META-INF/manifest.xml" {
                self = .document
                return
            }
        }
        if isOffice, let book {
            self = book
            return
        }
        self = isOffice ? .document : .files
    }
}
