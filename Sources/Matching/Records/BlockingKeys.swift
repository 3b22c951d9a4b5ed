/// The keys by which records are put into blocks: short hashes, of which a value has several or none.
struct BlockingKeys: Sendable {
    /// Where the keys of each value begin; of the value after the last, where all end.
    var starts: [UInt32] = [0]
    var keys: [UInt32] = []

    /// How a value is keyed.
    enum Form: CaseIterable, Sendable {
        case whole, begin, end, words, wordPairs, sounds
    }

    static func forms(of kind: AttributeKind) -> [Form] {
        switch kind {
        case .text: [.whole, .begin, .words, .wordPairs, .sounds]
        case .code: [.whole, .begin, .end]
        case .date: [.whole, .begin, .end, .sounds]
        case .number: [.whole]
        case .sharedCodes: [.words]
        }
    }

    init(_ attribute: Attribute, _ form: Form) {
        let values = attribute.values
        let count = values.interner.count
        starts.reserveCapacity(count + 2)
        keys.reserveCapacity(count)
        starts.append(0)
        guard count > 0 else { return }
        let bags = attribute.bags
        let wordKeys = bags.map { Self.wordKeys($0, form) } ?? []
        for value in 1...UInt32(count) {
            switch (attribute.kind, form) {
            case (_, .whole): keys.append(UInt32(truncatingIfNeeded: values.interner.hashes[Int(value)] >> 20))
            case (_, .words), (_, .wordPairs), (.text, .sounds):
                if let bags { appendWords(of: value, bags, form, wordKeys) }
            case (.text, _): values.withBytes(value) { appendCompact($0) }
            case (.date, _): values.withBytes(value) { appendDate($0, form) }
            default: values.withBytes(value) { appendHalf($0, form) }
            }
            starts.append(UInt32(keys.count))
        }
    }

