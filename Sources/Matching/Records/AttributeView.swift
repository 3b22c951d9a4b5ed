/// An attribute as comparisons read it. Whoever compares holds its memory.
struct AttributeView: BitwiseCopyable, @unchecked Sendable {
    let kind: AttributeKind
    private let texts: NumberedTexts.View
    private let tables: TextTables?

    init(_ attribute: Attribute) {
        kind = attribute.kind
        texts = attribute.values.texts.view
        tables = attribute.text?.tables
    }

    /// The level of two values that differ and are no sets of codes.
    @inline(__always)
    func level(_ left: UInt32, _ right: UInt32, _ scratch: ComparisonScratch) -> UInt8 {
        if let tables { return tables.level(left, right, scratch) }
        return Attribute.level(texts[left], texts[right], kind, scratch)
    }

    /// Whether a text can be one of another attribute, as far as their lengths and letters tell.
    @inline(__always)
    func mayBeSame(_ text: UInt32, as opposite: UInt32, of other: AttributeView) -> Bool {
        guard let tables, let others = other.tables else { return true }
        let (one, two) = (tables.traits + Int(text), others.traits + Int(opposite))
        return one.pointee.length == two.pointee.length && one.pointee.letters == two.pointee.letters
    }
}
