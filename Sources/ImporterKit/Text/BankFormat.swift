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
        if head.starts(with: Array("CLAIR1.".utf8)) {
            self = .adf
            return
        }
        let lines = head.prefix(8192).split(maxSplits: 40, omittingEmptySubsequences: true) { $0 == 0x0A || $0 == 0x0D }
        // The last one may be cut.
        let whole = lines.count > 40 || head.count > 8192 ? lines.dropLast() : lines[...]
        let isCODA =
            whole.count >= 3 && whole.allSatisfy { $0.count == 128 } && whole[0].first == UInt8(ascii: "0")
            && whole[1].first == UInt8(ascii: "1")
        if isCODA {
            self = .coda
            return
        }
        func holds(_ tags: [String]) -> Bool {
            whole.contains { line in tags.contains { line.starts(with: Array($0.utf8)) } }
        }
        guard holds([":20:"]), holds([":25:"]), holds([":28:", ":28C:", ":60F:", ":60M:", ":61:"]) else { return nil }
        self = .mt940
    }
}
