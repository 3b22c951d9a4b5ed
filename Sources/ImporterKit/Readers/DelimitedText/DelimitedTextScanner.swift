import CTextScanning
import IntegrationModel

/// Cuts UTF-8 text into records and values, without looking at what they mean.
///
/// Blocks of 64 bytes become bit masks of the delimiters, quotes and line ends; a running exclusive-or over the quote
/// mask tells what is inside quotes (Langdale and Lemire, "Parsing Gigabytes of JSON per Second", 2019, section 3.1.1).
/// That holds where every quote opens a value, closes one or is doubled, which two more masks check for each block.
/// Where it does not, the values around are read by the exact rules of ``exactValue(_:from:to:isFinal:)``, which give
/// the same result wherever the masks apply.
///
/// A scanner reads one run of records after the other; the text may come in windows.
struct DelimitedTextScanner: ~Copyable {
    let delimiter: UInt8
    let quote: UInt8
    let escape: UInt8
    let quoteFilter: UInt64
    let escapeFilter: UInt64
    let limits: ReadingLimits
    /// Whether the text may hold bytes that are not UTF-8. Decoded text does not.
    let mayBeMalformed: Bool

    /// The line on which the record that is being read begins.
    var line: Int
    /// Places in the window, first and last, where something has to be put right: bytes that are no characters, zeros.
    var firstSuspect = Int.max
    var lastSuspect = -1

    var values: UnsafeMutablePointer<ByteSlice>
    var capacity: Int
    var count = 0
    var valueStart = 0
    var recordStart = 0
    var linesInQuotes = 0
    /// Positions of the values in which escapes have to be taken out.
    var escaped: [Int] = []
    var repairs: Repairs = []
    var scratch: UnsafeMutableBufferPointer<UInt8>
    /// A block with the last bytes of a window, and zeros after them.
    let lastBlock: UnsafeMutablePointer<UInt8>
    /// The masks of the next blocks.
    private let ahead: UnsafeMutablePointer<text_scanning_masks>
    private static let blocksAhead = 32

    init(dialect: DelimitedTextDialect, limits: ReadingLimits, mayBeMalformed: Bool, line: Int = 1) {
        delimiter = dialect.delimiter
        quote = dialect.quote ?? 0
        quoteFilter = dialect.quote == nil ? 0 : ~0
        let escape = dialect.escape ?? quote
        self.escape = escape
        escapeFilter = dialect.quote == nil || escape == quote ? 0 : ~0
        self.limits = limits
        self.mayBeMalformed = mayBeMalformed
        self.line = line
        capacity = 64
        values = .allocate(capacity: capacity)
        scratch = .allocate(capacity: 256)
        lastBlock = .allocate(capacity: 64)
        ahead = .allocate(capacity: Self.blocksAhead)
    }

    deinit {
        lastBlock.deallocate()
        ahead.deallocate()
        values.deallocate()
        scratch.deallocate()
    }

    /// Reads the records that begin in a window at or after `start`, which must be the beginning of a record.
    ///
    /// - Parameters:
    ///   - isFinal: whether the text ends with the window, so that what stands at its end is a whole record. Otherwise
    ///     the window must not end between a carriage return and its line feed.
    ///   - emit: gets each record in order, also blank ones; returns whether to go on.
    /// - Throws: ``Failure`` at a limit, and what `emit` throws.
    mutating func scan(
        _ window: UnsafeRawBufferPointer,
        from start: Int,
        isFinal: Bool,
        _ emit: (Record) throws -> Bool
    ) throws -> Outcome {
        guard let base = window.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return .consumed(0) }
        let end = window.count
        beginRecord(at: start)

        var position = start
        var insideBefore: UInt64 = 0
        var breakBefore: UInt64 = 1
        var closingBefore: UInt64 = 0
        var returnBefore: UInt64 = 0
        var escapeBefore: UInt64 = 0
        var characterTail = 0
        var mayHoldEscapes = false
        var (nextAhead, blocksAhead) = (0, 0)

