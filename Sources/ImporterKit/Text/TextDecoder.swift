/// Rewrites a text as UTF-8, block by block, in memory that the caller gives.
///
/// Characters that are not well formed become U+FFFD. Tables of our own, not `iconv`: they need no files of the C
/// library at run time (a statically linked program has none) and tell where the trouble is.
package struct TextDecoder {
    package let encoding: TextEncoding
    /// For encodings of one byte: the UTF-8 bytes of a character, the first one lowest, and their number on top.
    let characters: [UInt32]

    /// One character takes at most this many bytes of output for each byte of input.
    static let largestGrowth = 3
    /// No more than this is written for one unit, so a smaller output can't make progress.
    static let smallestOutput = 8

    package struct Progress {
        package var read = 0
        package var written = 0
        /// Places in the output of the first and the last U+FFFD that stands for something malformed.
        var firstMalformed: Int?
        var lastMalformed: Int?

        @inline(__always)
        mutating func markMalformed() {
            if firstMalformed == nil { firstMalformed = written }
            lastMalformed = written
        }
    }

    package init(_ encoding: TextEncoding) {
        self.encoding = encoding
        characters =
            encoding.upperHalf.map { upper in
                (0..<128).map { UInt32($0) | 1 << 24 } + upper.map { Self.packed(UInt32($0)) }
            } ?? []
    }

    /// Decodes as much as fits.
    ///
    /// - Parameter isFinal: whether the input ends the text, so that a cut-off character is malformed and not waited
    ///   for.
    package func decode(
        _ input: UnsafeRawBufferPointer,
        isFinal: Bool,
        into output: UnsafeMutableBufferPointer<UInt8>
    ) -> Progress {
        guard let source = input.baseAddress?.assumingMemoryBound(to: UInt8.self), let target = output.baseAddress
        else {
            return Progress()
        }
        return switch encoding {
        case .utf8: copy(source, input.count, isFinal, target, output.count)
        case .utf16LittleEndian: utf16(source, input.count, isFinal, target, output.count, high: 1)
        case .utf16BigEndian: utf16(source, input.count, isFinal, target, output.count, high: 0)
        case .utf32LittleEndian: utf32(source, input.count, isFinal, target, output.count, littleEndian: true)
        case .utf32BigEndian: utf32(source, input.count, isFinal, target, output.count, littleEndian: false)
        case .windows1252, .iso8859part15, .macRoman, .codePage850:
            singleByte(source, input.count, target, output.count)
        }
    }

    /// The whole of a piece of text, as UTF-8. For samples; it takes up to three times the memory of the piece.
    package func decodeAll(_ input: UnsafeRawBufferPointer, isFinal: Bool) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: input.count * Self.largestGrowth + Self.smallestOutput) { output, count in
            count = decode(input, isFinal: isFinal, into: output).written
        }
    }

    private static func packed(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0..<0x80: scalar | 1 << 24
        case 0x80..<0x800: (0xC0 | scalar >> 6) | (0x80 | scalar & 0x3F) << 8 | 2 << 24
        default: (0xE0 | scalar >> 12) | (0x80 | scalar >> 6 & 0x3F) << 8 | (0x80 | scalar & 0x3F) << 16 | 3 << 24
        }
    }
}
