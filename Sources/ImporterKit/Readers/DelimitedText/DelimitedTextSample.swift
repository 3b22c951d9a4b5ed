import IntegrationModel

/// Pieces of a delimited text, as UTF-8: its beginning, and one each from the middle and the end of a long one.
struct DelimitedTextSample {
    /// Whole lines, but for a text that is one line.
    let head: [UInt8]
    let others: [[UInt8]]

    private static let headBytes = 1 << 15
    private static let otherBytes = 1 << 13

    init(_ text: UnsafeRawBufferPointer, encoding: TextEncoding, isWhole: Bool) {
        let decoder = TextDecoder(encoding)
        let start = encoding.markLength(in: text)
        let unit = encoding.unitSize

        func piece(from place: Int, bytes: Int, dropFirstLine: Bool) -> [UInt8] {
            let begin = start + (place - start) / unit * unit
            let end = min(begin + bytes * unit, text.count)
            guard begin < end else { return [] }
            let isEnd = end == text.count && isWhole
            var decoded = decoder.decodeAll(UnsafeRawBufferPointer(rebasing: text[begin..<end]), isFinal: isEnd)[...]
            if dropFirstLine, let first = decoded.firstIndex(where: Self.isLineEnd) {
                decoded = decoded[(first + 1)...]
            }
            if !isEnd, let last = decoded.lastIndex(where: Self.isLineEnd) { decoded = decoded[...last] }
            return Array(decoded)
        }
        head = piece(from: start, bytes: Self.headBytes, dropFirstLine: false)
        let length = text.count - start
        guard length > (Self.headBytes + 2 * Self.otherBytes) * unit else {
            others = []
            return
        }
        others = [
            piece(from: start + length / 2, bytes: Self.otherBytes, dropFirstLine: true),
            piece(from: text.count - Self.otherBytes * unit, bytes: Self.otherBytes, dropFirstLine: true),
        ]
    }

    private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    var pieces: [[UInt8]] { [head] + others }

    /// What a first line such as `sep=;` declares, which spreadsheets write and obey.
    var declaredDelimiter: UInt8? {
        var line = head.prefix { !Self.isLineEnd($0) }
        if line.first == 0x22, line.last == 0x22, line.count > 2 { line = line.dropFirst().dropLast() }
        let text = Array(line)
        guard text.count == 5, String(decoding: text[..<4], as: UTF8.self).lowercased() == "sep=" else { return nil }
        return text[4] < 0x80 ? text[4] : nil
    }

    /// What comes out of a piece when it is read in a dialect.
    struct Reading {
        /// The number of values of each record that is not blank, and of those up to the last that is not empty.
        var widths: [(all: Int, filled: Int)] = []
        var strayQuotes = 0
        /// The share of a whole text that lies behind a quote that is never closed.
        var unclosedShare = 0.0
    }

    /// Reads all pieces for their structure.
    func reading(_ dialect: DelimitedTextDialect) -> Reading {
        var reading = Reading()
        for (position, piece) in pieces.enumerated() {
            let unclosed = Self.scan(piece, dialect) { record in
                guard record.end > record.start else { return }
                var filled = record.values.count
                while filled > 0, record.values[filled - 1].isEmpty { filled -= 1 }
                reading.widths.append((record.count, filled))
                if record.repairs.contains(.strayQuotes) { reading.strayQuotes += 1 }
            }
            // A piece that is cut out of a text may end inside quotes; a whole text may not.
            if position == 0, others.isEmpty { reading.unclosedShare = unclosed }
        }
        return reading
    }

    /// Calls `body` with the values of records, at most `limit` of them from each piece.
    func forEachRecord(
        _ dialect: DelimitedTextDialect,
        limit: Int,
        _ body: (DelimitedTextScanner.Record) -> Void
    ) {
        for piece in pieces {
            var left = limit
            _ = Self.scan(piece, dialect) { record in
                guard left > 0, record.end > record.start else { return }
                left -= 1
                body(record)
            }
        }
    }

    struct Row {
        var line: Int
        var values: [[UInt8]]
        var kinds: [DelimitedTextCell]
    }

    /// The first records that are not blank, after `skipping` lines.
    func headRows(_ dialect: DelimitedTextDialect, skipping: Int) -> [Row] {
        var rows: [Row] = []
        var text = head[...]
        for _ in 0..<skipping {
            guard let end = text.firstIndex(where: Self.isLineEnd) else { return [] }
            let isPair = text[end] == 0x0D && end + 1 < text.endIndex && text[end + 1] == 0x0A
            text = text[(end + (isPair ? 2 : 1))...]
        }
        _ = Self.scan(Array(text), dialect) { record in
            guard rows.count < 300, record.end > record.start else { return }
            rows.append(
                Row(
                    line: record.line + skipping,
                    values: record.values.map { Array($0.buffer) },
                    kinds: record.values.map { DelimitedTextCell($0.buffer) }
                )
            )
        }
        return rows
    }

    /// The values of the first lines, up to a blank one.
    func firstRows(_ dialect: DelimitedTextDialect, limit: Int) -> [[String]] {
        var rows: [[String]] = []
        var isContiguous = true
        _ = Self.scan(head, dialect) { record in
            isContiguous = isContiguous && record.end > record.start
            guard isContiguous, rows.count < limit else { return }
            rows.append(record.values.map { String(decoding: $0.buffer, as: UTF8.self) })
        }
        return rows
    }

    /// Reads a piece; returns the share of it that lies behind a quote that is never closed, or beyond a limit.
    private static func scan(
        _ piece: [UInt8],
        _ dialect: DelimitedTextDialect,
        _ body: (DelimitedTextScanner.Record) -> Void
    ) -> Double {
        var scanner = DelimitedTextScanner(dialect: dialect, limits: ReadingLimits(), mayBeMalformed: false)
        let outcome = piece.withUnsafeBytes { bytes in
            try? scanner.scan(bytes, from: 0, isFinal: true) { record in
                body(record)
                return true
            }
        }
        guard let outcome else { return 1 }
        guard case .endedInsideQuotes(let start) = outcome else { return 0 }
        return Double(piece.count - start) / Double(piece.count)
    }
}
