/// Names of the months in Dutch, French, German and English, and their usual abbreviations.
enum MonthName {
    private static let names: [(StaticString, Int)] = [
        ("januari", 1), ("january", 1), ("januar", 1), ("janvier", 1), ("janv", 1), ("jan", 1), ("janner", 1),
        ("februari", 2), ("february", 2), ("februar", 2), ("fevrier", 2), ("fevr", 2), ("fev", 2), ("feb", 2),
        ("maart", 3), ("march", 3), ("marz", 3), ("maerz", 3), ("mars", 3), ("mrt", 3), ("mar", 3), ("mrz", 3),
        ("april", 4), ("avril", 4), ("avr", 4), ("apr", 4),
        ("mei", 5), ("may", 5), ("mai", 5),
        ("juni", 6), ("june", 6), ("juin", 6), ("jun", 6),
        ("juli", 7), ("july", 7), ("juillet", 7), ("juil", 7), ("jul", 7),
        ("augustus", 8), ("august", 8), ("aout", 8), ("aou", 8), ("aug", 8),
        ("september", 9), ("septembre", 9), ("sept", 9), ("sep", 9),
        ("oktober", 10), ("october", 10), ("octobre", 10), ("okt", 10), ("oct", 10),
        ("november", 11), ("novembre", 11), ("nov", 11),
        ("december", 12), ("decembre", 12), ("dezember", 12), ("dec", 12), ("dez", 12), ("des", 12),
    ]

    private static let months = WordTable(
        Dictionary(
            names.map { name, month in
                (packed(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)), UInt64(month))
            },
            uniquingKeysWith: { first, _ in first }
        )
    )

    /// The month whose name begins the bytes, 1–12, and the bytes it takes, its full stop included.
    static func month(_ start: UnsafePointer<UInt8>, _ available: Int) -> (month: Int, length: Int)? {
        var word: UInt64 = 0
        var letters = 0
        var length = 0
        while length < available {
            let byte = start[length]
            if isLetter(byte) {
                word = word << 7 | UInt64(lowercased(byte) & 0x7F)
                (letters, length) = (letters + 1, length + 1)
            } else if byte >= 0xC3, byte <= 0xC5 {
                let scalar = FoldedScalar(start + length, available - length)
                guard scalar.length > 0 else { return nil }
                word = word << 7 | UInt64(scalar.first & 0x7F)
                (letters, length) = (letters + 1, length + scalar.bytes)
            } else {
                break
            }
            guard letters <= 9 else { return nil }
        }
        guard letters >= 3, let month = months[word] else { return nil }
        if length < available, start[length] == UInt8(ascii: ".") { length += 1 }
        return (Int(month), length)
    }

    private static func packed(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 7 | UInt64($1 & 0x7F) }
    }
}
