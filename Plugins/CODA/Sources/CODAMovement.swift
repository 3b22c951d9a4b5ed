import IntegrationModel

/// A movement, or a detail of one: record 21 with all records that continue it.
struct CODAMovement {
    let place: RecordPlace
    let sequence: String
    let detail: String
    /// 0 simple amount, 1 and 2 amounts that the customer or the bank has added up, 3 simple amount with details; 5 to 9
    /// details of those.
    let transactionType: String
    /// In thousandths; nil where it can't be read.
    let amount: Int?
    let isDebit: Bool
    private(set) var fields: [MovementField: String]
    private let isStructured: Bool
    /// The communication of records 21, 22 and 23, with the blanks that fill the columns up.
    private var communication: String
    /// The free texts of records 31, 32 and 33.
    private var information = ""
    private var describesParty = false

    /// The characters of a record 21 up to the code of the transaction, without which nothing can be said of it.
    static let leastWidth = 61

    /// Whether the amount is one of its own in the balance of the account, and not a detail of such an amount.
    var isBooked: Bool { detail == "0000" }

    init(_ record: CODARecord) {
        place = record.place
        sequence = record.raw(2, 4)
        detail = record.raw(6, 4)
        isDebit = record.raw(31, 1) == "1"
        amount = record.amount(32)
        transactionType = record.raw(53, 1)
        isStructured = record.raw(61, 1) == "1"
        communication = record.raw(62, 53)
        fields = [
            .sequence: sequence, .detail: detail,
            .bankReference: record.text(10, 21),
            .amount: amount.map(CODARecord.text(ofAmount:)) ?? record.text(32, 15),
            .direction: isDebit ? "DBIT" : "CRDT",
            .valueDate: record.date(47),
            .transactionType: transactionType,
            .transactionFamily: record.text(54, 2),
            .transactionOperation: record.text(56, 2),
            .transactionCategory: record.text(58, 3),
            .entryDate: record.date(115),
            .statement: record.text(121, 3),
        ]
    }

    /// Whether a record 22 or 23 continues this movement.
    func isContinued(by record: CODARecord) -> Bool { record.raw(2, 4) == sequence && record.raw(6, 4) == detail }

    mutating func add(_ record: CODARecord) {
        switch record.kind {
        case "22":
            communication += record.raw(10, 53)
            fields[.clientReference] = record.text(63, 35)
            fields[.counterpartyBIC] = record.text(98, 11)
            fields[.returnReason] = record.text(113, 4)
            fields[.purpose] = record.text(121, 4)
        case "23":
            // The currency of the account fills the last three of 37 places.
            fields[.counterpartyAccount] = record.text(10, 34)
            fields[.counterpartyName] = record.text(47, 35)
            // Where record 22 is left out, its columns are blank.
            if communication.unicodeScalars.count == 53 { communication += String(repeating: " ", count: 53) }
            communication += record.raw(82, 43)
        case "31":
            describesParty = record.raw(39, 4) == "1001"
            if describesParty {
                // The name in full, where record 23 has room for 35 characters.
                let name = record.text(43, 70)
                if name.utf8.count > fields[.counterpartyName]?.utf8.count ?? 0 { fields[.counterpartyName] = name }
            } else {
                information += " " + record.raw(40, 73)
            }
        case "32":
            if describesParty {
                fields[.counterpartyStreet] = record.text(10, 35).collapsed
                fields[.counterpartyLocality] = record.text(45, 35).collapsed
            } else {
                information += record.raw(10, 105)
            }
        default:
            information += record.raw(10, 90)
        }
    }

    /// Adds what is known when all records are read.
    ///
    /// - Parameter total: the movement that this one is a detail of.
    mutating func finish(account: String, currency: String, total: CODAMovement?) {
        fields[.account] = account
        fields[.currency] = currency
        fields[.information] = information.collapsed
        if isStructured {
            let found = StructuredCommunication(communication)
            fields[.communicationType] = found.type
            fields[.structuredCommunication] = found.reference
            fields[.communication] = found.text.collapsed
            fields[.mandateReference] = found.mandate
            fields[.creditorID] = found.creditor
        } else {
            fields[.communication] = communication.collapsed
        }
        if let total {
            fields[.totalReference] = total.fields[.bankReference]
            fields[.totalAmount] = total.fields[.amount]
        }
    }
}
