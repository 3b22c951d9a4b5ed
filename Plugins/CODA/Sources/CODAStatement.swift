import IntegrationModel

/// A statement: the old balance of record 1, the movements, and the new balance of record 8.
struct CODAStatement {
    let place: RecordPlace
    let number: String
    let account: String
    let currency: String
    /// In thousandths, below zero for a debt; nil where it can't be read.
    let oldBalance: Int?
    private(set) var isClosed = false
    /// Records 4, with the blanks that fill their columns up.
    var message = ""
    private var newBalance: Int?
    private var turnover = 0
    private var movements = 0
    private var known: [StatementField: String]

    /// - Parameters:
    ///   - header: record 0 of the file.
    ///   - place: where the statement begins: its header, or record 1 of a further statement.
    init(_ record: CODARecord, header: CODARecord?, place: RecordPlace) {
        self.place = place
        number = record.text(2, 3)
        let parts = Self.account(in: record)
        account = parts.account
        currency = parts.currency
        oldBalance = record.amount(43).map { record.raw(42, 1) == "1" ? -$0 : $0 }
        known = [
            .statement: number, .account: account, .currency: currency,
            .holder: record.text(64, 26), .description: record.text(90, 35), .paperStatement: record.text(125, 3),
            .oldBalance: oldBalance.map(CODARecord.text(ofAmount:)) ?? record.text(43, 15),
            .oldBalanceDate: record.date(58),
        ]
        guard let header else { return }
        known[.created] = header.date(5)
        known[.bank] = header.text(11, 3)
        known[.duplicate] = header.text(16, 1)
        known[.fileReference] = header.text(24, 10)
        known[.addressee] = header.text(34, 26)
        known[.bic] = header.text(60, 11)
        // An enterprise number has ten digits; the column has eleven.
        let company = header.text(71, 11)
        known[.companyNumber] =
            company.utf8.count == 11 && company.hasPrefix("0") ? String(company.dropFirst()) : company
    }

    /// The account and its currency, by the structure that the second character tells.
    private static func account(in record: CODARecord) -> (account: String, currency: String) {
        switch record.raw(1, 1) {
        case "0": (record.text(5, 12), record.text(18, 3))
        default: (record.text(5, 34), record.text(39, 3))
        }
    }

    mutating func add(_ movement: CODAMovement) {
        movements += 1
        guard let amount = movement.amount else { return }
        turnover = movement.isDebit ? turnover &- amount : turnover &+ amount
    }

    mutating func close(_ record: CODARecord) {
        isClosed = true
        newBalance = record.amount(42).map { record.raw(41, 1) == "1" ? -$0 : $0 }
        known[.newBalance] = newBalance.map(CODARecord.text(ofAmount:)) ?? record.text(42, 15)
        known[.newBalanceDate] = record.date(57)
    }

    /// Why the balances and the movements don't fit; nil where they do.
    var balanceFault: String? {
        guard let newBalance else {
            return "the new balance of statement \(number) is not readable; 15 digits were expected"
        }
        guard let oldBalance, oldBalance &+ turnover != newBalance else { return nil }
        func text(_ amount: Int) -> String { CODARecord.text(ofAmount: amount) }
        return "statement \(number) does not add up: from \(text(oldBalance)) with movements of \(text(turnover)) "
            + "\(text(oldBalance &+ turnover)) was expected, and the new balance is \(text(newBalance))"
    }

    /// With what is known when the statement ends.
    var fields: [StatementField: String] {
        var fields = known
        fields[.movements] = String(movements)
        fields[.message] = message.collapsed
        return fields
    }
}

/// What record 9 says of the file, counted.
struct CODATrailer {
    private var records = 0
    private var debits = 0
    private var credits = 0

    mutating func count(_ record: CODARecord) {
        if record.kind != "0", record.kind != "9" { records += 1 }
    }

    mutating func add(_ movement: CODAMovement) {
        guard let amount = movement.amount else { return }
        if movement.isDebit { debits &+= amount } else { credits &+= amount }
    }

    /// What record 9 says otherwise than was counted.
    func faults(in record: CODARecord) -> [String] {
        var faults: [String] = []
        if let expected = Int(record.text(16, 6)), expected != records {
            faults.append("the file should have \(expected) records, as record 9 says; it has \(records)")
        }
        func compare(_ start: Int, _ found: Int, _ what: String) {
            guard let expected = record.amount(start), expected != found else { return }
            faults.append(
                "the \(what) should add up to \(CODARecord.text(ofAmount: expected)), as record 9 says; "
                    + "they add up to \(CODARecord.text(ofAmount: found))"
            )
        }
        compare(22, debits, "debits")
        compare(37, credits, "credits")
        return faults
    }
}
