/// What systems write where a record has no value.
///
/// Upper and lower case count, so that the surname Null, the given name Nan and the country code NA stay values.
enum NullWords {
    static let words: [StaticString] = [
        // Words.
        "NULL", "null", "(null)", "<null>", "[null]", "NaN", "nan", "nil", "None", "undefined", "\\N",
        "N/A", "n/a", "N.A.", "n.a.", "#N/A", "#N/B", "#NV", "n.v.t.", "N.V.T.", "nvt", "NVT", "s.o.", "S.O.", "k.A.",
        "(leeg)", "(blank)", "(empty)", "(vide)", "(leer)",
        // Marks.
        "-", "--", "---", "–", "—", ".", "?", "/",
        // An identifier that identifies nothing.
        "00000000-0000-0000-0000-000000000000", "{00000000-0000-0000-0000-000000000000}",
        // The first day of a calendar or a database, and the last: no date, or no end.
        "00000000", "0000-00-00", "00/00/0000", "00.00.0000", "00-00-0000", "0000-00-00 00:00:00",
        "0001-01-01", "01/01/0001", "1/1/0001", "01-01-0001", "01.01.0001", "0001-01-01 00:00:00",
        "0001-01-01T00:00:00", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z",
        "1753-01-01", "01/01/1753", "1753-01-01T00:00:00", "1753-01-01 00:00:00",
        "9999-12-31", "31/12/9999", "12/31/9999", "31.12.9999", "31-12-9999", "99991231", "9999-12-31T00:00:00",
        "9999-12-31T23:59:59", "9999-12-31 00:00:00", "9999-12-31 23:59:59",
    ]

    private static let byLength: [[[UInt8]]] = {
        let all = words.map { Array(UnsafeBufferPointer(start: $0.utf8Start, count: $0.utf8CodeUnitCount)) }
        let longest = all.reduce(0) { max($0, $1.count) }
        return (0...longest).map { length in all.filter { $0.count == length } }
    }()

    /// For each byte, the lengths of the words that begin with it, a bit for each.
    nonisolated(unsafe) static let lengths: UnsafePointer<UInt64> = {
        let table = UnsafeMutablePointer<UInt64>.allocate(capacity: 256)
        table.initialize(repeating: 0, count: 256)
        for word in words { table[Int(word.utf8Start[0])] |= 1 << UInt64(word.utf8CodeUnitCount) }
        return UnsafePointer(table)
    }()

    /// Whether the bytes, without spaces around them, stand for no value.
    static func contains(_ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard count > 0, count < byLength.count else { return false }
        for word in byLength[count] where word[0] == start[0] {
            let same = word.withUnsafeBufferPointer { expected in
                (0..<count).allSatisfy { expected[$0] == start[$0] }
            }
            if same { return true }
        }
        return false
    }
}
