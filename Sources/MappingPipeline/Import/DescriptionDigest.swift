/// Digests what a value is made of: equal values have equal digests, whatever the process and the order of a dictionary.
///
/// To write the descriptions of all importers as JSON and digest that took longer than to import a small export.
final class DescriptionDigest: Encoder {
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }
    /// Of what was encoded so far.
    private var state: ContentDigest

    private init(_ kind: UInt64) { state = ContentDigest(first: kind, second: 0x9e37_79b9_7f4a_7c15) }

    /// - Throws: what the value throws when it is encoded.
    static func of(_ value: some Encodable) throws -> ContentDigest {
        let digest = DescriptionDigest(1)
        try value.encode(to: digest)
        return digest.state
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        add(ContentDigest(first: 2, second: 0))
        return KeyedEncodingContainer(Members<Key>(whole: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        add(ContentDigest(first: 3, second: 0))
        return Elements(whole: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { Scalar(whole: self) }

    /// Takes what comes after what there is.
    fileprivate func add(_ other: ContentDigest) { state = Self.joined(state, other) }

    /// Takes a member; the order of members does not matter.
    fileprivate func add(_ key: some CodingKey, _ value: ContentDigest) {
        let member = Self.joined(Self.digest(key.stringValue), value)
        state.first &+= member.first
        state.second &+= member.second
    }

    fileprivate static func digest(_ text: String) -> ContentDigest {
        var text = text
        return text.withUTF8 { ContentDigest(of: UnsafeRawBufferPointer($0)) }
    }

    private static func joined(_ left: ContentDigest, _ right: ContentDigest) -> ContentDigest {
        let first = (left.first ^ 0xa076_1d64_78bd_642f).multipliedFullWidth(by: right.first ^ 0xe703_7ed1_a0b4_28db)
        let second = (left.second ^ 0x8ebc_6af0_9c88_c6e3).multipliedFullWidth(by: right.second ^ 0x5899_65cc_7537_4cc3)
        // What goes in goes on beside the products, as one with zero would forget everything.
        return ContentDigest(
            first: first.high ^ second.low ^ right.first &+ left.second,
            second: second.high ^ first.low ^ right.second &+ left.first &* 0x9e37_79b9_7f4a_7c15
        )
    }
}

private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let whole: DescriptionDigest
    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) { whole.add(key, ContentDigest(first: 4, second: 0)) }

    func encode(_ value: some Encodable, forKey key: Key) throws { whole.add(key, try DescriptionDigest.of(value)) }

    // What is encoded piece by piece comes after what there is: types that do so keep an order.
    func nestedContainer<Inner: CodingKey>(keyedBy type: Inner.Type, forKey key: Key) -> KeyedEncodingContainer<Inner> {
        whole.add(DescriptionDigest.digest(key.stringValue))
        return whole.container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        whole.add(DescriptionDigest.digest(key.stringValue))
        return whole.unkeyedContainer()
    }

    func superEncoder() -> any Encoder { whole }
    func superEncoder(forKey key: Key) -> any Encoder { whole }
}

private struct Elements: UnkeyedEncodingContainer {
    let whole: DescriptionDigest
    var codingPath: [any CodingKey] { [] }
    private(set) var count = 0

    init(whole: DescriptionDigest) { self.whole = whole }

    mutating func encodeNil() {
        count += 1
        whole.add(ContentDigest(first: 4, second: 0))
    }

    mutating func encode(_ value: some Encodable) throws {
        count += 1
        whole.add(try DescriptionDigest.of(value))
    }

    func nestedContainer<Inner: CodingKey>(keyedBy type: Inner.Type) -> KeyedEncodingContainer<Inner> {
        whole.container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { whole.unkeyedContainer() }
    func superEncoder() -> any Encoder { whole }
}

private struct Scalar: SingleValueEncodingContainer {
    let whole: DescriptionDigest
    var codingPath: [any CodingKey] { [] }

    func encodeNil() { whole.add(ContentDigest(first: 4, second: 0)) }
    func encode(_ value: Bool) { whole.add(ContentDigest(first: 5, second: value ? 1 : 0)) }
    func encode(_ value: String) { whole.add(DescriptionDigest.digest(value)) }
    func encode(_ value: Double) { whole.add(ContentDigest(first: 6, second: value.bitPattern)) }
    func encode(_ value: Float) { encode(Double(value)) }

    func encode<Number: FixedWidthInteger & Encodable>(_ value: Number) {
        whole.add(ContentDigest(first: 7, second: UInt64(truncatingIfNeeded: value)))
    }

    func encode(_ value: some Encodable) throws { whole.add(try DescriptionDigest.of(value)) }
}
