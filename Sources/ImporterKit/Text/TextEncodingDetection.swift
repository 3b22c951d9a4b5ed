/// Finds out how the characters of a text are written.
///
/// In order: a byte order mark; the pattern of zero bytes that UTF-16 and UTF-32 leave in Western text; well-formed
/// UTF-8, which other encodings hardly ever are by accident; else the encoding of one byte per character in which the
/// bytes above 0x7F make the most likely letters and signs where they stand (see ``SingleByteLikelihood``).
public struct TextEncodingDetection: Sendable, Hashable {
    public var encoding: TextEncoding
    /// Whether another encoding may be meant. A mark, plain ASCII and well-formed UTF-8 are no guesses.
    public var encodingIsGuess: Bool
    /// Bytes of the byte order mark at the start; 0 where there is none.
    public var markLength: Int

    public init(encoding: TextEncoding, encodingIsGuess: Bool, markLength: Int = 0) {
        self.encoding = encoding
        self.encodingIsGuess = encodingIsGuess
        self.markLength = markLength
    }

    /// Looks at the first bytes of a text.
    public static func detect(_ head: UnsafeRawBufferPointer) -> TextEncodingDetection {
        detect([TextPiece(bytes: head, beginsText: true, endsText: false)])
    }

    /// Looks at a file: at its beginning, and where that is plain ASCII, further on for the first bytes that say more.
    ///
    /// - Parameter override: an IANA name that the user gave; a name that is not known is passed over.
    /// - Complexity: reads the first 64 MiB at most, and beyond that one part in 64.
    public static func detect(_ file: FileBytes, override: String? = nil) -> TextEncodingDetection {
        withExtendedLifetime(file) {
            let mark = TextEncoding.byteOrderMark(of: file.buffer)
            if let chosen = override.flatMap(TextEncoding.init(ianaName:)) {
                // A mark of the same family says the byte order; the user's "utf-16" does not.
                if let mark, mark.encoding.unitSize == chosen.unitSize, chosen.unitSize > 1 || chosen == .utf8 {
                    return TextEncodingDetection(
                        encoding: mark.encoding,
                        encodingIsGuess: false,
                        markLength: mark.length
                    )
                }
                return TextEncodingDetection(encoding: chosen, encodingIsGuess: false)
            }
            defer { file.passed(file.count) }
            return detect(TextPiece.telling(of: file))
        }
    }

    static func detect(_ pieces: [TextPiece]) -> TextEncodingDetection {
        guard let first = pieces.first else { return TextEncodingDetection(encoding: .utf8, encodingIsGuess: false) }
        if let mark = TextEncoding.byteOrderMark(of: first.bytes) {
            // Some programs write the mark of UTF-16 before UTF-32, or in the wrong order.
            let rest = UnsafeRawBufferPointer(rebasing: first.bytes.dropFirst(mark.length))
            let found = mark.encoding.unitSize > 1 ? wideEncoding(of: rest) ?? mark.encoding : mark.encoding
            return TextEncodingDetection(
                encoding: found,
                encodingIsGuess: found != mark.encoding,
                markLength: mark.length
            )
        }
        if let wide = wideEncoding(of: first.bytes) {
            return TextEncodingDetection(encoding: wide, encodingIsGuess: true)
        }
        var characters = 0
        var malformed = 0
        var isCutOff = false
        for piece in pieces {
            let found = piece.sequences()
            characters += found.characters
            malformed += found.malformed
            isCutOff = isCutOff || found.isCutOff
        }
        // A file that was cut off may end inside a character; a single letter of another encoding may end it, too.
        if isCutOff, malformed == 0, characters > 0 {
            return TextEncodingDetection(encoding: .utf8, encodingIsGuess: true)
        }
        if isCutOff { malformed += 1 }
        if malformed == 0 { return TextEncodingDetection(encoding: .utf8, encodingIsGuess: false) }
        // Text in another encoding makes a well-formed sequence now and then; damaged UTF-8 makes many.
        if characters > malformed * 3 { return TextEncodingDetection(encoding: .utf8, encodingIsGuess: true) }
        return TextEncodingDetection(encoding: SingleByteLikelihood(pieces).likeliest, encodingIsGuess: true)
    }

    /// UTF-16 or UTF-32 without a mark: in Western text the upper bytes of the units are zero.
    private static func wideEncoding(of head: UnsafeRawBufferPointer) -> TextEncoding? {
        let bytes = head.prefix(4096)
        let units = bytes.count / 4
        guard units > 0 else { return nil }
        var zeros = [0, 0, 0, 0]
        for index in 0..<units * 4 where bytes[bytes.startIndex + index] == 0 { zeros[index & 3] += 1 }
        func most(_ count: Int) -> Bool { count * 10 >= units * 7 }
        func few(_ count: Int) -> Bool { count * 20 <= units }
        switch (most(zeros[0]), most(zeros[1]), most(zeros[2]), most(zeros[3])) {
        case (false, true, true, true) where few(zeros[0]): return .utf32LittleEndian
        case (true, true, true, false) where few(zeros[3]): return .utf32BigEndian
        case (false, true, false, true) where few(zeros[0]) && few(zeros[2]): return .utf16LittleEndian
        case (true, false, true, false) where few(zeros[1]) && few(zeros[3]): return .utf16BigEndian
        default: return nil
        }
    }
}
