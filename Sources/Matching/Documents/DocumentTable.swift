import IntegrationModel

/// What is compared of the documents of one dataset.
struct DocumentTable {
    let table: Int
    let profile: DatasetProfile
    /// The party of each document; 0 where unknown.
    let parties: [UInt32]
    /// The folded name of the party, for where no list of parties knows it, or several of one name; 0 where it has none.
    let partyNames: RecordValues<UInt64>
    let amounts: [AmountColumn]
    /// The moment of each document, in seconds since 1970; NaN where unknown.
    private(set) var moments: RecordValues<Double>
    /// All that may be the moment at which a document goes on to another system: made, sent, closed, paid.
    let possibleMoments: [RecordValues<Double>]

    var dataset: Dataset { profile.dataset }
    var count: Int { profile.columns.count }

    init(_ table: Int, _ profile: DatasetProfile, resolver: PartyResolver) {
        self.table = table
        self.profile = profile
        parties = resolver.parties(of: profile)
        partyNames = resolver.names(of: profile)
        amounts = AmountColumn.all(of: profile)
        let named = [CanonicalField.createdAt, .date, .paidAt, .closedAt, .deliveryDate]
            .compactMap { profile.values($0)?.numbers }
        let moment = named.first ?? profile.unnamedMoments.first.flatMap { profile.columns.columns[$0].numbers }
        moments = RecordValues(moment, absent: .nan)
        possibleMoments = named.isEmpty ? [moments] : named.map { RecordValues($0, absent: .nan) }
    }

    /// The same documents, each at another of its moments.
    func at(_ moments: RecordValues<Double>) -> DocumentTable {
        var table = self
        table.moments = moments
        return table
    }

    /// Whether two documents are of the same party; nil where that can't be said.
    static func sameParty(_ left: DocumentTable, _ first: Int, _ right: DocumentTable, _ second: Int) -> Bool? {
        let (one, other) = (left.parties[first], right.parties[second])
        if one != 0, other != 0 { return one == other }
        let (name, otherName) = (left.partyNames[first], right.partyNames[second])
        if name != 0, name == otherName { return true }
        return name != 0 && otherName != 0 && one == 0 && other == 0 ? false : nil
    }
}

/// The values of a column where they lie, for a dataset that may lack it.
struct RecordValues<Element: BitwiseCopyable & Sendable> {
    private let values: MappedArray<Element>?
    private let absent: Element

    init(_ values: MappedArray<Element>?, absent: Element) {
        self.values = values
        self.absent = absent
    }

    subscript(record: Int) -> Element { values?[record] ?? absent }
}

/// An amount of the documents, in cents without sign, so that a payment out compares with an invoice in.
struct AmountColumn {
    let field: Int
    let canonical: CanonicalField?
    let cents: Cents

    /// By record; -1 where there is none, or zero.
    struct Cents {
        fileprivate let numbers: MappedArray<Double>
        fileprivate var factor = 1.0

        subscript(record: Int) -> Int { AmountColumn.cents(numbers[record] * factor) }
    }

    /// The standard rates of VAT in Belgium and the Netherlands, France, and Germany.
    private static let rates = [0.21, 0.2, 0.19]

    /// Those of a dataset. Where it tells amounts without tax alone, customers pay them with tax all the same.
    static func all(of profile: DatasetProfile) -> [AmountColumn] {
        let told = profile.dataset.fields.indices.compactMap { index -> AmountColumn? in
            let field = profile.dataset.fields[index]
            guard let numbers = profile.columns.columns[index].numbers, isAmount(field) else { return nil }
            return AmountColumn(field: index, canonical: field.canonical, cents: Cents(numbers: numbers))
        }
        guard !told.contains(where: { $0.canonical == .grossAmount || $0.canonical == nil }),
            let net = told.first(where: { $0.canonical == .netAmount })
        else { return told }
        return told
            + rates.map { rate in
                AmountColumn(
                    field: net.field,
                    canonical: .grossAmount,
                    cents: Cents(numbers: net.cents.numbers, factor: 1 + rate)
                )
            }
    }

    private static func isAmount(_ field: Field) -> Bool {
        switch field.canonical {
        case .netAmount, .grossAmount, .openAmount, .debit, .credit: true
        case nil: field.profile.type == .decimal && field.profile.distinct > 2 && field.profile.nullShare < 0.5
        default: false
        }
    }

    private static func cents(_ amount: Double) -> Int {
        guard amount.isFinite, abs(amount) < 1e15, amount != 0 else { return -1 }
        return Int((abs(amount) * 100).rounded())
    }
}
