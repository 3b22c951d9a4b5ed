/// Finds what a value may be: number, date, boolean or text.
enum TokenScanner {
    static func token(of scan: ValueScan, in buffer: borrowing ScanBuffer) -> ValueToken {
        let classes = scan.classes
        guard classes.contains(.digit) else {
            guard scan.count <= 7, let word = BooleanWord.token(buffer.folded, scan.foldedCount, in: buffer.booleans)
            else {
                return .text
            }
            return word
        }
        if classes.isSubset(of: .ofNumbers), scan.letters <= 3, scan.count <= 40,
            let number = NumberScanner.token(scan.start, scan.count)
        {
            return number.token
        }
        // A month's name takes nine letters, and "Z", "T", "AM" or "UTC" a few more.
        if scan.digits >= 3, scan.count <= 48, scan.letters <= 16, classes.isSubset(of: .ofDates),
            let date = DateScanner.token(scan.start, scan.count)
        {
            return date.token
        }
        return .text
    }
}
