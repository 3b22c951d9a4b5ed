/// The words of a name: folded letters and digits, and where words begin.
///
/// A name is cut at what is no letter or digit, between a small letter and a capital, between capitals and the word
/// that follows them (`VATNumber`), and between letters and digits. `№`, `n°` and `#` are words for number.
struct HeaderWords {
    private(set) var letters: [UInt8] = []
    /// For each position in `letters`, and the end: whether a word begins or the name ends there.
    private(set) var isBoundary: [Bool] = []

    private enum Kind { case other, lower, upper, digit }

    init(_ name: String) {
        var previous = Kind.other
        let scalars = Array(name.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let kind = Self.kind(of: scalar)
            let isNumberSign = scalar == "#" || scalar == "%" || scalar == "°"
            guard kind != .other || isNumberSign else {
                previous = .other
                continue
            }
            var begins = previous == .other || (kind == .digit) != (previous == .digit)
            if kind == .upper, previous == .lower { begins = true }
            if kind == .upper, previous == .upper, index + 1 < scalars.count,
                Self.kind(of: scalars[index + 1]) == .lower
            {
                begins = true
            }
            if scalar == "°" { begins = false }
            let folded = isNumberSign ? [UInt8(ascii: scalar == "°" ? "r" : scalar)] : Self.folded(scalar)
            for (offset, byte) in folded.enumerated() {
                letters.append(byte)
                isBoundary.append(begins && offset == 0)
            }
            previous = isNumberSign ? .other : kind
        }
        isBoundary.append(true)
    }

    private static func kind(of scalar: Unicode.Scalar) -> Kind {
        switch scalar.value {
        case 0x30...0x39: .digit
        case 0x41...0x5A: .upper
        case 0x61...0x7A: .lower
        case 0xC0...0x24F where !Self.folded(scalar).isEmpty:
            scalar.properties.isUppercase ? .upper : .lower
        default: .other
        }
    }

    private static func folded(_ scalar: Unicode.Scalar) -> [UInt8] {
        let bytes = Array(String(Character(scalar)).utf8)
        guard bytes.count > 1 else { return bytes.map(lowercased) }
        return bytes.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return [] }
            let letter = FoldedScalar(start, buffer.count)
            return Array([letter.first, letter.second].prefix(letter.length))
        }
    }
}
