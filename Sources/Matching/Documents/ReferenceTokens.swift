import IntegrationModel

/// The parts of a free text that may be the number of a document.
enum ReferenceTokens {
    /// The hashes of the words that hold a digit, whole and without punctuation at their ends, and of neighbouring
    /// words joined, for numbers written with spaces ("F 2026 00012").
    static func hashes(in text: UnsafeBufferPointer<UInt8>, _ hashing: any ValueHashing) -> [UInt64] {
        var words: [Range<Int>] = []
        var start: Int?
        for index in 0...text.count {
            let isBreak = index == text.count || isSeparator(text[index])
            if isBreak, let first = start {
                words.append(first..<index)
                start = nil
            } else if !isBreak, start == nil {
                start = index
            }
        }
        var hashes: [UInt64] = []
        for (position, word) in words.enumerated() {
            for length in 1...3 where position + length <= words.count {
                let range = word.lowerBound..<words[position + length - 1].upperBound
                let part = UnsafeBufferPointer(rebasing: text[range])
                guard part.count <= 40, part.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else { continue }
                let hash = hashing.hash(part)
                if hash != 0 { hashes.append(hash) }
            }
        }
        return hashes
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ":")
            || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")")
    }
}
