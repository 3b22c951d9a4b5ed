import IntegrationModel

/// Credit notes with the invoices that they may take back.
struct CreditNoteList {
    struct Note {
        let record: Int
        let cents: Int
        /// Seconds since 1970; NaN where unknown.
        let moment: Double
        /// The invoices that it names.
        var named: [Int] = []
    }

    private(set) var records: [Note]
    /// What amounts are compared by.
    let amount: CanonicalField
    private let list: DatasetProfile
    private let invoices: DatasetProfile

    /// - Parameter list: credit notes, or the invoices themselves, among which credit notes are those of the other sign or
    ///   of a type that says so.
    init?(_ list: DatasetProfile, of invoices: DatasetProfile, _ texts: any TextSource) throws {
        let amounts = [CanonicalField.grossAmount, .netAmount]
        guard
            let amount = amounts.first(where: { list.values($0)?.numbers != nil && invoices.values($0)?.numbers != nil }
            ),
            let numbers = list.values(amount)?.numbers
        else { return nil }
        (self.amount, self.list, self.invoices) = (amount, list, invoices)
        let isOwnList = list.dataset.id != invoices.dataset.id
        let among = isOwnList ? Array(0..<list.columns.count) : try Self.among(list, numbers, texts)
        let moments = (list.values(.date) ?? list.values(.createdAt))?.numbers
        records = among.filter { numbers[$0].isFinite && numbers[$0] != 0 && abs(numbers[$0]) < 1e13 }.map { record in
            Note(record: record, cents: cents(numbers[record]), moment: moments?[record] ?? .nan)
        }
        guard !records.isEmpty else { return }
        let references = try InvoiceReferences(invoices, list, texts)
        for place in records.indices { records[place].named = references.invoices(named: records[place].record) }
    }

    /// Credit notes are few among the invoices: amounts of the other sign, or a type that says so.
    private static func among(
        _ list: DatasetProfile,
        _ numbers: MappedArray<Double>,
        _ texts: any TextSource
    ) throws -> [Int] {
        let all = 0..<list.columns.count
        let (below, above) = (all.count { numbers[$0] < 0 }, all.count { numbers[$0] > 0 })
        let sign = below > above ? -1.0 : 1.0
        var found = Set(all.filter { numbers[$0] * sign < 0 })
        if let field = list.dataset.fieldIndex(.type), list.dataset.fields[field].profile.distinct <= 20 {
            let column = try texts.texts(of: list.dataset.id, fields: [field])[0]
            var known: [String: Bool] = [:]
            for record in 0..<min(all.count, column.count) {
                let type = column[record]
                let isCredit = known[type] ?? isCreditNote(type)
                known[type] = isCredit
                if isCredit { found.insert(record) }
            }
        }
        return 2 * found.count < list.columns.count ? found.sorted() : []
    }

    /// Whether a type says so, in Dutch, French, German or English, in the words of Odoo, or as UNTDID 1001 numbers it.
    static func isCreditNote(_ type: String) -> Bool {
        let text = type.lowercased()
        return text == "381" || words.contains { text.contains($0) }
    }

    private static let words = [
        "credit note", "creditnote", "credit_note", "credit-note", "credit memo", "creditmemo", "creditnota",
        "credit nota",
        "kredietnota", "creditfactuur", "note de crédit", "note de credit", "avoir", "gutschrift", "out_refund",
        "in_refund",
    ]

    /// Whether they stand among these invoices.
    func isAmong(_ invoices: DatasetProfile) -> Bool { list.dataset.id == invoices.dataset.id }

    /// Sets each note off against what it names, or else against what is open of the same party and the same amount.
    ///
    /// - Returns: the notes that took something back, and the invoices that nothing is open of any more.
    func setOff(against invoices: OpenInvoices) -> (notes: [Int], settled: [Int]) {
        var open = invoices
        var notes: [Int] = []
        let parties = SameParty(list, self.invoices)
        for note in records where !note.named.isEmpty {
            let named = note.named.filter { parties.isSame(note.record, $0) != false }
            if !named.isEmpty, open.takeBack(note.cents, of: named) { notes.append(note.record) }
        }
        for note in records.filter(\.named.isEmpty).sorted(by: { ($0.moment, $0.record) < ($1.moment, $1.record) }) {
            let invoice = open.latest(of: note.cents, before: note.moment) {
                parties.isSame(note.record, $0) == true
            }
            if let invoice, open.takeBack(note.cents, of: [invoice]) { notes.append(note.record) }
        }
        return (notes, open.takenBack)
    }
}

/// An amount without its sign.
func cents(_ amount: Double) -> Int { Int((abs(amount) * 100).rounded()) }

/// Whether documents of one system are of the same party.
private struct SameParty {
    private let columns: [(one: MappedArray<UInt64>, other: MappedArray<UInt64>)]

    init(_ one: DatasetProfile, _ other: DatasetProfile) {
        columns = [CanonicalField.partyID, .partyNumber, .partyVATNumber, .partyName, .partyEmail].compactMap { field in
            guard let left = one.values(field)?.hashes, let right = other.values(field)?.hashes else { return nil }
            return (left, right)
        }
    }

    /// nil where that can't be said.
    func isSame(_ one: Int, _ other: Int) -> Bool? {
        for column in columns where column.one[one] != 0 && column.other[other] != 0 {
            return column.one[one] == column.other[other]
        }
        return nil
    }
}
