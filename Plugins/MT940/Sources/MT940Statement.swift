import IntegrationModel

/// A statement message: from field 20 to the closing balance.
struct MT940Statement {
    /// The fields of a statement itself; all others that come after an entry belong to the entry.
    static let tags: Set<String> = [
        "20", "21", "25", "28", "28C", "13", "13D", "34F", "60F", "60M", "62F", "62M", "64", "65", "90C", "90D",
    ]

    let place: RecordPlace
    private(set) var account = ""
    private(set) var number = ""
    private(set) var currency = ""
    /// Whether all entries could be read.
    var isComplete = true
    private var fields: [MT940StatementField: String] = [:]
    private var information: [String] = []
    private var opening: MT940Balance?
    private var closing: MT940Balance?
    private var turnover = 0
    private var entries = 0

    init(reference: String, at place: RecordPlace) {
        self.place = place
        fields[.reference] = String(reference[...].trimmed)
    }

    mutating func add(_ entry: MT940Entry) {
        turnover = turnover &+ entry.units
        entries += 1
    }

    mutating func addInformation(_ content: String) {
        information.append(content.split { $0.isWhitespace }.joined(separator: " "))
    }

    /// Takes a field.
    ///
    /// - Returns: what is wrong with it; nil where nothing is.
    mutating func take(_ tag: String, _ content: String) -> String? {
        let text = String(content[...].trimmed)
        switch tag {
        case "21": fields[.relatedReference] = text
        case "25":
            account = text
            fields[.account] = text
        case "28", "28C":
            number = text
            fields[.statement] = text
        case "60F", "60M":
            opening = MT940Balance(text)
            fields[.openingBalance] = opening?.text ?? text
            fields[.openingDate] = opening?.date
            if let opening { setCurrency(opening.currency) }
            return opening == nil ? Self.fault(tag, text) : nil
        case "62F", "62M":
            closing = MT940Balance(text)
            fields[.closingBalance] = closing?.text ?? text
            fields[.closingDate] = closing?.date
            return closing == nil ? Self.fault(tag, text) : nil
        case "64":
            let balance = MT940Balance(text)
            fields[.availableBalance] = balance?.text ?? text
            fields[.availableDate] = balance?.date
        case "34F":
            // Interim reports have no balance to tell the currency.
            if currency.isEmpty { currency = String(text.prefix { $0.isASCII && $0.isLetter }.prefix(3)) }
        default: addInformation(text)
        }
        return nil
    }

    private mutating func setCurrency(_ code: String) {
        currency = code
        // Some banks write the currency after the number of the account.
        guard !code.isEmpty, account.hasSuffix(code), account.dropLast(code.count).last?.isNumber ?? false else {
            return
        }
        account = String(account.dropLast(code.count))
        fields[.account] = account
    }

    private static func fault(_ tag: String, _ text: String) -> String {
        "the balance :\(tag): is “\(text.prefix(40))”; C or D, a date, a currency and an amount were expected"
    }

    /// Why the balances and the entries don't fit; nil where they do, or where there are no balances.
    var balanceFault: String? {
        guard let opening else { return nil }
        guard let closing else {
            return "statement \(number) has no closing balance, which stands in :62F: or :62M:"
        }
        guard isComplete, opening.units &+ turnover != closing.units else { return nil }
        return "statement \(number) does not add up: from \(opening.text) with entries of "
            + "\(MT940Amount.text(of: turnover)) \(MT940Amount.text(of: opening.units &+ turnover)) was expected, and the "
            + "closing balance is \(closing.text)"
    }

    /// With what is known when the statement ends.
    var finished: [MT940StatementField: String] {
        var finished = fields
        finished[.currency] = currency
        finished[.entries] = String(entries)
        finished[.information] = information.joined(separator: " ")
        return finished
    }
}