    private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, _ salt: UInt64) {
        keys.append(UInt32(truncatingIfNeeded: ByteHash.mixed(ByteHash.hash(bytes), salt) >> 20))
    }

    /// The first letters without spaces, for words that are parted or joined.
    private mutating func appendCompact(_ bytes: UnsafeBufferPointer<UInt8>) {
        var (letters, count): (UInt64, Int) = (0, 0)
        for byte in bytes where byte != FoldedValue.space && count < 6 {
            letters = letters << 8 | UInt64(byte)
            count += 1
        }
        guard count >= 4 else { return }
        keys.append(UInt32(truncatingIfNeeded: ByteHash.mixed(letters, 1) >> 20))
    }

    private mutating func appendHalf(_ bytes: UnsafeBufferPointer<UInt8>, _ form: Form) {
        guard bytes.count >= 5 else { return }
        let half = max(3, min(bytes.count / 2, 7))
        append(UnsafeBufferPointer(rebasing: form == .begin ? bytes.prefix(half) : bytes.suffix(half)), 2)
        // Without the codes of country and area.
        if form == .end, bytes.count >= 9 { append(UnsafeBufferPointer(rebasing: bytes.suffix(7)), 3) }
    }

    /// Year and month, month and day, year and day: one of them outlives one wrong part.
    private mutating func appendDate(_ bytes: UnsafeBufferPointer<UInt8>, _ form: Form) {
        guard bytes.count == 8 else { return }
        switch form {
        case .begin: append(UnsafeBufferPointer(rebasing: bytes[0..<6]), 4)
        case .end:
            // In any order, for days and months that are swapped.
            let parts = [bytes[4] &* 10 &+ bytes[5], bytes[6] &* 10 &+ bytes[7]].sorted()
            let digits = [bytes[2], bytes[3]] + parts
            digits.withUnsafeBufferPointer { append($0, 5) }
        default:
            let digits = [bytes[0], bytes[1], bytes[2], bytes[3], bytes[6], bytes[7]]
            digits.withUnsafeBufferPointer { append($0, 6) }
        }
    }

    /// The key of each word, by its number; 0 for none. Empty where keys are no words.
    private static func wordKeys(_ bags: TokenBags, _ form: Form) -> [UInt32] {
        switch form {
        case .words: return bags.tokens.hashes.map { UInt32(truncatingIfNeeded: $0 >> 20) }
        case .sounds:
            return (0...UInt32(bags.tokens.count)).map { word in
                let skeleton = word == 0 ? [] : Sound.skeleton(bags.texts[word])
                guard skeleton.count >= 2 else { return 0 }
                let hash = skeleton.withUnsafeBufferPointer { ByteHash.hash($0) }
                return UInt32(truncatingIfNeeded: ByteHash.mixed(hash, 7) >> 20)
            }
        default: return []
        }
    }

    private mutating func appendWords(of value: UInt32, _ bags: TokenBags, _ form: Form, _ wordKeys: [UInt32]) {
        let words = bags.words(of: value)
        let most = form == .words ? 8 : form == .wordPairs ? 5 : 4
        guard words.count > most else { return appendKeys(words, bags, form, wordKeys) }
        // The rarest words first.
        let rare = words.sorted { (bags.weights[Int($1)], $0) < (bags.weights[Int($0)], $1) }.prefix(most)
        rare.withUnsafeBufferPointer { appendKeys($0, bags, form, wordKeys) }
    }

    private mutating func appendKeys(
        _ words: UnsafeBufferPointer<UInt32>,
        _ bags: TokenBags,
        _ form: Form,
        _ wordKeys: [UInt32]
    ) {
        guard form == .wordPairs else {
            for word in words where wordKeys[Int(word)] != 0 { keys.append(wordKeys[Int(word)]) }
            return
        }
        for (position, word) in words.enumerated() {
            for other in words[(position + 1)...] {
                let (one, two) = (bags.tokens.hashes[Int(word)], bags.tokens.hashes[Int(other)])
                keys.append(UInt32(truncatingIfNeeded: ByteHash.mixed(min(one, two), max(one, two)) >> 20))
            }
        }
    }

    /// A key that many values share, to be combined with that of another attribute; 0 for none.
    static func coarse(_ attribute: Attribute) -> [UInt32] {
        let values = attribute.values
        return (0...values.interner.count).map { value in
            guard value > 0 else { return 0 }
            return values.withBytes(UInt32(value)) { bytes in
                let part: UnsafeBufferPointer<UInt8>
                switch attribute.kind {
                case .text: part = UnsafeBufferPointer(rebasing: bytes.prefix(3))
                case .date: part = UnsafeBufferPointer(rebasing: bytes.prefix(4))
                case .code: part = UnsafeBufferPointer(rebasing: bytes.prefix(bytes.count <= 6 ? 6 : 4))
                default: part = bytes
                }
                return UInt32(truncatingIfNeeded: ByteHash.hash(part) >> 20) | 1
            }
        }
    }
}

/// How a word sounds, roughly.
enum Sound {
    /// The first letter and the consonants after it, each written as one of those that sound alike, without repeats.
    static func skeleton(_ word: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var skeleton: [UInt8] = []
        for (position, byte) in word.enumerated() where skeleton.count < 5 {
            let sound = alike[Int(byte)]
            if position == 0 {
                skeleton.append(sound == 0 ? byte : sound)
            } else if sound != 0, sound != skeleton.last {
                skeleton.append(sound)
            }
        }
        return skeleton
    }

    /// 0 for vowels and what is hardly heard.
    private static let alike: [UInt8] = {
        var table = [UInt8](repeating: 0, count: 256)
        for byte in 0x30...0x39 { table[byte] = UInt8(byte) }
        for byte in 0x80...0xFF { table[byte] = UInt8(byte) }
        for group in ["bp", "ckqg", "dt", "fvw", "jy", "l", "mn", "r", "szx"] {
            let letters = Array(group.utf8)
            for letter in letters { table[Int(letter)] = letters[0] }
        }
        return table
    }()
}