        while position < end {
            if position - recordStart > limits.recordBytes { throw Failure.recordTooLong(line: line) }
            if position - valueStart > limits.valueBytes { throw longValue(insideQuotes: insideBefore != 0) }

            let available = end - position
            let valid: UInt64 = available >= 64 ? ~0 : 1 << UInt64(available) - 1
            let masks: text_scanning_masks
            if available >= 64 {
                if nextAhead == blocksAhead {
                    (nextAhead, blocksAhead) = (0, min(Self.blocksAhead, available >> 6))
                    text_scanning_blocks(base + position, UInt32(blocksAhead), delimiter, quote, escape, ahead)
                }
                masks = ahead[nextAhead]
                nextAhead += 1
            } else {
                lastBlock.initialize(repeating: 0, count: 64)
                lastBlock.update(from: base + position, count: available)
                masks = text_scanning_block(lastBlock, delimiter, quote, escape)
            }

            if masks.high != 0, mayBeMalformed {
                characterTail = checkCharacters(masks.high, base, position, end, tail: characterTail)
            } else {
                characterTail = 0
            }
            if masks.nul & valid != 0 { markZeros(masks.nul & valid, position) }

            var quotes = masks.quote & quoteFilter & valid
            if escapeFilter != 0 {
                let escapes = masks.escape & escapeFilter & valid
                if escapes != 0 { mayHoldEscapes = true }
                quotes &= ~escapedBytes(escapes, &escapeBefore)
            }
            let anyBreak = masks.line_feed | masks.carriage_return
            let breaks =
                (masks.carriage_return | masks.line_feed & ~(masks.carriage_return << 1 | returnBefore)) & valid
            let inside = prefixXor(quotes) ^ insideBefore

            // Every opening quote follows a delimiter, a line end or the quote it doubles; every closing quote is
            // followed by one.
            let opening = quotes & inside
            let closing = quotes & ~inside
            let ends = masks.delimiter | anyBreak
            let badOpening = opening & ~((ends | closing) << 1 | breakBefore | closingBefore)
            let badClosing = (closing << 1 | closingBefore) & valid & ~(ends | quotes)
            if badOpening | badClosing != 0 {
                switch try readExactly(base, until: min(position + 64, end), end, isFinal, emit) {
                case .resume(let next): position = next
                case .end(let outcome): return outcome
                }
                insideBefore = 0
                breakBefore = 1
                closingBefore = 0
                returnBefore = 0
                escapeBefore = 0
                characterTail = 0
                mayHoldEscapes = false
                blocksAhead = nextAhead
                continue
            }
            let doubled = opening & (closing << 1 | closingBefore)
            if doubled != 0 { mayHoldEscapes = true }

            var quotedBreaks = breaks & inside
            var structural = (masks.delimiter & valid | breaks) & ~inside
            let hadStructural = structural != 0
            while structural != 0 {
                let bit = UInt64(structural.trailingZeroBitCount)
                let place = position + Int(bit)
                structural &= structural - 1
                finishValue(base, upTo: place, mayHoldEscapes: mayHoldEscapes)
                if breaks >> bit & 1 == 0 {
                    valueStart = place + 1
                    continue
                }
                if quotedBreaks != 0 {
                    let earlier = quotedBreaks & (1 << bit - 1)
                    linesInQuotes += earlier.nonzeroBitCount
                    quotedBreaks &= ~earlier
                }
                let next = place + 1 < end && base[place] == 0x0D && base[place + 1] == 0x0A ? place + 2 : place + 1
                guard try finishRecord(base, endingAt: place, next: next, emit) else { return .stopped(next) }
            }
            linesInQuotes += quotedBreaks.nonzeroBitCount
            mayHoldEscapes = mayHoldEscapes && !hadStructural || doubled != 0 || escapeFilter & masks.escape != 0

            insideBefore = UInt64(bitPattern: Int64(bitPattern: inside) >> 63)
            breakBefore = ends >> 63
            closingBefore = closing >> 63
            returnBefore = masks.carriage_return >> 63
            position += 64
        }
        guard isFinal, recordStart < end else { return .consumed(min(recordStart, end)) }
        guard insideBefore == 0 else { return .endedInsideQuotes(recordStart: recordStart) }
        finishValue(base, upTo: end, mayHoldEscapes: mayHoldEscapes)
        return try finishRecord(base, endingAt: end, next: end, emit) ? .consumed(end) : .stopped(end)
    }
}
