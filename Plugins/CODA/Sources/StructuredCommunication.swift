/// The communication of a movement whose record 21 says that it is structured: three digits of type, then the parts.
///
/// The types are those of the Febelfin standard "Coded statement of account (CODA)", version 2.
struct StructuredCommunication {
    let type: String
    /// A reference of 12 digits with which the payer names what is paid.
    var reference: String?
    /// What is left for people to read.
    var text = ""
    /// Of a European direct debit.
    var mandate: String?
    var creditor: String?

    /// - Parameter columns: the communication of records 21, 22 and 23 with the blanks between its parts.
    init(_ columns: String) {
        let characters = Array(columns.unicodeScalars)
        func part(_ start: Int, _ length: Int, keepingBlanks: Bool = false) -> String {
            let from = min(characters.count, start)
            let text = String(String.UnicodeScalarView(characters[from..<min(characters.count, start + length)]))
            return keepingBlanks ? text : text.trimmed
        }
        type = part(0, 3)
        switch type {
        case "101", "102":
            let digits = part(3, 12)
            if Self.isReference(digits) { reference = digits } else { text = digits }
            let rest = part(15, characters.count)
            if !rest.isEmpty { text = text.isEmpty ? rest : "\(text) \(rest)" }
        case "105":
            // Two amounts, a rate and a currency, then the reference.
            let digits = part(48, 12)
            if Self.isReference(digits) { reference = digits }
            text = part(3, characters.count)
        case "127":
            // Date, type, scheme and outcome, creditor, mandate, communication.
            creditor = part(12, 35)
            mandate = part(47, 35)
            text = part(82, 62)
            let digits = String(text.unicodeScalars.filter { !"+*/ ".unicodeScalars.contains($0) })
            if Self.isReference(digits) { reference = digits }
        case "113", "115":
            // Withdrawal or payment at a terminal, cash deposit: the number of the card comes first.
            text = Self.masked(part(3, 16)) + part(19, characters.count, keepingBlanks: true)
        case "124":
            // The number of a credit card.
            text = Self.masked(part(3, 20)) + part(23, characters.count, keepingBlanks: true)
        default:
            text = part(3, characters.count)
        }
    }

    /// The number of a card with no more than the digits that may be shown, the first six and the last four (PCI DSS,
    /// requirement 3.4). Most banks write it so.
    private static func masked(_ number: String) -> String {
        let characters = Array(number.unicodeScalars)
        guard characters.count > 10 else { return number }
        return String(
            String.UnicodeScalarView(
                characters.enumerated().map { position, character in
                    let isShown = position < 6 || position >= characters.count - 4
                    return isShown || !(0x30...0x39).contains(character.value) ? character : "X"
                }
            )
        )
    }

    private static func isReference(_ text: String) -> Bool {
        text.utf8.count == 12 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}
