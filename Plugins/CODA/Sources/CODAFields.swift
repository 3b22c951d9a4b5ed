import IntegrationModel

/// The fields of a movement.
enum MovementField: String, CaseIterable {
    case bankReference, entryDate, valueDate, amount, currency, direction
    case counterpartyName = "counterparty.name"
    case counterpartyAccount = "counterparty.account"
    case counterpartyBIC = "counterparty.bic"
    case counterpartyStreet = "counterparty.street"
    case counterpartyLocality = "counterparty.locality"
    case structuredCommunication, communication, communicationType, clientReference, mandateReference, creditorID
    case information, returnReason, purpose
    case transactionType = "transaction.type"
    case transactionFamily = "transaction.family"
    case transactionOperation = "transaction.operation"
    case transactionCategory = "transaction.category"
    case account, statement, sequence, detail
    /// Of the movement that this one is a detail of.
    case totalReference = "total.bankReference"
    case totalAmount = "total.amount"

    var canonical: CanonicalField? {
        switch self {
        case .bankReference: .number
        case .entryDate: .date
        case .amount: .grossAmount
        case .currency: .currency
        case .direction: .type
        case .counterpartyName: .partyName
        case .counterpartyAccount: .partyIBAN
        case .counterpartyStreet: .street
        case .structuredCommunication: .structuredCommunication
        case .communication: .remittanceText
        case .clientReference: .reference
        case .information: .description
        case .account: .iban
        case .transactionFamily: .category
        default: nil
        }
    }
}

/// The fields of a statement.
enum StatementField: String, CaseIterable {
    case statement, account, currency, holder, description, paperStatement
    case oldBalance, oldBalanceDate, newBalance, newBalanceDate
    case created, bank, bic, addressee, companyNumber, fileReference, duplicate
    case movements, message

    var canonical: CanonicalField? {
        switch self {
        case .statement: .number
        case .account: .iban
        case .currency: .currency
        case .holder: .name
        case .description: .description
        case .newBalance: .balance
        case .newBalanceDate: .date
        case .created: .createdAt
        case .bic: .bic
        case .companyNumber: .enterpriseNumber
        case .fileReference: .reference
        default: nil
        }
    }
}
