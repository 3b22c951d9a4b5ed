import CTextScanning

/// A part of a text that is looked at to find out how it is written.
struct TextPiece {
    var bytes: UnsafeRawBufferPointer
    /// Whether the piece begins where the text begins; else it may begin inside a character.
    var beginsText: Bool
    var endsText: Bool

    private static let pieceSize = 1 << 16
    private static let enoughTellingPieces = 32
    private static let scannedCompletely = 1 << 26
    /// Pages that were looked at are given back after so many bytes: the system maps large pieces of a file at once.
    private static let heldBytes = 1 << 24

    /// The first piece of a text, and pieces after it that hold bytes of 0x80 or above.
    ///
    /// The file has to live for as long as the pieces are used.
    static func telling(of file: FileBytes) -> [TextPiece] {
        let text = file.buffer
        var pieces: [TextPiece] = []
        var position = 0
        var passed = 0
        while position < text.count, pieces.count < enoughTellingPieces {
            let end = min(position + pieceSize, text.count)
            let bytes = UnsafeRawBufferPointer(rebasing: text[position..<end])
            if position == 0 || holdsHighBytes(bytes) {
                pieces.append(TextPiece(bytes: bytes, beginsText: position == 0, endsText: end == text.count))
            }
            position = end
            if position >= scannedCompletely { position += pieceSize * 63 }
            if position - passed >= heldBytes {
                passed = min(position, text.count)
                file.passed(passed)
            }
        }
        return pieces
    }

    private static func holdsHighBytes(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return false }
        var position = 0
        while position + 64 <= bytes.count {
            if text_scanning_high(start + position) != 0 { return true }
            position += 64
        }
        while position < bytes.count {
            if start[position] >= 0x80 { return true }
            position += 1
        }
        return false
    }

    /// How many sequences of UTF-8 beyond ASCII are well formed, and how many are not; and whether the text ends inside
    /// of one.
    func sequences() -> (characters: Int, malformed: Int, isCutOff: Bool) {
        guard let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return (0, 0, false) }
        var characters = 0
        var malformed = 0
        var isCutOff = false
        var position = 0
        if !beginsText {
            while position < min(3, bytes.count), start[position] & 0xC0 == 0x80 { position += 1 }
        }
        while position < bytes.count {
            if position + 64 <= bytes.count {
                let high = text_scanning_high(start + position)
                guard high != 0 else {
                    position += 64
                    continue
                }
                position += high.trailingZeroBitCount
            } else if start[position] < 0x80 {
                position += 1
                continue
            }
            switch UTF8Sequences.sequence(start, at: position, end: bytes.count) {
            case .character(let length):
                characters += 1
                position += length
            case .malformed(let length):
                malformed += 1
                position += length
            case .cutOff:
                isCutOff = endsText
                position = bytes.count
            }
        }
        return (characters, malformed, isCutOff)
    }
}
