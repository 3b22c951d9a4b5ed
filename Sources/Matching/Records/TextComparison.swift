/// Compares texts by their words and as a whole.
final class TextComparison: Sendable {
    let bags: TokenBags
    /// What is read of texts and words, without a hold on the memory.
    let tables: TextTables
    private let held: [any Sendable]

    init(_ values: AttributeValues) {
        let bags = TokenBags(values, codesOnly: false)
        let traits = FixedTable((0...UInt32(values.interner.count)).map { TextTraits($0, values.texts, bags) })
        // Words that so many records have may be written short.
        let frequent = UInt32(max(4, (values.left.count + values.right.count) / 200))
        let words = FixedTable((0...UInt32(bags.tokens.count)).map { WordTraits($0, bags, frequent: frequent) })
        self.bags = bags
        held = [values, traits, words]
        tables = TextTables(
            bytes: values.texts.bytes.start,
            traits: traits.start,
            words: bags.words.start,
            wordBytes: bags.texts.bytes.start,
            wordTraits: words.start
        )
    }

    /// 0 for the same value, 1 for a sign that differs, up to 7 for nothing in common.
    func level(_ left: UInt32, _ right: UInt32, _ scratch: ComparisonScratch) -> UInt8 {
        left == right ? 0 : tables.level(left, right, scratch)
    }
}
