import IntegrationModel

/// What the name of a field says about its values before they are looked at.
struct FieldHints {
    /// The semantic types that the name says.
    var semanticTypes: Set<SemanticType> = []
    /// Whether the name is that of a yes or no: `Actief`, `is_company`.
    var isFlag = false
    var isDate = false
    /// Whether the name is that of a day, and of no amount or number.
    var isDay = false

    init(path: String) {
        let concepts = Set(HeaderReading(path).concepts)
        let isTaxNumber =
            concepts.contains(.vatNumber) || concepts.contains(.tax) && !concepts.isDisjoint(with: [.number, .id])
        if isTaxNumber || concepts == [.tax] { semanticTypes.insert(.vatNumber) }
        if concepts.contains(.enterpriseNumber) { semanticTypes.insert(.belgianEnterpriseNumber) }
        if !concepts.isDisjoint(with: [.iban, .account]) { semanticTypes.insert(.iban) }
        if !concepts.isDisjoint(with: [.structuredCommunication, .communication, .reference]) {
            semanticTypes.formUnion([.structuredCommunication, .creditorReference])
        }
        if concepts.contains(.gtin) { semanticTypes.insert(.gtin) }
        if concepts.contains(.email) { semanticTypes.insert(.email) }
        if !concepts.isDisjoint(with: [.phone, .mobile, .fax]) { semanticTypes.insert(.phone) }
        if concepts.contains(.postcode) { semanticTypes.insert(.postcode) }
        if concepts.contains(.country) { semanticTypes.insert(.country) }
        if concepts.contains(.currency) || concepts == [.value] { semanticTypes.insert(.currency) }
        if concepts.contains(.website) { semanticTypes.insert(.url) }
        isFlag = concepts.contains(.flag)
        isDate = !concepts.isDisjoint(with: [
            .date, .time, .created, .modified, .due, .paid, .closed, .cancelled, .delivered, .booking, .value,
        ])
        isDay =
            !concepts.isDisjoint(with: [
                .date, .created, .modified, .due, .closed, .cancelled, .delivered, .booking, .value,
            ])
            && concepts.isDisjoint(with: [
                .amount, .total, .net, .gross, .open, .tax, .price, .quantity, .number, .id, .reference, .by,
            ])
    }
}
