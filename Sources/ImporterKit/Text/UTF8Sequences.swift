/// Well-formedness of UTF-8, after table 3-7 of the Unicode Standard, version 16, section 3.9.
enum UTF8Sequences {
    /// What begins at a byte of 0x80 or above.
    enum Sequence: Equatable {
        /// A character of so many bytes.
        case character(Int)
        /// So many bytes that are no character: the longest beginning of one, or a single byte.
        case malformed(Int)
        /// The text ends inside what may be a character.
        case cutOff
    }

    /// Looks at the byte at `position`, which is 0x80 or above.
    @inline(__always)
    static func sequence(_ bytes: UnsafePointer<UInt8>, at position: Int, end: Int) -> Sequence {
        let lead = bytes[position]
        let length: Int
        var lowest: UInt8 = 0x80
        var highest: UInt8 = 0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0:
            length = 3
            lowest = 0xA0
        case 0xED:
            length = 3
            highest = 0x9F
        case 0xE1...0xEF: length = 3
        case 0xF0:
            length = 4
            lowest = 0x90
        case 0xF4:
            length = 4
            highest = 0x8F
        case 0xF1...0xF3: length = 4
        default: return .malformed(1)
        }
        var index = 1
        while index < length {
            guard position + index < end else { return .cutOff }
            let byte = bytes[position + index]
            guard byte >= lowest, byte <= highest else { return .malformed(index) }
            lowest = 0x80
            highest = 0xBF
            index += 1
        }
        return .character(length)
    }

    /// Whether all bytes are well formed.
    static func isWellFormed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = bytes.baseAddress else { return true }
        var position = 0
        while position < bytes.count {
            if start[position] < 0x80 {
                position += 1
            } else if case .character(let length) = sequence(start, at: position, end: bytes.count) {
                position += length
            } else {
                return false
            }
        }
        return true
    }
}
