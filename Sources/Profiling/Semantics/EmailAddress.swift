/// Addresses as mailboxes have them: the dot-atom form of RFC 5322, section 3.4.1, and a domain with a dot; characters
/// beyond ASCII allowed (RFC 6531).
enum EmailAddress {
    static func isValid(_ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard count >= 6, count <= 254 else { return false }
        var at = -1
        var lastDot = -1
        var previous: UInt8 = UInt8(ascii: ".")
        for index in 0..<count {
            let byte = start[index]
            switch byte {
            case UInt8(ascii: "@"):
                guard at < 0, previous != UInt8(ascii: "."), index <= 64 else { return false }
                at = index
            case UInt8(ascii: "."):
                guard previous != UInt8(ascii: "."), previous != UInt8(ascii: "@") else { return false }
                lastDot = index
            case _ where isLetter(byte) || isDigit(byte) || byte >= 0x80 || byte == UInt8(ascii: "-"):
                break
            case UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "'"), UInt8(ascii: "&"), UInt8(ascii: "/"),
                UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "%"), UInt8(ascii: "*"),
                UInt8(ascii: "~"), UInt8(ascii: "$"), UInt8(ascii: "^"), UInt8(ascii: "{"), UInt8(ascii: "}"),
                UInt8(ascii: "|"), UInt8(ascii: "?"):
                guard at < 0 else { return false }
            default:
                return false
            }
            previous = byte
        }
        return at > 0 && lastDot > at + 1 && count - lastDot > 2
    }
}
