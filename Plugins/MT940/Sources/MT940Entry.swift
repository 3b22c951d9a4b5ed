import IntegrationModel

/// An entry: field 61 and the fields 86 after it.
struct MT940Entry {
    let place: RecordPlace
    /// Credits above zero, in hundredths of a cent.
    let units: Int
    private var fields: [MT940EntryField: String]
    private var details: [String] = []
    private var information: [String] = []

    /// Reads field 61: value date, date of booking, mark, amount, type, references and, on further lines, details
    /// (SWIFT Standards, Category 9, MT940, field 61).
    ///
    /// - Returns: nil where it has no date, mark and amount.
    init?(_ content: String, at place: RecordPlace) {
        self.place = place
        let lines = content.split(separator: "\n", omittingEmptySubsequences: false)
        var rest = (lines.first ?? "")[...]
        let value = rest.prefix(6)
        guard value.utf8.count == 6, value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        rest = rest.dropFirst(6)
        let valueDate = MT940Date.text(value)
        let booked = rest.prefix { $0.isASCII && $0.isNumber }
        rest = rest.dropFirst(booked.count).drop { $0 == " " }

        guard let mark = Self.mark(&rest) else { return nil }
        // The third letter of the currency, which says nothing more.
        if rest.first?.isLetter ?? false { rest = rest.dropFirst() }
        let written = rest.prefix { $0.isASCII && $0.isNumber || $0 == "," }
        guard let amount = MT940Amount(written) else { return nil }
        rest = rest.dropFirst(written.count)

        let isCredit = mark == "C" || mark == "RD"
        units = isCredit ? amount.units : -amount.units
        fields = [
            .valueDate: valueDate,
            .bookingDate: booked.count == 4 ? MT940Date.text(booking: booked, near: valueDate) : valueDate,
            .amount: amount.text, .mark: mark, .direction: isCredit ? "CRDT" : "DBIT",
            .transactionType: String(rest.prefix(4)),
        ]
        readReferences(rest.dropFirst(4), further: lines.dropFirst().map { String($0) })
    }

    /// C, D, and the reversals RC and RD. An R after C or D is the third letter of a currency.
    private static func mark(_ rest: inout Substring) -> String? {
        for mark in ["RC", "RD", "C", "D"] where rest.hasPrefix(mark) {
            rest = rest.dropFirst(mark.count)
            return mark
        }
        return nil
    }

    private mutating func readReferences(_ text: Substring, further: [String]) {
        var own = text
        if let slashes = text.firstRange(of: "//") {
            own = text[..<slashes.lowerBound]
            set(.bankReference, String(text[slashes.upperBound...].trimmed))
        }
        // Some banks write a name after the 16 characters of the reference.
        var supplement = further.map { String($0[...].trimmed) }.filter { !$0.isEmpty }
        if let gap = own.firstRange(of: "  ") {
            let rest = own[gap.upperBound...].trimmed
            if !rest.isEmpty { supplement.insert(String(rest), at: 0) }
            own = own[..<gap.lowerBound]
        }
        let reference = String(own.trimmed)
        let text = supplement.joined(separator: " ")
        if MT940Details.isIBAN(reference) {
            set(.counterpartyAccount, reference)
            set(.counterpartyName, text)
        } else {
            set(.customerReference, reference)
            if MT940Details.isIBAN(text) { set(.counterpartyAccount, text) } else { set(.supplementaryDetails, text) }
        }
    }

    /// Words that stand for no value.
    private mutating func set(_ field: MT940EntryField, _ value: String) {
        if !value.isEmpty, !["NONREF", "EREF", "NOTPROVIDED"].contains(value.uppercased()) { fields[field] = value }
    }

    mutating func addDetails(_ content: String) { details.append(content) }

    mutating func addInformation(_ content: String) { information.append(content) }

    /// With what is known when all its fields are read.
    func finished(account: String, currency: String, statement: String) -> [MT940EntryField: String] {
        var entry = self
        let found = MT940Details(details)
        let parts: [(MT940EntryField, String?)] = [
            (.counterpartyName, found.name), (.counterpartyAccount, found.account), (.counterpartyBIC, found.bic),
            (.endToEndReference, found.endToEnd), (.mandateReference, found.mandate), (.creditorID, found.creditor),
            (.bookingText, found.bookingText), (.communication, found.communication),
        ]
        for (field, value) in parts { if let value { entry.set(field, value) } }
        entry.fields[.information] = information.joined(separator: " ")
        entry.fields[.account] = account
        entry.fields[.currency] = currency
        entry.fields[.statement] = statement
        return entry.fields
    }
}
