import IntegrationModel

/// Brings a delimited text before a scanner: as it is where it is UTF-8, else decoded block by block.
struct DelimitedTextWindows {
    let file: FileBytes
    let encoding: TextEncoding
    let dialect: DelimitedTextDialect
    let limits: ReadingLimits
    /// Bytes of the byte order mark.
    let markLength: Int

    private static let decodedBlock = 1 << 18
    /// Bytes of a mapped file after which those before are given back.
    private static let keptBytes = 1 << 25
    /// What a byte order mark takes as UTF-8: places are told in those bytes.
    private static let decodedMark = 3

    init(file: FileBytes, encoding: TextEncoding, dialect: DelimitedTextDialect, limits: ReadingLimits) {
        self.file = file
        self.encoding = encoding
        self.dialect = dialect
        self.limits = limits
        markLength = encoding.markLength(in: file.buffer)
    }

    var endsWithLineEnd: Bool {
        file.buffer.suffix(encoding.unitSize).contains { $0 == 0x0A || $0 == 0x0D }
    }

    enum End: Equatable {
        case text
        case stopped
        /// The text ended inside quotes, in the record that begins here; so many lines are left unread.
        case insideQuotes(RecordPlace, lines: Int)
    }

    /// Reads all records after the preamble.
    ///
    /// - Parameter emit: gets each record and where it begins in the text as UTF-8; returns whether to go on.
    /// - Throws: ``DelimitedTextScanner/Failure`` at a limit, and what `emit` throws.
    func forEachRecord(
        _ emit: (DelimitedTextScanner.Record, _ byteOffset: Int) throws -> Bool
    ) throws -> End {
        try withExtendedLifetime(file) {
            encoding == .utf8 ? try readInPlace(emit) : try readDecoded(emit)
        }
    }

    /// Where the first record after the preamble begins in a text that is read in place.
    var beginning: RecordPlace {
        var preamble = Preamble(lines: dialect.preambleLines)
        let start = preamble.skip(in: file.buffer, from: markLength)
        return RecordPlace(line: preamble.line, byteOffset: start)
    }

    private func readInPlace(
        _ emit: (DelimitedTextScanner.Record, _ byteOffset: Int) throws -> Bool
    ) throws -> End {
        let beginning = beginning
        var scanner = DelimitedTextScanner(
            dialect: dialect,
            limits: limits,
            mayBeMalformed: true,
            line: beginning.line
        )
        let start = beginning.byteOffset
        var nextRelease = start + Self.keptBytes
        let outcome = try scanner.scan(file.buffer, from: start, isFinal: true) { record in
            if record.start > nextRelease {
                file.passed(record.start)
                nextRelease = record.start + Self.keptBytes
            }
            return try emit(record, record.start)
        }
        return end(outcome, line: scanner.line, window: file.buffer, offset: 0)
    }

    private func readDecoded(
        _ emit: (DelimitedTextScanner.Record, _ byteOffset: Int) throws -> Bool
    ) throws -> End {
        let decoder = TextDecoder(encoding)
        var scanner = DelimitedTextScanner(dialect: dialect, limits: limits, mayBeMalformed: false)
        var preamble = Preamble(lines: dialect.preambleLines)
        var buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: Self.decodedBlock)
        defer { buffer.deallocate() }
        var filled = 0
        var read = markLength
        var offset = markLength > 0 ? Self.decodedMark : 0
        var malformed = (first: Int.max, last: -1)
        var nextRelease = Self.keptBytes

        while true {
            let progress = decoder.decode(
                UnsafeRawBufferPointer(rebasing: file.buffer[read...]),
                isFinal: true,
                into: UnsafeMutableBufferPointer(rebasing: buffer[filled...])
            )
            if let first = progress.firstMalformed { malformed.first = min(malformed.first, filled + first) }
            if let last = progress.lastMalformed { malformed.last = filled + last }
            read += progress.read
            filled += progress.written
            let isFinal = read >= file.count
            if read > nextRelease {
                file.passed(read)
                nextRelease = read + Self.keptBytes
            }
            // A line end of two bytes must not be cut.
            let isCut = !isFinal && filled > 0 && buffer[filled - 1] == 0x0D
            let window = UnsafeRawBufferPointer(
                rebasing: UnsafeRawBufferPointer(buffer)[..<(isCut ? filled - 1 : filled)]
            )

            var consumed = preamble.skip(in: window, from: 0)
            if preamble.isSkipped {
                if preamble.line > scanner.line { scanner.line = preamble.line }
                scanner.firstSuspect = malformed.last >= consumed ? max(malformed.first, consumed) : Int.max
                scanner.lastSuspect = malformed.last >= consumed ? malformed.last : -1
                let base = offset
                let outcome = try scanner.scan(window, from: consumed, isFinal: isFinal) {
                    try emit($0, base + $0.start)
                }
                guard case .consumed(let place) = outcome else {
                    return end(outcome, line: scanner.line, window: window, offset: offset)
                }
                consumed = place
            }
            if isFinal { return .text }

            let left = filled - consumed
            if left > 0, let start = buffer.baseAddress { start.update(from: start + consumed, count: left) }
            offset += consumed
            filled = left
            malformed =
                malformed.last >= consumed
                ? (max(malformed.first, consumed) - consumed, malformed.last - consumed) : (Int.max, -1)
            if buffer.count - filled < buffer.count / 2 {
                let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: buffer.count * 2)
                if let source = buffer.baseAddress { larger.baseAddress?.update(from: source, count: filled) }
                buffer.deallocate()
                buffer = larger
            }
        }
    }

    func end(
        _ outcome: DelimitedTextScanner.Outcome,
        line: Int,
        window: UnsafeRawBufferPointer,
        offset: Int
    ) -> End {
        switch outcome {
        case .consumed: return .text
        case .stopped: return .stopped
        case .endedInsideQuotes(let start):
            var rest = Preamble(lines: Int.max)
            _ = rest.skip(in: window, from: start)
            let endsLine = window.last == 0x0A || window.last == 0x0D
            return .insideQuotes(
                RecordPlace(line: line, byteOffset: offset + start),
                lines: rest.line - (endsLine ? 1 : 0)
            )
        }
    }

    /// Passes over lines, whatever is on them.
    private struct Preamble {
        private var linesLeft: Int
        private(set) var line = 1

        init(lines: Int) {
            linesLeft = max(lines, 0)
        }

        var isSkipped: Bool { linesLeft == 0 }

        /// The place after the lines to skip, or the end of the window.
        mutating func skip(in window: UnsafeRawBufferPointer, from start: Int) -> Int {
            var place = start
            while linesLeft > 0, place < window.count {
                let byte = window[place]
                place += 1
                guard byte == 0x0A || byte == 0x0D else { continue }
                if byte == 0x0D, place < window.count, window[place] == 0x0A { place += 1 }
                linesLeft -= 1
                line += 1
            }
            return place
        }
    }
}
