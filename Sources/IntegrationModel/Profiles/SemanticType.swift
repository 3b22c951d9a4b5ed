/// What kind of identifier or code the values of a field are, as their form and check digits prove.
public enum SemanticType: String, Codable, Sendable, CaseIterable {
    /// Belgian enterprise number (KBO/BCE), modulo 97.
    case belgianEnterpriseNumber
    /// VAT number of a member state of the European Union, with its country's check digits.
    case vatNumber
    /// ISO 13616, modulo 97.
    case iban
    /// Belgian structured communication, modulo 97.
    case structuredCommunication
    /// ISO 11649 creditor reference (RF…).
    case creditorReference
    /// GS1 GTIN-8, -12, -13 or -14, modulo 10.
    case gtin
    case email, phone, postcode
    /// ISO 3166 code, or a country's name in Dutch, French, German or English.
    case country
    /// ISO 4217 code.
    case currency
    case uuid, url
}
