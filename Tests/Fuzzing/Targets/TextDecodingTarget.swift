import ImporterKit

extension FuzzTarget {
    /// Detection of encodings, and decoding in pieces of any size.
    static let textDecoding = FuzzTarget("text-decoding", maximumLength: 4096) { input in
        let input = FuzzInput(input)
        let bytes = input.bytes
        let detected = TextEncodingDetection.detect(FileBytes(bytes))
        try require(detected.markLength <= bytes.count, "a mark longer than the text")
        try require(detected == TextEncodingDetection.detect(FileBytes(bytes)), "detection differs the second time")
        _ = TextEncodingDetection.detect(bytes)
        _ = UnreadableContent.recognize(bytes)
        _ = TreePreview.format(of: bytes)
        let encoding = TextEncoding.allCases[input.option(0..<4) % TextEncoding.allCases.count]
        let decoder = TextDecoder(encoding)
        let whole = decoder.decodeAll(bytes, isFinal: true)
        try require(isUTF8(whole), "\(encoding) is decoded to what is not UTF-8")
        try require(
            decodedInPieces(bytes, decoder, output: 8 + input.option(4..<6), input: 1 + input.option(6..<8)) == whole,
            "\(encoding) is decoded otherwise in pieces"
        )
        if isUTF8(bytes) {
            try require(
                TextDecoder(.utf8).decodeAll(bytes, isFinal: true).elementsEqual(bytes),
                "UTF-8 is not kept as it is"
            )
        } else if bytes.allSatisfy({ $0 != 0 }) {
            try require(
                detected.encoding != .utf8 || detected.encodingIsGuess || detected.markLength > 0,
                "malformed UTF-8 is no guess"
            )
        }
        if bytes.count % 2 == 0 {
            let units = (0..<bytes.count / 2).map { UInt16(bytes[2 * $0]) << 8 | UInt16(bytes[2 * $0 + 1]) }
            try require(
                TextDecoder(.utf16BigEndian).decodeAll(bytes, isFinal: true)
                    .elementsEqual(String(decoding: units, as: UTF16.self).utf8),
                "UTF-16 is decoded otherwise than by the standard library"
            )
        }
    }

    private static func decodedInPieces(
        _ bytes: UnsafeRawBufferPointer,
        _ decoder: TextDecoder,
        output: Int,
        input: Int
    ) throws -> [UInt8] {
        var result: [UInt8] = []
        var block = [UInt8](repeating: 0, count: output)
        var read = 0
        var shown = min(input, bytes.count)
        while read < bytes.count {
            let piece = UnsafeRawBufferPointer(rebasing: bytes[read..<shown])
            let progress = block.withUnsafeMutableBufferPointer {
                decoder.decode(piece, isFinal: shown == bytes.count, into: $0)
            }
            result += block[..<progress.written]
            read += progress.read
            try require(progress.written <= output && read <= shown, "more is decoded than there is room")
            if progress.read == 0 {
                try require(shown < bytes.count, "decoding stands still at byte \(read) in \(decoder.encoding)")
            }
            shown = min(max(shown, read + input) + (progress.read == 0 ? 1 : 0), bytes.count)
        }
        return result
    }
}
