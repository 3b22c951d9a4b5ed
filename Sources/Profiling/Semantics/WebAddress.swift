/// Addresses of pages and sites (RFC 3986 with the schemes http, https and ftp), and bare domain names.
enum WebAddress {
    enum Form {
        case none
        /// `example.be`: a site where the field's name says so.
        case domain
        case address
    }

    static func form(_ start: UnsafePointer<UInt8>, _ count: Int) -> Form {
        guard count >= 4, count <= 2048 else { return .none }
        for scheme: StaticString in ["http://", "https://", "ftp://", "www."] {
            let length = scheme.utf8CodeUnitCount
            guard count > length + 2 else { continue }
            if (0..<length).allSatisfy({ lowercased(start[$0]) == scheme.utf8Start[$0] }) {
                return (length..<count).contains { start[$0] <= 0x20 } ? .none : .address
            }
        }
        return isDomain(start, count) ? .domain : .none
    }

    private static func isDomain(_ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard count <= 253 else { return false }
        var label = 0
        var labelIsLetters = true
        var dots = 0
        for index in 0..<count {
            let byte = start[index]
            if byte == UInt8(ascii: ".") {
                guard label > 0 else { return false }
                (label, labelIsLetters, dots) = (0, true, dots + 1)
            } else if isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "-") || byte >= 0x80 {
                label += 1
                labelIsLetters = labelIsLetters && isLetter(byte)
            } else {
                return false
            }
        }
        return dots > 0 && label >= 2 && labelIsLetters
    }
}
