import IntegrationModel

/// The fields of an entry.
enum MT940EntryField: String, CaseIterable {
    case bankReference, bookingDate, valueDate, amount, currency, direction, mark, transactionType
    case counterpartyName = "counterparty.name"
    case counterpartyAccount = "counterparty.account"
    case counterpartyBIC = "counterparty.bic"
    case customerReference, endToEndReference, mandateReference, creditorID
    case communication, bookingText, supplementaryDetails, information
    case account, statement

    var canonical: CanonicalField? {
        switch self {
        case .bankReference: .number
        case .bookingDate: .date
        case .amount: .grossAmount
        case .currency: .currency
        case .direction: .type
        case .counterpartyName: .partyName
        case .counterpartyAccount: .partyIBAN
        case .customerReference, .endToEndReference: .reference
        case .communication: .remittanceText
        case .bookingText: .description
        case .transactionType: .category
        case .account: .iban
        default: nil
        }
    }
}

/// The fields of a statement.
enum MT940StatementField: String, CaseIterable {
    case reference, relatedReference, account, statement, currency
    case openingBalance, openingDate, closingBalance, closingDate, availableBalance, availableDate
    case entries, information

    var canonical: CanonicalField? {
        switch self {
        case .reference: .reference
        case .statement: .number
        case .account: .iban
        case .currency: .currency
        case .closingBalance: .balance
        case .closingDate: .date
        case .information: .description
        default: nil
        }
    }
}
