public import IntegrationModel

/// What a value names that is replaced by a pseudonym.
public enum PseudonymKind: UInt8, Sendable, Hashable, CaseIterable, Comparable {
    case company, person, mail, phone, account, enterprise, street, site

    public static func < (left: PseudonymKind, right: PseudonymKind) -> Bool { left.rawValue < right.rawValue }

    /// What the values of a field name; nil where they name nobody.
    public init?(of field: Field, in dataset: Dataset) {
        switch field.canonical {
        case .email, .partyEmail: self = .mail
        case .phone, .mobile: self = .phone
        case .iban, .partyIBAN: self = .account
        case .vatNumber, .enterpriseNumber, .partyVATNumber: self = .enterprise
        case .firstName, .lastName, .responsible, .createdBy, .modifiedBy: self = .person
        case .street: self = .street
        case .website: self = .site
        case .partyName: self = .company
        case .name:
            switch dataset.entity {
            case .party, .supplier: self = .company
            case .person, .employee, .lead: self = .person
            default: return nil
            }
        default:
            switch field.profile.semanticType {
            case .email: self = .mail
            case .phone: self = .phone
            case .iban: self = .account
            case .belgianEnterpriseNumber, .vatNumber: self = .enterprise
            default: return nil
            }
        }
    }

    /// A text of the same look that names nobody: country codes and domains are those kept free for private use
    /// (ISO 3166-1, RFC 2606).
    ///
    /// - Parameter bytes: 32 bytes that decide which.
    func pseudonym(_ bytes: [UInt8]) -> String {
        // Crockford's base 32, without letters that look like digits; a digit at the end tells it from a name.
        let signs = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".unicodeScalars)
        var code = String.UnicodeScalarView(bytes.prefix(6).map { signs[Int($0 & 31)] })
        let digits = bytes.dropFirst(6).map { Unicode.Scalar(0x30 + $0 % 10) }
        code.append(digits[0])
        let name = String(code)
        func number(_ groups: [Int]) -> [String] {
            var start = 0
            return groups.map { count in
                defer { start += count }
                return String(String.UnicodeScalarView(digits[start..<start + count]))
            }
        }
        switch self {
        case .company: return "Company \(name)"
        case .person: return "Person \(name)"
        case .street: return "Street \(name)"
        case .mail: return "\(name.lowercased())@mail.invalid"
        case .site: return "\(name.lowercased()).invalid"
        case .phone: return "+00 " + number([3, 2, 2, 2]).joined(separator: " ")
        case .account: return "XX" + number([2, 4, 4, 4]).joined(separator: " ")
        case .enterprise: return "XX" + number([4, 3, 3]).joined(separator: ".")
        }
    }
}
