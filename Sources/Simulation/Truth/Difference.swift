/// What makes two values of one thing contradict each other: what is left when spelling and absence are set aside.
enum Difference {
    /// Whether both sides say something and don't say the same. Spaces, punctuation, capitals and accents are spelling; of
    /// a telephone number all but digits, and of a Belgian VAT number the zero that those from before 2005 got in front.
    static func between(_ one: String, _ other: String, in field: PartyField) -> Bool {
        guard !one.isEmpty, !other.isEmpty else { return false }
        switch field {
        case .phone: return digits(one) != digits(other)
        case .vat: return enterprise(one) != enterprise(other)
        case .email: return one.lowercased() != other.lowercased()
        default: return letters(NameMaker.withoutAccents(one)) != letters(NameMaker.withoutAccents(other))
        }
    }

    /// Whether two telephone numbers differ in nothing but the country, which one of them is written without.
    static func isOfCountriesAlone(_ one: PartyRecord, _ other: PartyRecord) -> Bool {
        func isNational(_ text: String) -> Bool { text.hasPrefix("0") && !text.hasPrefix("00") }
        func withinCountry(_ number: String) -> String { digits(String(number.drop { $0 != " " })) }
        guard isNational(one.phoneAsWritten) != isNational(other.phoneAsWritten) else { return false }
        return withinCountry(one[.phone]) == withinCountry(other[.phone])
    }

    /// Whether a copy names another number than its original's, in the way in which its flow writes numbers. Of one whose
    /// prefix is left out anyhow, the zeros in front say nothing: `EXT/00277` names CMD-000277.
    static func misnames(_ copy: DocumentRecord, _ number: String, _ reference: FlowPlan.Reference) -> Bool {
        switch reference {
        case .none: return false
        case .number: return copy.reference != number
        case .renumbered:
            let (own, named) = (significant(number), significant(copy.reference))
            return own.isEmpty ? !copy.reference.hasSuffix(number) : own != named
        case .sameNumber: return copy.number != number
        case .freeText: return !copy.remark.contains(number)
        case .structuredCommunication: return copy.communication.isEmpty && !copy.remark.contains(number)
        }
    }

    /// What follows the first digit that is no zero.
    private static func significant(_ text: String) -> String {
        String(text.drop { !$0.isNumber }.drop { $0 == "0" })
    }

    private static func digits(_ text: String) -> String { text.filter(\.isNumber) }

    private static func letters(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }

    private static func enterprise(_ text: String) -> String {
        let compact = letters(text)
        return compact.hasPrefix("be") && compact.count == 11 ? "be0" + compact.dropFirst(2) : compact
    }
}
