/// What a comparison reads of a text, in one place: most pairs of texts are ruled out before their bytes are read.
struct TextTraits: BitwiseCopyable {
    private let start: UInt32
    let length: UInt32
    /// Which letters it has, as bits; several letters share one.
    let letters: UInt32
    /// A hash of its digits.
    let digits: UInt32
    /// The length of its vector of weights.
    let norm: Float
    private let wordCount: UInt32
    /// Its words where there are up to two, else where they begin in the words of all texts.
    private let words: (UInt32, UInt32)

    init(_ number: UInt32, _ texts: NumberedTexts, _ bags: TokenBags) {
        start = number == 0 ? 0 : texts.starts[Int(number)]
        let bytes = number == 0 ? UnsafeBufferPointer(start: nil, count: 0) : texts[number]
        length = UInt32(bytes.count)
        letters = Self.letters(bytes)
        digits = bytes.reduce(7) { FoldedValue.isDigit($1) ? $0 &* 31 &+ UInt32($1) : $0 }
        let own = bags.words(of: number)
        norm = own.reduce(Float(0)) { $0 + bags.weights[Int($1)] * bags.weights[Int($1)] }.squareRoot()
        wordCount = UInt32(own.count)
        words =
            own.count > Self.mostWordsInPlace
            ? (bags.starts[Int(number)], 0) : (own.first ?? 0, own.count > 1 ? own[1] : 0)
    }

    private static let mostWordsInPlace = 2

    static func letters(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        bytes.reduce(0) { $0 | 1 << (UInt32($1) & 31) }
    }

    /// No fewer signs than this have to be changed to make one text of another: a sign that is put in or taken out changes
    /// one letter of the set, one that is replaced two.
    @inline(__always)
    static func leastDistance(_ one: UInt32, _ other: UInt32) -> Int { ((one ^ other).nonzeroBitCount &+ 1) >> 1 }

    @inline(__always)
    func text(in bytes: UnsafePointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: bytes + Int(start), count: Int(length))
    }

    /// The words of a text, ascending.
    ///
    /// - Parameter all: the words of all texts.
    @inline(__always)
    static func words(_ traits: UnsafePointer<TextTraits>, _ all: UnsafePointer<UInt32>) -> UnsafeBufferPointer<UInt32>
    {
        let count = Int(traits.pointee.wordCount)
        let place = UnsafeRawPointer(traits) + MemoryLayout<TextTraits>.offset(of: \.words).unsafelyUnwrapped
        return UnsafeBufferPointer(
            start: count > mostWordsInPlace
                ? all + Int(traits.pointee.words.0) : place.assumingMemoryBound(to: UInt32.self),
            count: count
        )
    }
}

/// What a comparison reads of a word.
struct WordTraits: BitwiseCopyable {
    private let start: UInt32
    let letters: UInt32
    /// ln of how few values have it.
    let weight: Float
    let length: UInt16
    let first: UInt8
    private let flags: UInt8

    /// - Parameter frequent: words that so many records have may be written short.
    init(_ word: UInt32, _ bags: TokenBags, frequent: UInt32) {
        start = word == 0 ? 0 : bags.texts.starts[Int(word)]
        let bytes = word == 0 ? UnsafeBufferPointer(start: nil, count: 0) : bags.texts[word]
        letters = TextTraits.letters(bytes)
        weight = bags.weights[Int(word)]
        length = UInt16(clamping: bytes.count)
        first = bytes.first ?? 0
        flags = (TokenBags.isCode(bytes) ? 1 : 0) | (bags.records[Int(word)] >= frequent ? 2 : 0)
    }

    /// Mixes digits with letters, or is a long number.
    var isCode: Bool { flags & 1 != 0 }
    /// So many records have it that it may be written short.
    var isFrequent: Bool { flags & 2 != 0 }

    /// Words are compared up to their 65,535th sign.
    @inline(__always)
    func text(in bytes: UnsafePointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: bytes + Int(start), count: Int(length))
    }
}
