import IntegrationModel

/// Numbers of VAT and of enterprises, which are the same but for the country before them: `BE 0403.170.701` and `403170701`.
enum RegistrationNumber {
    private static let leastDigits = 8

    /// Takes the letters of the country and leading zeros off a folded number that ends the bytes.
    static func shorten(_ bytes: inout [UInt8], from start: Int) {
        let letters = bytes[start...].prefix { !FoldedValue.isDigit($0) }.count
        let digits = bytes[(start + letters)...].count(where: FoldedValue.isDigit)
        guard letters == 0 || letters == 2, digits >= leastDigits else { return }
        let zeros = bytes[(start + letters)...].prefix { $0 == UInt8(ascii: "0") }.count
        bytes.removeSubrange(start..<(start + letters + zeros))
    }
}

extension RecordColumn {
    /// Whether its values are numbers of VAT or of enterprises.
    var isRegistration: Bool {
        kin == .vatNumber || semanticType == .vatNumber || semanticType == .belgianEnterpriseNumber
    }

    /// What it means, whether the record is a party or names one.
    var kin: CanonicalField? {
        switch meaning {
        case .partyName: .name
        case .partyVATNumber, .enterpriseNumber: .vatNumber
        case .partyEmail: .email
        case .partyIBAN: .iban
        case .partyNumber: .number
        case .partyID: .id
        default: meaning
        }
    }
}
