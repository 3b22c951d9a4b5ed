import IntegrationModel

/// The plain text of JSON strings.
enum JSONText {
    static func hexadecimal(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte - 0x30)
        case 0x41...0x46: UInt32(byte - 0x41 + 10)
        case 0x61...0x66: UInt32(byte - 0x61 + 10)
        default: nil
        }
    }

    /// Writes a string without its escapes (RFC 8259, section 7), which the scanner has checked.
    ///
    /// - Parameter room: for as many bytes as the string has; no escape is shorter than what it stands for.
    /// - Returns: the bytes written, and the halves of surrogate pairs that stood alone and became U+FFFD (section 8.2).
    static func unescape(
        _ text: JSONString,
        into room: UnsafeMutablePointer<UInt8>
    ) -> (count: Int, loneSurrogates: Int) {
        var count = 0
        var lone = 0
        var position = 0
        while position < text.count {
            let byte = text.start[position]
            guard byte == UInt8(ascii: "\\") else {
                room[count] = byte
                count += 1
                position += 1
                continue
            }
            let escape = text.start[position + 1]
            position += 2
            guard escape == UInt8(ascii: "u") else {
                room[count] = plain(escape)
                count += 1
                continue
            }
            var scalar = unit(text, position)
            position += 4
            if 0xD800...0xDBFF ~= scalar, isEscapedUnit(text, position) {
                let low = unit(text, position + 2)
                if 0xDC00...0xDFFF ~= low {
                    scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
                    position += 6
                }
            }
            if 0xD800...0xDFFF ~= scalar {
                scalar = 0xFFFD
                lone += 1
            }
            count += write(scalar, to: room + count)
        }
        return (count, lone)
    }

    private static func plain(_ escape: UInt8) -> UInt8 {
        switch escape {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: escape
        }
    }

    private static func isEscapedUnit(_ text: JSONString, _ position: Int) -> Bool {
        position + 6 <= text.count && text.start[position] == UInt8(ascii: "\\")
            && text.start[position + 1] == UInt8(ascii: "u")
    }

    private static func unit(_ text: JSONString, _ position: Int) -> UInt32 {
        (0..<4).reduce(0) { $0 << 4 | (hexadecimal(text.start[position + $1]) ?? 0) }
    }

    private static func write(_ scalar: UInt32, to room: UnsafeMutablePointer<UInt8>) -> Int {
        if scalar < 0x80 {
            room[0] = UInt8(scalar)
            return 1
        }
        let length = scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4
        for position in (1..<length).reversed() {
            room[position] = UInt8(0x80 | (scalar >> UInt32(6 * (length - 1 - position))) & 0x3F)
        }
        let lead: [UInt32] = [0, 0, 0xC0, 0xE0, 0xF0]
        room[0] = UInt8(lead[length] | scalar >> UInt32(6 * (length - 1)))
        return length
    }

    /// Whether bytes are well-formed UTF-8 (Unicode Standard, table 3-7).
    static func isUTF8(_ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        var position = 0
        while position < count {
            let lead = start[position]
            if lead < 0x80 {
                position += 1
                while count - position >= 8,
                    UnsafeRawPointer(start + position).loadUnaligned(as: UInt64.self) & 0x8080_8080_8080_8080 == 0
                {
                    position += 8
                }
                continue
            }
            let length: Int
            var second: ClosedRange<UInt8> = 0x80...0xBF
            switch lead {
            case 0xC2...0xDF: length = 2
            case 0xE0...0xEF:
                length = 3
                if lead == 0xE0 { second = 0xA0...0xBF } else if lead == 0xED { second = 0x80...0x9F }
            case 0xF0...0xF4:
                length = 4
                if lead == 0xF0 { second = 0x90...0xBF } else if lead == 0xF4 { second = 0x80...0x8F }
            default: return false
            }
            guard position + length <= count, second ~= start[position + 1] else { return false }
            for next in 2..<max(length, 2) where start[position + next] & 0xC0 != 0x80 { return false }
            position += length
        }
        return true
    }
}
