/// Universally unique identifiers in the text form of RFC 9562, section 4, with or without braces.
enum UUIDForm {
    static func isValid(_ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        if count == 38 {
            guard start[0] == UInt8(ascii: "{"), start[37] == UInt8(ascii: "}") else { return false }
            return isValid(start + 1, 36)
        }
        guard count == 36 else { return false }
        for index in 0..<36 {
            let byte = start[index]
            switch index {
            case 8, 13, 18, 23: guard byte == UInt8(ascii: "-") else { return false }
            default: guard isDigit(byte) || (byte | 0x20) &- 0x61 < 6 else { return false }
            }
        }
        return true
    }
}
