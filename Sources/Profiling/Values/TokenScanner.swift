/// Finds what a value may be: number, date, boolean or text.
enum TokenScanner {
    static func token(of scan: ValueScan, folded: UnsafePointer<UInt8>) -> ValueToken {
        let classes = scan.classes
        guard classes.contains(.digit) else {
            guard scan.count <= 7, let word = BooleanWord.token(folded, scan.foldedCount) else { return .text }
            return word
        }
        if classes.isSubset(of: .ofNumbers), scan.letters <= 3, scan.count <= 40,
            let number = NumberScanner.token(scan.start, scan.count)
        {
            return number.token
        }
        if scan.digits >= 3, scan.count <= 48, !classes.contains(.at),
            let date = DateScanner.token(scan.start, scan.count)
        {
            return date.token
        }
        return .text
    }
}
