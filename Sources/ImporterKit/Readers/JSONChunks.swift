import CTextScanning
import Glibc
import IntegrationModel

/// Cuts the rest of a JSON text into chunks that several threads can read: of records one a line, or of the elements of
/// an array.
///
/// Where the chunks of lines begin is a guess: after a line end, which a document over several lines has elsewhere as well.
/// Those of an array begin after commas of the array itself: brackets outside of texts are counted, 64 bytes at a time, by
/// their places in bits (Langdale and Lemire, "Parsing Gigabytes of JSON per Second", The VLDB Journal 28, 2019,
/// section 3.1). That holds for every text that is JSON.
struct JSONChunks {
    struct Chunk {
        /// Where its first record begins.
        var start: RecordPlace
        /// Where that of the next one begins, or the end of the text.
        var end: Int
    }

    private let start: UnsafePointer<UInt8>
    private let count: Int
    private let size: Int
    private let isArray: Bool
    private var place: RecordPlace
    /// What is open where the next chunk begins: nothing but the array.
    private var nesting = text_scanning_nesting(depth: 0, in_string: 0, escaped: 0)

    /// - Parameters:
    ///   - place: where the first chunk begins, with its line.
    ///   - size: of a chunk, in bytes.
    init(_ start: UnsafePointer<UInt8>, _ count: Int, from place: RecordPlace, isArray: Bool, size: Int) {
        self.start = start
        self.count = count
        self.place = place
        self.isArray = isArray
        self.size = max(size, 1)
    }

    /// The next chunk; nil after the last.
    ///
    /// - Complexity: a look at each byte of the chunk.
    mutating func next() -> Chunk? {
        let first = place
        guard first.byteOffset < count else { return nil }
        let target = first.byteOffset < count - size ? first.byteOffset + size : count
        let end = target == count ? count : isArray ? elementStart(after: target) : lineStart(after: target)
        place.line += Int(text_scanning_line_feeds(start + first.byteOffset, start + end))
        place.byteOffset = end
        return Chunk(start: first, end: end)
    }

    private func lineStart(after target: Int) -> Int {
        guard let feed = memchr(start + target, 0x0A, count - target) else { return count }
        return skippingSpace(from: UnsafeRawPointer(feed) - UnsafeRawPointer(start) + 1)
    }

    private mutating func elementStart(after target: Int) -> Int {
        text_scanning_nest(start + place.byteOffset, start + target, &nesting)
        var at = target
        while at < count {
            let byte = start[at]
            at += 1
            if nesting.escaped != 0 {
                nesting.escaped = 0
            } else if nesting.in_string != 0 {
                if byte == UInt8(ascii: "\"") { nesting.in_string = 0 }
                if byte == UInt8(ascii: "\\") { nesting.escaped = 1 }
            } else if byte == UInt8(ascii: "\"") {
                nesting.in_string = .max
            } else if byte | 0x20 == UInt8(ascii: "{") {
                nesting.depth += 1
            } else if byte | 0x20 == UInt8(ascii: "}") {
                nesting.depth -= 1
            } else if byte == UInt8(ascii: ","), nesting.depth == 0 {
                return skippingSpace(from: at)
            }
        }
        return count
    }

    private func skippingSpace(from position: Int) -> Int {
        var at = position
        while at < count, start[at] == 0x20 || 0x09...0x0D ~= start[at] { at += 1 }
        return at
    }
}
