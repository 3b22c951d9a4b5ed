extension Identifiers {
    /// Whether a compact VAT number has the right shape and, for Belgium, the right check digits.
    static func isValidVAT(_ text: String) -> Bool {
        let digits = text.filter(\.isNumber)
        switch text.prefix(2) {
        case "BE":
            guard text.count == 12, digits.count == 10, let base = Int(digits.prefix(8)) else { return false }
            return Int(digits.suffix(2)) == 97 - base % 97
        case "FR": return text.count == 13
        case "NL": return text.count == 14 && text.dropFirst(11).first == "B"
        case "DE": return text.count == 11
        case "LU": return text.count == 10
        default: return false
        }
    }
}
