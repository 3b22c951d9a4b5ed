/// Finds what a value may be: number, date, boolean or text.
enum TokenScanner {
    @inline(__always)
    static func token(of scan: ValueScan, in buffer: borrowing ScanBuffer) -> ValueToken {
        let classes = scan.classes
        guard classes.contains(.digit) else {
            guard scan.count <= 7, let word = BooleanWord.token(buffer.folded, scan.foldedCount, in: buffer.booleans)
            else {
                return .text
            }
            return word
        }
        if classes.isSubset(of: .ofNumbers), scan.letters <= 3, scan.count <= 40, mayBeNumber(scan),
            let number = NumberScanner.token(scan.start, scan.count)
        {
            return number.token
        }
        // A month's name takes nine letters, and "Z", "T", "AM" or "UTC" a few more.
        if scan.digits >= 3, scan.count <= 48, scan.letters <= 16, classes.isSubset(of: .ofDates),
            mayBeDate(scan),
            let date = DateScanner.token(scan.start, scan.count)
        {
            return date.token
        }
        return .text
    }

    /// Whether a value that begins with a letter begins with three that may be a currency, and no digit after them.
    @inline(__always)
    private static func mayBeNumber(_ scan: ValueScan) -> Bool {
        !isLetter(scan.start[0]) || scan.letters == 3 && scan.count > 3 && !isDigit(scan.start[3])
    }

    /// Whether a value that begins with a letter begins with three that may be a month.
    @inline(__always)
    private static func mayBeDate(_ scan: ValueScan) -> Bool {
        func mayBeLetter(_ byte: UInt8) -> Bool { isLetter(byte) || byte >= 0x80 }
        return !isLetter(scan.start[0])
            || scan.count > 3 && mayBeLetter(scan.start[1]) && mayBeLetter(scan.start[2])
    }
}
