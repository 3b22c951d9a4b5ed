import CTextScanning

/// What does not fit RFC 8259, and where.
struct JSONFault {
    var offset: Int
    var expected: String
}

/// A string of a JSON text, without its quotes.
struct JSONString {
    var start: UnsafePointer<UInt8>
    var count: Int
    var hasEscapes: Bool
    var isASCII: Bool
}

/// Finds the tokens of a JSON text (RFC 8259, sections 2 to 7) and checks how they are written.
///
/// The functions return nil or false and note a ``fault`` where the text breaks a rule.
struct JSONScanner {
    let start: UnsafePointer<UInt8>
    let end: UnsafePointer<UInt8>
    var at: UnsafePointer<UInt8>
    var fault: JSONFault?

    init(start: UnsafePointer<UInt8>, count: Int) {
        self.start = start
        end = start + count
        at = start
    }

    var offset: Int { at - start }

    /// The byte where the scanner is; 0, which begins no token, at the end.
    @inline(__always)
    var byte: UInt8 { at < end ? at.pointee : 0 }

    mutating func fail(_ expected: String) {
        if fault == nil { fault = JSONFault(offset: offset, expected: expected) }
    }

    @inline(__always)
    mutating func skipSpace() {
        if at < end, at.pointee <= 0x20 { skipSomeSpace() }
    }

    private mutating func skipSomeSpace() {
        while at < end {
            let byte = at.pointee
            if byte > 0x20 { return }
            if byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
                at += 1
                // Indentation comes in runs.
                while end - at >= 8, Self.word(at) == 0x2020_2020_2020_2020 { at += 8 }
            } else {
                return
            }
        }
    }

    @inline(__always)
    private static func word(_ at: UnsafePointer<UInt8>) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(at).loadUnaligned(as: UInt64.self))
    }

    // MARK: Strings

    /// Reads a string; the scanner is at its first quote.
    @inline(__always)
    mutating func string() -> JSONString? {
        let first = at + 1
        var high: UInt32 = 0
        // Where the scanner is goes to memory once a text: what follows waits for it.
        var place = first
        while end - place >= 16 {
            let masks = text_scanning_text(place)
            let special = masks & 0xFFFF
            if special == 0 {
                high |= masks
                place += 16
                continue
            }
            let clean = special.trailingZeroBitCount
            high |= masks & (0x1_0000 << UInt32(clean) &- 0x1_0000)
            place += clean
            if place.pointee == UInt8(ascii: "\"") {
                at = place + 1
                return JSONString(start: first, count: place - first, hasEscapes: false, isASCII: high == 0)
            }
            break
        }
        at = place
        return restOfString(from: first, high)
    }

    /// Reads on in a string that holds escapes, or ends soon before the text does.
    private mutating func restOfString(from first: UnsafePointer<UInt8>, _ seen: UInt32) -> JSONString? {
        var high = seen
        var hasEscapes = false
        while true {
            while end - at >= 16 {
                let masks = text_scanning_text(at)
                let special = masks & 0xFFFF
                if special == 0 {
                    high |= masks
                    at += 16
                } else {
                    let clean = special.trailingZeroBitCount
                    high |= masks & (0x1_0000 << UInt32(clean) &- 0x1_0000)
                    at += clean
                    break
                }
            }
            guard at < end else {
                fail("the closing quote of a text")
                return nil
            }
            let byte = at.pointee
            if byte == UInt8(ascii: "\"") {
                let text = JSONString(
                    start: first,
                    count: at - first,
                    hasEscapes: hasEscapes,
                    isASCII: high == 0
                )
                at += 1
                return text
            }
            if byte == UInt8(ascii: "\\") {
                hasEscapes = true
                guard skipEscape() else { return nil }
            } else if byte < 0x20 {
                fail("a text without control characters, which are escaped as \\u00XX")
                return nil
            } else {
                high |= byte >= 0x80 ? 1 : 0
                at += 1
            }
        }
    }

    private mutating func skipEscape() -> Bool {
        at += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            at += 1
            return true
        case UInt8(ascii: "u"):
            at += 1
            for _ in 0..<4 {
                guard JSONText.hexadecimal(byte) != nil else {
                    fail("four hexadecimal digits after \\u")
                    return false
                }
                at += 1
            }
            return true
        default:
            fail("one of \" \\ / b f n r t u after a backslash")
            return false
        }
    }

    // MARK: Numbers and literals

    /// Passes a number; the scanner is at its first character.
    @inline(__always)
    mutating func number() -> Bool {
        if byte == UInt8(ascii: "-") { at += 1 }
        if byte == UInt8(ascii: "0") {
            at += 1
            if Self.isDigit(byte) {
                fail("no digit after a leading zero")
                return false
            }
        } else if !digits() {
            return false
        }
        if byte == UInt8(ascii: ".") {
            at += 1
            if !digits() { return false }
        }
        if byte | 0x20 == UInt8(ascii: "e") {
            at += 1
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { at += 1 }
            if !digits() { return false }
        }
        return true
    }

    @inline(__always)
    private mutating func digits() -> Bool {
        guard Self.isDigit(byte) else {
            fail("a digit")
            return false
        }
        var place = at + 1
        while place < end, Self.isDigit(place.pointee) { place += 1 }
        at = place
        return true
    }

    @inline(__always)
    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    /// Passes `true`, `false` or `null`.
    @inline(__always)
    mutating func literal(_ text: StaticString) -> Bool {
        for position in 0..<text.utf8CodeUnitCount {
            guard byte == text.utf8Start[position] else {
                fail("\(text)")
                return false
            }
            at += 1
        }
        return true
    }
}
