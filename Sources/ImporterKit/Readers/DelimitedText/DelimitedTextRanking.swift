import IntegrationModel

/// The dialects that make something of a text, best first.
struct DelimitedTextRanking {
    struct Entry {
        var dialect: DelimitedTextDialect
        /// The number of values that most records have.
        var width: Int
        var score: Double
    }

    private(set) var entries: [Entry] = []

    var first: Entry? { entries.first }

    private static let typedCandidates = 6
    private static let typedRecords = 60
    /// Below this, the text is better read as one column.
    private static let leastScore = 0.12
    private static let nearly = 0.8

    init(_ candidates: DelimitedTextCandidates, on sample: DelimitedTextSample) {
        var scored: [Entry] = []
        for dialect in candidates.dialects {
            guard let entry = Self.uniformity(of: dialect, on: sample) else { continue }
            scored.append(entry)
        }
        // Stable, so that of equals the one tried first wins.
        scored = Self.sorted(scored)
        entries = scored.prefix(Self.typedCandidates).map { entry in
            var entry = entry
            entry.score *= Self.meaning(of: entry, on: sample)
            return entry
        }
        entries = Self.sorted(entries).filter { $0.score >= Self.leastScore }
        if let best = entries.first, Self.oneColumnScore(besides: best, on: sample) > best.score { entries = [] }
    }

    private static func sorted(_ entries: [Entry]) -> [Entry] {
        entries.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }.map(\.element)
    }

    /// How uniform the records come out: the share that has the width which explains most values, between the first and
    /// the last such record; more columns say more.
    private static func uniformity(of dialect: DelimitedTextDialect, on sample: DelimitedTextSample) -> Entry? {
        let reading = sample.reading(dialect)
        let rows = reading.widths
        var counts: [Int: Int] = [:]
        for row in rows { counts[row.all, default: 0] += 1 }
        let least = rows.count <= 2 ? 1 : max(2, rows.count / 20)
        let width =
            counts.filter { $0.key > 1 && $0.value >= least }
            .max { (Double($0.value) * Double($0.key - 1), $0.key) < (Double($1.value) * Double($1.key - 1), $1.key) }?
            .key
        guard let width else { return nil }
        // Empty values beyond the width, or left off at the end, are the same record.
        func fits(_ row: (all: Int, filled: Int)) -> Bool {
            row.all == width || row.all > width && row.filled <= width
                || row.all < width && row.all == row.filled && row.all * 3 > width * 2
        }
        guard let firstFit = rows.firstIndex(where: fits), let lastFit = rows.lastIndex(where: fits) else { return nil }
        let region = rows[firstFit...lastFit]
        let fitting = region.count { $0.all == width || $0.all > width && $0.filled <= width }
        let nearlyFitting = region.count(where: fits) - fitting
        let uniform = (Double(fitting) + Double(nearlyFitting) * 0.5) / Double(region.count)
        let covered = Double(region.count) / Double(rows.count)
        var score = uniform * uniform * Double(width - 1) / Double(width) * (0.4 + 0.6 * covered)
        score *= DelimitedTextCandidates.priors.first { $0.delimiter == dialect.delimiter }?.prior ?? 0.5
        score *= 1 - 0.9 * min(1, Double(reading.strayQuotes) / Double(rows.count))
        // A quote that stays open to the end of much text is no quote; one near the end opens where the text was cut off.
        if reading.unclosedShare > 0 { score *= 1 - 0.5 * min(1, 0.02 + 4 * reading.unclosedShare) }
        return Entry(dialect: dialect, width: width, score: score)
    }

    /// The share of values that look like something. A value with a quote or another delimiter in it looks like pieces
    /// of values.
    private static func meaning(of entry: Entry, on sample: DelimitedTextSample) -> Double {
        var sum = 0.0
        var cells = 0
        sample.forEachRecord(entry.dialect, limit: typedRecords) { record in
            guard record.count == entry.width else { return }
            for value in record.values {
                let kind = DelimitedTextCell(value.buffer)
                guard kind != .empty else { continue }
                cells += 1
                sum += kind.isTyped ? 1 : kind == .words ? 0.8 : 0.25
                if isEnclosed(value.buffer) { sum -= 0.3 }
            }
        }
        return cells == 0 ? 0.5 : sum / Double(cells)
    }

    /// Whether a value still stands in quotes that mean nothing in the dialect it was read in.
    private static func isEnclosed(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
        guard value.count > 1, let first = value.first, first == value.last else { return false }
        return first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
    }

    /// How well the text reads as one column: by the share of its lines that are a number, a date or the like as a
    /// whole. Only where the first line, which may be the header, does not have the width of the others: a comma or
    /// colon in each value then is a decimal mark or part of a time.
    private static func oneColumnScore(besides entry: Entry, on sample: DelimitedTextSample) -> Double {
        var isFirst = true
        var typed = 0
        var lines = 0
        sample.forEachRecord(entry.dialect, limit: typedRecords) { record in
            defer { isFirst = false }
            if isFirst, record.count == entry.width { lines = Int.min / 2 }
            lines += 1
            if DelimitedTextCell(record.bytes).isTyped { typed += 1 }
        }
        return lines > 0 ? 0.65 * Double(typed) / Double(lines) : 0
    }

    /// 0–1.
    func confidence(isGiven: Bool) -> Double {
        guard let best = entries.first else { return isGiven ? 1 : 0.4 }
        if isGiven { return 1 }
        let other = entries.first { $0.dialect.delimiter != best.dialect.delimiter }?.score ?? 0
        return min(1, max(0.1, 1 - other / best.score * 0.6))
    }

    /// What is nearly as good as the best, and what is unusual.
    var doubts: [String] {
        guard let best = entries.first else {
            return ["no delimiter was found; each line was read as one value"]
        }
        var doubts: [String] = []
        for entry in entries.dropFirst() where entry.score >= best.score * Self.nearly {
            if entry.dialect.delimiter != best.dialect.delimiter {
                let doubt =
                    "the delimiter may be \(Self.name(entry.dialect.delimiter)) instead of \(Self.name(best.dialect.delimiter))"
                if !doubts.contains(doubt) { doubts.append(doubt) }
            }
        }
        return doubts
    }

    static func name(_ byte: UInt8) -> String {
        switch byte {
        case 0x09: "tab"
        case 0x20: "space"
        case 0x21...0x7E: "\"\(Character(Unicode.Scalar(byte)))\""
        default: "byte \(byte)"
        }
    }
}

extension DelimitedTextCandidates {
    func ranked(on sample: DelimitedTextSample) -> DelimitedTextRanking { DelimitedTextRanking(self, on: sample) }
}
