import ImporterKit

/// What holds other files.
enum ContainerKind: Sendable, Hashable {
    case zip
    case sevenZip
    case tar
    /// One compressed file, or a compressed tar.
    case compressed
    /// A web page that may have tables in it, and a workbook that is one XML document: what programs call `.xls`.
    case page, flatWorkbook

    /// Tells by the marks that formats begin with, whatever the file is called; nil for what holds no files.
    ///
    /// The marks are those of APPNOTE.TXT 4.3.7 (zip), 7zFormat.txt, POSIX.1-1988 (tar), RFC 1952 (gzip), and the formats of
    /// bzip2, xz, Zstandard (RFC 8878) and LZ4 frames.
    init?(_ head: UnsafeRawBufferPointer) {
        func begins(_ mark: [UInt8]) -> Bool { head.count >= mark.count && head.prefix(mark.count).elementsEqual(mark) }
        if begins([0x50, 0x4B, 0x03, 0x04]) || begins([0x50, 0x4B, 0x05, 0x06]) {
            self = .zip
        } else if begins([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]) {
            self = .sevenZip
        } else if begins([0x1F, 0x8B]) || begins(Array("BZh".utf8)) || begins([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00])
            || begins([0x28, 0xB5, 0x2F, 0xFD]) || begins([0x04, 0x22, 0x4D, 0x18])
        {
            self = .compressed
        } else if head.count >= 262, head[257..<262].elementsEqual("ustar".utf8) {
            self = .tar
        } else if WebPage.begins(head) {
            self = .page
        } else if FlatWorkbook.begins(head) {
            self = .flatWorkbook
        } else {
            return nil
        }
    }

    /// Bytes that the marks are in.
    static let headBytes = 512

    /// Files with these endings are texts. They are not opened to see whether they hold files, which would take long for
    /// thousands of them.
    private static let textEndings: Set<String> = [
        "csv", "tsv", "tab", "txt", "xml", "json", "jsonl", "ndjson", "ubl", "xaf", "cod", "coda", "sta", "940",
        "mt940",
        "dat", "asc", "edi", "pdf", "doc", "docx", "yaml", "yml", "md",
    ]

    /// Whether a file of this name is looked into.
    static func isLookedInto(_ path: String) -> Bool {
        guard let dot = path.lastIndex(of: "."), path[dot...].firstIndex(of: "/") == nil else { return true }
        return !textEndings.contains(path[path.index(after: dot)...].lowercased())
    }
}
