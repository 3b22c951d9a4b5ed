/// How likely each encoding of one byte per character makes the bytes of a text that are not ASCII.
///
/// Every such byte is read in each encoding and judged by where it stands: the accented letters of Dutch, French,
/// German and other Western languages inside words, the euro sign beside an amount, typographic quotes at the edges of
/// words, degree and square signs after figures. A capital after a small letter, a graphic sign or a control character
/// inside a word speaks against the encoding.
struct SingleByteLikelihood {
    private static let candidates: [TextEncoding] = [.windows1252, .iso8859part15, .macRoman, .codePage850]
    private static let enoughBytes = 20_000

    private var scores: [Double]

    init(_ pieces: [TextPiece]) {
        scores = Self.candidates.map { _ in 0 }
        let tables = Self.candidates.map { $0.upperHalf ?? [] }
        var seen = 0
        for piece in pieces {
            for position in 0..<piece.bytes.count where piece.bytes[position] >= 0x80 {
                seen += 1
                guard seen <= Self.enoughBytes else { return }
                for (candidate, table) in tables.enumerated() {
                    let before = position > 0 ? Self.character(piece.bytes[position - 1], table) : 0x20
                    let after =
                        position + 1 < piece.bytes.count ? Self.character(piece.bytes[position + 1], table) : 0x20
                    let character = Self.character(piece.bytes[position], table)
                    scores[candidate] += Self.plausibility(of: character, after: before, before: after)
                }
            }
        }
    }

    /// The encoding with the highest score; of equals the more widely used one.
    var likeliest: TextEncoding {
        var best = 0
        for candidate in scores.indices where scores[candidate] > scores[best] { best = candidate }
        return Self.candidates[best]
    }

    private static func character(_ byte: UInt8, _ table: [UInt16]) -> UInt16 {
        byte < 0x80 ? UInt16(byte) : table[Int(byte) - 0x80]
    }

    private static func plausibility(of character: UInt16, after left: UInt16, before right: UInt16) -> Double {
        let inWord = isLetter(left) || isLetter(right)
        let insideWord = isLetter(left) && isLetter(right)
        switch character {
        case 0x80...0x9F: return -5
        case 0x20AC: return insideWord ? -2 : isDigit(left) || isDigit(right) || isSpace(left) || isSpace(right) ? 3 : 1
        case 0xE9, 0xE8, 0xEB, 0xEF, 0xFC, 0xF6, 0xE4, 0xE0, 0xE7, 0xEA: return inWord ? 3 : 1
        case 0xDF, 0xEE, 0xF4, 0xFB, 0xE2, 0xF9, 0x153, 0xF1, 0xE1, 0xF3, 0xED, 0xF8, 0xE5, 0xE6, 0xFA:
            return inWord ? 2 : 0.5
        case 0xC9, 0xC8, 0xC7, 0xD6, 0xDC, 0xC4, 0xC0, 0xCB, 0xCA, 0xCE, 0xCF, 0xD4, 0xC2:
            return isSmall(left) ? -2 : inWord ? 2 : 0.5
        case 0x2019: return insideWord ? 2 : 0.5
        case 0x2018, 0x201C, 0x201D, 0x201E, 0x201A, 0xAB, 0xBB: return insideWord ? -2 : 1
        case 0x2013, 0x2014, 0x2022, 0x2026: return insideWord ? -1 : 1
        case 0xB0, 0xB2, 0xB3: return isSmall(left) && isSmall(right) ? -1 : 1
        case 0xA0: return insideWord ? -0.5 : 0.5
        case 0xBA, 0xAA, 0xA7, 0xA3, 0xBD, 0xBC, 0xBE, 0xB1, 0xB5, 0xD7, 0xAE, 0xA9, 0x2122, 0xB7:
            return insideWord ? -1 : 0.5
        case 0x2500...0x259F: return -3
        default:
            if isLetter(character) { return isSmall(left) && !isSmall(character) ? -2 : inWord ? 0.5 : -0.5 }
            return inWord ? -2 : -0.5
        }
    }

    private static func isSmall(_ character: UInt16) -> Bool {
        switch character {
        case 0x61...0x7A, 0xDF...0xF6, 0xF8...0xFF, 0x153, 0x161, 0x17E: true
        default: false
        }
    }

    private static func isLetter(_ character: UInt16) -> Bool {
        switch character {
        case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x152, 0x160, 0x178, 0x17D: true
        default: isSmall(character)
        }
    }

    private static func isDigit(_ character: UInt16) -> Bool { (0x30...0x39).contains(character) }

    private static func isSpace(_ character: UInt16) -> Bool { character == 0x20 || character == 0xA0 }
}
