import Testing

@testable import Profiling

@Suite struct `Value normalisation` {
    private let hash = ValueHasher(key: testKey)

    @Test(arguments: [
        [
            "BE 0681.448.952", "BE0681448952", "be0681448952", "0681.448.952", "0681448952", "681448952",
            "BTW BE 0681.448.952",
        ],
        ["+++100/0036/18639+++", "100003618639", "***100/0036/18639***"],
        [
            "+32 9 347 68 08", "0032 9 347 68 08", "09 347 68 08", "09/347.68.08", "+32 (0)9 347 68 08",
            "(09) 347 68 08",
        ],
        ["+352 26 12 34 56", "26 12 34 56", "00352 26123456", "0035226123456"],
        ["+32 486 69 09 92", "0486/69.09.92", "0032486690992"],
        ["BE 0681.448.953", "BE0681448953", "BTW 0681.448.953", "BE681448953"],
        ["Café Zoë", "cafe zoe", "CAFÉ  ZOË", "cafe-zoe", " Café Zoë "],
        ["Straße", "STRASSE"], ["Søren Łukasz", "soren lukasz"], ["Œuvre", "oeuvre"], ["Ｋ００１", "k001"],
        ["'9000", "9000"], ["info@Acme.BE", "INFO@acme.be"], ["BE68 5390 0754 7034", "be68539007547034"],
        ["Cafe\u{301}", "Café"], ["ΑΘΗΝΑ", "αθηνα"], ["ПРИВЕТ", "привет"],
    ])
    func `gives all notations of a value one hash`(_ notations: [String]) {
        let hashes = Set(notations.map { hash($0) })
        #expect(hashes.count == 1, "\(notations.map { ValueNormalisation.normalised($0) ?? "nil" })")
        #expect(!hashes.contains(0))
    }

    @Test(arguments: [
        ("0681448953", "681448953"), ("0681448953", "BE0681448952"), ("000123456789", "0123456789"),
        ("a.b@acme.be", "ab@acme.be"), ("K001", "K01"), ("9000", "09000"), ("???", "!!!"),
        ("+32 9 347 68 08", "+32 9 347 68 09"), ("+999 1 234 56 78", "01 234 56 78"),
    ])
    func `keeps different values apart`(_ left: String, _ right: String) {
        #expect(hash(left) != hash(right))
    }

    @Test(arguments: [
        "", "  ", "NULL", "N/A", "-", "n.v.t.", "00000000-0000-0000-0000-000000000000", "0001-01-01",
        "0001-01-01T00:00:00",
        "#N/A", "\u{A0}", "31/12/9999",
    ])
    func `takes words for nothing as no value`(_ word: String) {
        #expect(hash(word) == 0)
    }

    @Test(arguments: ["Null", "Nan", "NA", "0", "--x", "Nil", "None of these", "1900-01-01", "false"])
    func `takes nothing else as no value`(_ word: String) {
        #expect(hash(word) != 0)
    }

    @Test func `depends on the key`() {
        #expect(ValueHasher(key: HashKey(1, 2))("K001") != ValueHasher(key: HashKey(1, 3))("K001"))
    }

    @Test func `has no collisions among numbered values, and uses all bits`() {
        let keyed = KeyedHash(key: testKey)
        var hashes = Set<UInt64>()
        var bits = [Int](repeating: 0, count: 64)
        for number in 0..<200_000 {
            let value = keyed.hash("K\(number)")
            hashes.insert(value)
            for bit in 0..<64 { bits[bit] += Int(value >> UInt64(bit) & 1) }
        }
        #expect(hashes.count == 200_000)
        #expect(bits.allSatisfy { abs($0 - 100_000) < 2_000 })
    }

    @Test func `survives any bytes`() {
        var random = SeededGenerator(state: 7)
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            let hashed = bytes.withUnsafeBufferPointer { hash($0) }
            #expect(hashed == bytes.withUnsafeBufferPointer { hash($0) })
        }
    }
}

extension KeyedHash {
    fileprivate func hash(_ text: String) -> UInt64 {
        var copy = text
        return copy.withUTF8 { hash($0) }
    }
}
