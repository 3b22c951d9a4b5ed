/// What a character beyond ASCII becomes in a normalised value.
struct FoldedScalar {
    /// The bytes it takes in the value.
    var bytes: Int
    /// The bytes it becomes, 0 to 4.
    var length = 0
    var first: UInt8 = 0
    var second: UInt8 = 0
    var third: UInt8 = 0
    var fourth: UInt8 = 0
    /// Its sign in the value's shape.
    var sign: UInt8 = 0x3F

    /// Decodes the character at `start`, of which `available` bytes may be read. A byte that is not UTF-8 stays as it
    /// is.
    init(_ start: UnsafePointer<UInt8>, _ available: Int) {
        let lead = start[0]
        let count = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard lead >= 0xC2, lead < 0xF5, available >= count else {
            (bytes, length, first) = (1, 1, lead)
            return
        }
        var scalar = UInt32(lead) & (0xFF >> UInt32(count + 1))
        for index in 1..<count {
            guard start[index] & 0xC0 == 0x80 else {
                (bytes, length, first) = (1, 1, lead)
                return
            }
            scalar = scalar << 6 | UInt32(start[index] & 0x3F)
        }
        bytes = count
        fold(scalar)
    }

    private mutating func fold(_ scalar: UInt32) {
        switch scalar {
        case 0xC0..<0x250:
            // In Latin-1 the capitals end at U+00DE; beyond, capitals and small letters alternate.
            let isCapital = scalar < 0x100 ? scalar < 0xDF : scalar & 1 == 0
            setLatin(LetterFolding.latin, Int(scalar - 0xC0) * 2, isCapital: isCapital)
        case 0x1E00..<0x1F00:
            setLatin(LetterFolding.latinAdditional, Int(scalar - 0x1E00) * 2, isCapital: scalar & 1 == 0)
        case 0xFF10...0xFF19:
            (length, first, sign) = (1, UInt8(scalar - 0xFF10) + 0x30, 0x39)
        case 0xFF21...0xFF3A:
            (length, first, sign) = (1, UInt8(scalar - 0xFF21) + 0x61, 0x41)
        case 0xFF41...0xFF5A:
            (length, first, sign) = (1, UInt8(scalar - 0xFF41) + 0x61, 0x61)
        case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000:
            sign = 0x20
        case 0x80..<0xC0, 0x300...0x36F, 0x2000...0x2BFF, 0x3001...0x303F, 0xFE00...0xFE0F, 0xFEFF, 0xFF00...0xFF0F,
            0xFFFC...0xFFFD, 0x1F000...0x1FAFF:
            break
        case 0x391...0x3A9: setEncoded(scalar + 0x20)
        case 0x410...0x42F: setEncoded(scalar + 0x20)
        case 0x400...0x40F: setEncoded(scalar + 0x50)
        default: setEncoded(scalar)
        }
    }

    private mutating func setLatin(_ table: UnsafeBufferPointer<UInt8>, _ index: Int, isCapital: Bool) {
        let stop = UInt8(ascii: ".")
        guard index + 1 < table.count, table[index] != stop else { return }
        (length, first, sign) = (1, table[index], isCapital ? 0x41 : 0x61)
        if table[index + 1] != stop { (length, second) = (2, table[index + 1]) }
    }

    /// Letters of other scripts stay as they are, in UTF-8.
    private mutating func setEncoded(_ scalar: UInt32) {
        sign = 0x61
        func continuation(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: scalar >> shift & 0x3F | 0x80) }
        switch scalar {
        case ..<0x800:
            (length, first, second) = (2, UInt8(truncatingIfNeeded: scalar >> 6 | 0xC0), continuation(0))
        case ..<0x10000:
            (length, first, second) = (3, UInt8(truncatingIfNeeded: scalar >> 12 | 0xE0), continuation(6))
            third = continuation(0)
        default:
            (length, first, second) = (4, UInt8(truncatingIfNeeded: scalar >> 18 | 0xF0), continuation(12))
            (third, fourth) = (continuation(6), continuation(0))
        }
    }
}
