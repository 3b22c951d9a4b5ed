import CTextScanning
import IntegrationModel
import Synchronization

/// Cuts a text in UTF-8 into chunks that several threads can read.
///
/// A chunk has the records that begin after its first byte and not after the first byte of the next chunk. Whether that
/// byte is inside quotes is told by the number of quotes before it (Ge, Li, Eilebrecht, Chandramouli and Kossmann,
/// "Speculative Distributed CSV Data Parsing for Big Data Analytics", SIGMOD 2019, section 3), which holds where every
/// quote opens a value, closes one or is doubled. Where it does not, the first record of a chunk is wrong, which shows
/// when the chunk before has been read: see ``DelimitedTextStretches``.
final class DelimitedTextChunks: Sendable {
    struct Chunk {
        /// Where its first record begins, if the quotes before are as they should be; nil where it has none.
        var start: RecordPlace?
        /// The first byte of the next chunk.
        var end: Int
    }

    private struct State {
        var position: Int
        var lineEnds: Int
        var isInsideQuotes = false
        var isHopeless = false
    }

    private let windows: DelimitedTextWindows
    private let beginning: RecordPlace
    private let size: Int
    private let quote: UInt8?
    private let escape: UInt8?
    private let state: Mutex<State>

    /// - Parameter size: of a chunk, in bytes.
    init(_ windows: DelimitedTextWindows, size: Int) {
        self.windows = windows
        self.size = max(size, 1)
        quote = windows.dialect.quote
        escape = windows.dialect.escape == quote ? nil : windows.dialect.escape
        beginning = windows.beginning
        state = Mutex(State(position: beginning.byteOffset, lineEnds: beginning.line - 1))
    }

    /// The next chunk; nil after the last.
    ///
    /// - Complexity: a look at each byte of the chunk.
    func next() -> Chunk? {
        state.withLock { state in
            let buffer = windows.file.buffer
            guard !state.isHopeless, state.position < buffer.count else { return nil }
            let first = state.position
            let end = first < buffer.count - size ? first + size : buffer.count
            var chunk = Chunk(start: nil, end: end)
            let isFirst = first == beginning.byteOffset
            chunk.start = isFirst ? beginning : recordStart(after: first, upTo: end, state)
            pass(first..<end, &state)
            return chunk
        }
    }

    /// Tells that the quotes before a chunk were not as they should be.
    ///
    /// - Parameter isHopeless: whether to make no more chunks.
    func missed(isHopeless: Bool) {
        state.withLock { state in
            state.isInsideQuotes.toggle()
            state.isHopeless = isHopeless
        }
    }

    private func pass(_ range: Range<Int>, _ state: inout State) {
        guard let base = windows.file.buffer.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
        let textEnd = base + windows.file.count
        let counts = text_scanning_count(base + range.lowerBound, base + range.upperBound, textEnd, quote ?? 0)
        state.position = range.upperBound
        state.lineEnds += Int(counts.line_ends)
        guard quote != nil else { return }
        let quotes = Int(counts.quotes) - (escape == nil ? 0 : escapedQuotes(base, range))
        if quotes % 2 != 0 { state.isInsideQuotes.toggle() }
    }

    /// The quotes that follow an escape. An escape counts only inside quotes, but outside there are hardly any.
    private func escapedQuotes(_ base: UnsafePointer<UInt8>, _ range: Range<Int>) -> Int {
        var count = 0
        var position = range.lowerBound
        while position + 1 < range.upperBound {
            guard base[position] == escape else {
                position += 1
                continue
            }
            if base[position + 1] == quote { count += 1 }
            position += 2
        }
        return count
    }

    /// Where the first record begins that begins after a place.
    private func recordStart(after place: Int, upTo end: Int, _ state: State) -> RecordPlace? {
        let buffer = windows.file.buffer
        var isInside = state.isInsideQuotes
        var line = state.lineEnds + 1
        var position = place
        while position < end {
            let byte = buffer[position]
            position += 1
            if byte == 0x0A || byte == 0x0D {
                let isPair = byte == 0x0D && position < buffer.count && buffer[position] == 0x0A
                if isPair { position += 1 }
                line += 1
                if !isInside { return RecordPlace(line: line, byteOffset: position) }
            } else if byte == quote {
                isInside.toggle()
            } else if byte == escape, isInside {
                position += 1
            }
        }
        return nil
    }
}
