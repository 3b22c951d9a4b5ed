import IntegrationModel

/// A column that may hold the same as one of another table, with samples of what is in it.
struct PairableColumn {
    let column: Int
    let kind: AttributeKind
    /// Hashes of values, and of dates however they are written; in all columns the same part of all there can be.
    private(set) var values = HashSample()
    private(set) var words = HashSample()
    /// The first words of values of several words.
    private(set) var firstWords = HashSample()
    /// How many words a value has on average.
    private(set) var wordsPerValue = 0.0

    /// The columns of a table that hold something.
    static func all(_ table: RecordTable, threads: Int) -> [PairableColumn] {
        parallelMap(table.columns.count, threads: threads) { column in
            AttributeKind(of: table.columns[column]).map { PairableColumn(column, $0, table.columns[column]) }
        }.compactMap(\.self)
    }

    private init(_ number: Int, _ kind: AttributeKind, _ column: RecordColumn) {
        (self.column, self.kind) = (number, kind)
        let texts = column.texts
        let shift = HashSample.shift(for: texts.count)
        let selection = WordSelection(shift)
        var (values, words, firstWords) = (HashSample(), HashSample(), HashSample())
        var folded: [UInt8] = []
        var (filled, counted) = (0, 0)
        // Dates and registered numbers are folded to other letters than they are written with.
        let isFoldedPlainly = kind != .date && !column.isRegistration
        var known = KnownValues(isUsed: !isFoldedPlainly)
        for record in 0..<texts.count {
            let isCounted = record & (1 << Int(shift) - 1) == 0
            if !isCounted {
                if isFoldedPlainly {
                    guard texts.withUTF8(of: record, { selection.mayHold($0) }) else { continue }
                } else {
                    let hash = texts.withUTF8(of: record) { known.hash($0) }
                    if known.number(ofHash: hash) != nil { continue }
                    known.keep(1, ofHash: hash)
                }
            }
            folded.removeAll(keepingCapacity: true)
            texts.withUTF8(of: record) { value in
                if kind != .date || !DateDigits.append(value, column.dateOrder, to: &folded) {
                    FoldedValue.appendWords(value, to: &folded)
                }
            }
            if column.isRegistration { RegistrationNumber.shorten(&folded, from: 0) }
            guard !folded.isEmpty else { continue }
            if isCounted { filled += 1 }
            folded.withUnsafeBufferPointer { bytes in
                let whole = ByteHash.hash(bytes)
                let isSelected = selection.holds(bytes)
                // Codes are the same whether they are written in groups or not.
                if isSelected, kind != .code || !bytes.contains(FoldedValue.space) { values.insert(whole) }
                var count = 0
                TokenBags.split(bytes) { word in
                    count += 1
                    guard selection.holds(word) else { return }
                    let hash = word.count == bytes.count ? whole : ByteHash.hash(word)
                    words.insert(hash)
                    if count == 1, word.count < bytes.count { firstWords.insert(hash) }
                }
                if isCounted { counted += count }
                if kind == .code, isSelected, bytes.contains(FoldedValue.space) {
                    var compact = Array(bytes)
                    compact.removeAll { $0 == FoldedValue.space }
                    values.insert(compact.withUnsafeBufferPointer(ByteHash.hash))
                }
            }
        }
        (self.values, self.words, self.firstWords) = (values, words, firstWords)
        wordsPerValue = Double(counted) / Double(max(filled, 1))
    }
}

/// Hashes of a part of all values or words.
struct HashSample {
    private(set) var hashes: Set<UInt64> = []

    /// How many zeros leave some thousands of so many values.
    static func shift(for count: Int) -> UInt64 {
        var shift: UInt64 = 0
        while count >> shift > 8_000 { shift += 1 }
        return shift
    }

    mutating func insert(_ hash: UInt64) { hashes.insert(hash) }

    /// The share of the smaller sample that is in both, 0–1; 0 where it is too small to tell.
    func share(in other: HashSample) -> Double {
        let smaller = min(hashes.count, other.hashes.count)
        return smaller < 5 ? 0 : Double(hashes.intersection(other.hashes).count) / Double(smaller)
    }

    /// The share of these that one of the others has, 0–1.
    func share(coveredBy others: [HashSample]) -> Double {
        guard !hashes.isEmpty else { return 0 }
        return Double(hashes.count { hash in others.contains { $0.hashes.contains(hash) } }) / Double(hashes.count)
    }
}
