/// Text formats of banks and accountants that are neither delimited text nor XML nor JSON, told by their beginning.
enum BankFormat {
    /// Coded statement of account (Febelfin): records of 128 characters, of which the first begins with 0 and the
    /// second with 1.
    case coda
    /// SWIFT customer statement message: fields that begin a line with `:20:`, `:25:`, `:60F:`.
    case mt940
    /// Auditfile before XML: records of fixed columns.
    case adf

    init?(_ head: UnsafeRawBufferPointer) {
        let text = head.dropFirst(TextEncoding.byteOrderMark(of: head).map { $0.encoding == .utf8 ? 3 : 0 } ?? 0)
        if text.starts(with: Array("CLAIR1.".utf8)) {
            self = .adf
            return
        }
        let lines = text.prefix(8192).split(maxSplits: 40, omittingEmptySubsequences: true) { $0 == 0x0A || $0 == 0x0D }
        // The last one may be cut.
        let whole = lines.count > 40 || text.count > 8192 ? lines.dropLast() : lines[...]
        if Self.isCODA(whole) {
            self = .coda
            return
        }
        func holds(_ tags: [String]) -> Bool {
            whole.contains { line in tags.contains { line.starts(with: Array($0.utf8)) } }
        }
        guard holds([":20:"]), holds([":25:"]), holds([":28:", ":28C:", ":60F:", ":60M:", ":61:"]) else { return nil }
        self = .mt940
    }

    /// The header record has zeros, a date and the code of the application in it; the old balance follows.
    private static func isCODA(_ lines: ArraySlice<Slice<UnsafeRawBufferPointer>>) -> Bool {
        guard lines.count >= 2, let header = lines.first, let balance = lines.dropFirst().first else { return false }
        let first = Array(header)
        return width(header) == 128 && width(balance) == 128 && first.starts(with: Array("00000".utf8))
            && first[5..<11].allSatisfy { (0x30...0x39).contains($0) } && first[14..<16].elementsEqual(Array("05".utf8))
            && balance.first == UInt8(ascii: "1")
    }

    /// In characters, whether they are written in UTF-8 or in one byte each.
    private static func width(_ line: Slice<UnsafeRawBufferPointer>) -> Int {
        guard line.count > 128, line.count <= 512 else { return line.count }
        return String(decoding: line, as: UTF8.self).unicodeScalars.count
    }
}
