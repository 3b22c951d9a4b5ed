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
        func part(_ start: Int, _ length: Int) -> String {
            let from = min(characters.count, start)
            return String(String.UnicodeScalarView(characters[from..<min(characters.count, start + length)])).trimmed
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
        default:
            text = part(3, characters.count)
        }
    }

    private static func isReference(_ text: String) -> Bool {
        text.utf8.count == 12 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}
