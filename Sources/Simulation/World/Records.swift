/// Where a record of a system came from through a flow.
struct Origin {
    var flow: Int
    /// The place of the source record among its system's records of that entity.
    var record: Int
    var referenceError: TypingError?
    var hasReference = true
    var typed: [TypingError] = []
}

/// When and by whom a record was made and last changed.
struct Audit {
    var createdAt: Moment
    var createdBy: String
    var modifiedAt: Moment

    init(_ moment: Moment, by name: String) {
        createdAt = moment
        createdBy = name
        modifiedAt = moment
    }
}

/// A party as one system holds it.
struct PartyRecord {
    /// The real company behind it: the same in every system.
    var business: Int
    var values: [PartyField: String]
    var audit: Audit
    /// How VAT numbers and telephones are spelled: formatting travels with copied text.
    var spelling: Int
    var origins: [Origin] = []
    var duplicateOf: Int?
    var number = ""
    var uuid = ""
    var reference = ""

    subscript(field: PartyField) -> String { values[field] ?? "" }
}

enum PartyField: String, CaseIterable {
    case name, vat, street, postcode, city, country, email, phone, iban, contact, language
    /// `person` or `company`.
    case kind

    /// Fields in which a conflict is told in the truth.
    static let compared: [PartyField] = [.name, .vat, .street, .email, .phone]
}

struct ProductRecord {
    var number: String
    var name: String
    var ean: String
    var priceInCents: Int
    var createdAt: Moment
}

struct DocumentLine {
    var product: Int
    var quantity: Int
    var priceInCents: Int
    var vatPercentage: Int

    var net: Int { quantity * priceInCents }
}

enum DocumentStatus: String {
    case draft, open, won, lost, confirmed, done, cancelled, paid
}

/// A deal, an order, an invoice or a payment as one system holds it.
struct DocumentRecord {
    /// The real company behind it.
    var business: Int
    /// The place of its party in the same system, where the system holds parties.
    var party: Int?
    var partyName: String
    var partyVAT: String
    var partyIBAN: String
    var lines: [DocumentLine]
    var net: Int
    var tax: Int
    var status: DocumentStatus
    /// When it took effect (won, ordered, invoiced, booked); flows start from here.
    var effectiveAt: Moment
    var audit: Audit
    var salesperson: String
    var origins: [Origin] = []
    var number = ""
    var uuid = ""
    var internalNumber = 0
    var reference = ""
    var remark = ""
    /// The 12 digits it bears, on an invoice to be paid with and on a payment as paid with.
    var communication = ""
    /// Neither customer nor document: bank charges, rent, suppliers. Their amount goes out.
    var isForeign = false

    var gross: Int { net + tax }

    mutating func addUpLines() {
        net = lines.reduce(0) { $0 + $1.net }
        tax = Dictionary(grouping: lines, by: \.vatPercentage).reduce(0) { sum, rate in
            sum + (rate.value.reduce(0) { $0 + $1.net } * rate.key + 50) / 100
        }
    }
}
