import Glibc

/// The bytes of a document, as libxml2 asks for them.
final class XMLSource {
    private let bytes: UnsafeRawBufferPointer
    private let endsAtNul: Bool
    private let passed: (Int) -> Void
    private(set) var position = 0
    private var told = 0
    /// Whether there is nothing more to come, which the parser was told.
    private(set) var hasEnded = false
    /// Where the NUL byte is that ends the document.
    private(set) var nul: Int?

    /// Bytes after which those before are told to be passed.
    private static let passBytes = 1 << 22

    /// - Parameters:
    ///   - endsAtNul: whether a NUL byte can't be part of a character; libxml2 would end at one without saying so.
    ///   - passed: is told that the bytes before a place are not needed any more.
    init(_ bytes: UnsafeRawBufferPointer, endsAtNul: Bool, passed: @escaping (Int) -> Void) {
        (self.bytes, self.endsAtNul, self.passed) = (bytes, endsAtNul, passed)
    }

    /// Gives nothing any more.
    func end() { position = bytes.count }

    /// Copies the next bytes; their number, 0 at the end.
    func read(_ target: UnsafeMutablePointer<CChar>, _ room: Int) -> Int {
        var count = nul == nil ? min(room, bytes.count - position) : 0
        if count > 0, let start = bytes.baseAddress.map({ $0 + position }) {
            if endsAtNul, let found = memchr(start, 0, count) {
                count = UnsafeRawPointer(found) - start
                nul = position + count
            }
            memcpy(target, start, count)
        }
        position += count
        if count == 0 { hasEnded = true }
        if position - told >= Self.passBytes || count == 0 {
            told = position
            passed(position)
        }
        return count
    }
}
