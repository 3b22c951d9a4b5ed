internal import IntegrationModel

/// Which values of the exports a report may show: numbers of documents, dates and amounts; not names, addresses or
/// account numbers.
struct Confidentiality {
    /// Whether the reader asked for the values.
    private let showsAll: Bool

    private let fields: [String: Field]

    static var hidden: String { localized("(not shown)") }

    init(_ map: FlowMap, showsAll: Bool = false) {
        self.showsAll = showsAll
        var fields: [String: Field] = [:]
        for dataset in map.datasets {
            for file in dataset.files {
                for field in dataset.fields { fields[Self.name(file, field.path)] = field }
            }
        }
        self.fields = fields
    }

    /// The value of a piece of evidence, or a word in its place.
    func text(of evidence: GapEvidence, in gap: Gap) -> String {
        guard let value = evidence.value, !value.isEmpty else { return "" }
        if showsAll { return value }
        if let path = evidence.field, let field = fields[Self.name(evidence.file, path)] {
            return Self.isShown(field) && !Self.looksPersonal(value) ? value : Self.hidden
        }
        return gap.recordKeys.contains(value) ? text(ofKey: value) : Self.hidden
    }

    /// The key of a record, or a word in its place where it looks like the data of a person.
    func text(ofKey key: String) -> String { isShown(key: key) ? key : Self.hidden }

    /// A remark on an export, which may quote it, without mail addresses.
    func text(ofRemark text: String) -> String {
        guard !showsAll, text.contains("@") else { return text }
        return text.split(separator: " ", omittingEmptySubsequences: false)
            .map { $0.contains("@") ? Self.hidden : String($0) }.joined(separator: " ")
    }

    func isShown(key: String) -> Bool { showsAll || !Self.looksPersonal(key) }

    private static func name(_ file: String, _ field: String) -> String { file + "\u{0}" + field }

    private static func isShown(_ field: Field) -> Bool {
        switch field.profile.semanticType {
        case .email, .phone, .iban, .postcode, .url: return false
        default: break
        }
        switch field.canonical {
        case .id, .number, .reference, .sourceDocument, .status, .type, .category, .currency, .country, .dealNumber,
            .quoteNumber, .orderNumber, .deliveryNumber, .invoiceNumber, .paymentNumber, .structuredCommunication,
            .date,
            .dueDate, .deliveryDate, .paidAt, .cancelledAt, .closedAt, .createdAt, .modifiedAt, .recordSource,
            .netAmount, .taxAmount, .grossAmount, .openAmount, .exchangeRate, .vatRate, .quantity, .unit, .unitPrice,
            .discount, .debit, .credit, .balance, .ledgerAccount, .journal, .period, .sku, .gtin, .productName,
            .stockQuantity, .weight, .lineNumber, .partyID, .partyNumber:
            return true
        default:
            switch field.profile.type {
            case .date, .dateTime, .decimal, .boolean: return true
            default: return false
            }
        }
    }

    /// Whether a value looks like a name, an e-mail address, a phone number or a bank account: numbers of documents
    /// have a digit, no "@", and are no long run of digits behind a country's sign.
    private static func looksPersonal(_ value: String) -> Bool {
        let digits = value.utf8.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
        let letters = Array(value.utf8.prefix(4)).map { $0 | 0x20 }
        let isAccount =
            value.utf8.count >= 15 && digits >= 10 && letters.count == 4
            && letters.prefix(2).allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
            && value.utf8.dropFirst(2).prefix(2).allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        // Names may end in a number, but words beside each other are no document number.
        let words = value.split(separator: " ").filter { $0.allSatisfy(\.isLetter) && $0.count > 1 }
        return digits == 0 || value.contains("@") || value.hasPrefix("+") || isAccount || words.count > 1
    }
}
