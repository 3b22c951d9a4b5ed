import IntegrationModel

/// How often the fields of records that were found to be the same have the same value.
struct LinkedAgreement {
    private let left: DatasetProfile
    private let right: DatasetProfile
    private let pairs: [RecordPair]

    /// Pairs that are compared; more say no more.
    private static let mostPairs = 2000

    /// - Returns: nil where too few records are linked to tell.
    init?(_ left: DatasetProfile, _ right: DatasetProfile, _ links: RecordLinks?) {
        guard let pairs = links?.pairs, pairs.count >= 5 else { return nil }
        self.left = left
        self.right = right
        let step = max(1, pairs.count / Self.mostPairs)
        self.pairs = stride(from: 0, to: pairs.count, by: step).map { pairs[$0] }
    }

    /// Agreement of linked records, and of records joined at random; nil where no values could be compared.
    func rates(_ first: Int, _ second: Int) -> Corroboration.Rates? {
        let one = left.columns.columns[first]
        let other = right.columns.columns[second]
        func same(_ record: Int, _ otherRecord: Int) -> Bool? {
            if let numbers = one.numbers, let otherNumbers = other.numbers {
                let (value, otherValue) = (numbers[record], otherNumbers[otherRecord])
                return value.isNaN || otherValue.isNaN ? nil : abs(value - otherValue) <= 0.0101
            }
            let (hash, otherHash) = (one.hashes[record], other.hashes[otherRecord])
            return hash == 0 || otherHash == 0 ? nil : hash == otherHash
        }
        var right = (agree: 0, compared: 0)
        var wrong = (agree: 0, compared: 0)
        for (index, pair) in pairs.enumerated() {
            if let isSame = same(pair.left, pair.right) {
                right.compared += 1
                right.agree += isSame ? 1 : 0
            }
            if let isSame = same(pair.left, pairs[(index + 17) % pairs.count].right) {
                wrong.compared += 1
                wrong.agree += isSame ? 1 : 0
            }
        }
        guard right.compared > 0 else { return nil }
        return Corroboration.Rates(
            right: Double(right.agree) / Double(right.compared),
            wrong: wrong.compared == 0 ? 0 : Double(wrong.agree) / Double(wrong.compared),
            compared: right.compared
        )
    }
}
