import IntegrationModel

/// The invoices that credit notes of the same system name, in a field or in a text.
struct InvoiceReferences {
    private let invoices: DatasetProfile
    private let byNumber: [UInt64: Int]
    private let byText: [String: Int]
    /// Fields that may hold the number of an invoice, and texts that may contain one.
    private let fields: [MappedArray<UInt64>]
    private let texts: [TextColumn]
    private let isSame: Bool

    init(_ invoices: DatasetProfile, _ list: DatasetProfile, _ texts: any TextSource) throws {
        self.invoices = invoices
        isSame = invoices.dataset.id == list.dataset.id
        let keys = [CanonicalField.number, .id].compactMap { invoices.dataset.fieldIndex($0) }
        var byNumber: [UInt64: Int] = [:]
        for key in keys.reversed() {
            for (record, hash) in invoices.columns.columns[key].hashes.enumerated() where hash != 0 {
                byNumber[hash] = record
            }
        }
        self.byNumber = byNumber
        let own = [CanonicalField.number, .id].compactMap { list.dataset.fieldIndex($0) }
        let named = list.dataset.fields.indices.filter { !own.contains($0) && Self.mayName(list.dataset.fields[$0]) }
        fields = named.map { list.columns.columns[$0].hashes }
        let free = named.filter { Self.isText(list.dataset.fields[$0]) }
        guard !free.isEmpty, let number = invoices.dataset.numberField else {
            (byText, self.texts) = ([:], [])
            return
        }
        self.texts = try texts.texts(of: list.dataset.id, fields: free)
        let column = try texts.texts(of: invoices.dataset.id, fields: [number])[0]
        byText = Dictionary((0..<column.count).map { (column[$0].lowercased(), $0) }) { first, _ in first }
    }

    private static func mayName(_ field: Field) -> Bool {
        switch field.canonical {
        case .invoiceNumber, .reference, .sourceDocument, .description, .title, .remittanceText, .paymentNumber: true
        // A plain integer that nobody knows the meaning of may be a quantity, and be the number of an invoice by accident.
        case nil: field.profile.type == .text
        default: false
        }
    }

    private static func isText(_ field: Field) -> Bool { mayName(field) && field.profile.type == .text }

    /// In the order in which they are named.
    func invoices(named record: Int) -> [Int] {
        var found: [Int] = []
        func add(_ invoice: Int?) {
            guard let invoice, !(isSame && invoice == record), !found.contains(invoice) else { return }
            found.append(invoice)
        }
        for field in fields where field[record] != 0 { add(byNumber[field[record]]) }
        for text in texts where record < text.count {
            for word in text[record].lowercased().split(whereSeparator: { Self.separators.contains($0) }) {
                // A year or a quantity is no number of an invoice.
                guard word.count >= 5 || word.contains(where: \.isLetter), word.contains(where: \.isNumber) else {
                    continue
                }
                add(byText[String(word)])
            }
        }
        return found
    }

    private static let separators: Set<Character> = [" ", "\t", "\n", ",", ";", ":", "(", ")", "\"", "'"]
}
