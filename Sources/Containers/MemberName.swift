import ImporterKit

/// Names of members of archives.
///
/// Zip programs of before 2006, and some of today, write names in the character set of the machine: of DOS (CP437 or CP850,
/// in which the letters of Western European languages have the same places) or of Windows. Nothing in the archive says
/// which, so the letters decide.
struct MemberNames {
    private let legacy: TextEncoding

    /// - Parameter names: those of all entries of the archive, as they stand there.
    init(_ names: some Sequence<[UInt8]>) {
        var scores: [TextEncoding: Int] = [:]
        for name in names where String(validating: name, as: UTF8.self) == nil {
            for encoding in Self.encodings {
                scores[encoding, default: 0] += Self.score(Self.decoded(name, encoding))
            }
        }
        legacy = Self.encodings.max { (scores[$0] ?? 0) < (scores[$1] ?? 0) } ?? .codePage850
    }

    private static let encodings: [TextEncoding] = [.codePage850, .windows1252]

    /// The letters of Dutch, French, German, Italian, Spanish, Portuguese and Scandinavian names.
    private static let letters = Set("éèêëïîíôöóòûüúùàâäáãåæçñøœßÿ".unicodeScalars)
    private static let capitals = Set("ÉÈÊËÏÎÍÔÖÓÒÛÜÚÙÀÂÄÁÃÅÆÇÑØŒ".unicodeScalars)

    private static func score(_ name: String) -> Int {
        name.unicodeScalars.reduce(0) { sum, scalar in
            if scalar.isASCII { return sum }
            if letters.contains(scalar) { return sum + 3 }
            if capitals.contains(scalar) { return sum + 1 }
            return scalar == "€" || scalar == "°" || scalar == "–" ? sum : sum - 2
        }
    }

    private static func decoded(_ name: [UInt8], _ encoding: TextEncoding) -> String {
        String(
            decoding: name.withUnsafeBytes { TextDecoder(encoding).decodeAll($0, isFinal: true) },
            as: UTF8.self
        )
    }

    /// A name as people read it.
    func text(_ name: [UInt8]) -> String {
        String(validating: name, as: UTF8.self) ?? Self.decoded(name, legacy)
    }

    /// The parts of a path inside the archive, without what begins at the root or a drive; nil where it leads out of the
    /// archive. Names are never used as paths of the file system.
    static func parts(of name: String) -> [String]? {
        var parts: [String] = []
        for part in name.split(whereSeparator: { $0 == "/" || $0 == "\\" }) {
            if part == ".." { return nil }
            if part == "." || parts.isEmpty && part.count == 2 && part.hasSuffix(":") { continue }
            parts.append(String(String.UnicodeScalarView(part.unicodeScalars.map { $0.value < 0x20 ? "_" : $0 })))
        }
        return parts
    }
}
