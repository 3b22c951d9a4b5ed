import IntegrationModel

/// What a name means depends on the fields beside it.
extension Dataset {
    /// Beside a first name, "Nom" is the last name; of a product without a name, the description is what it is called.
    mutating func correctNames(_ readings: [[HeaderConcept]]) {
        guard let name = fieldIndex(.name) else {
            if entity == .product, let description = fieldIndex(.description),
                fields[description].meaning == .inferred, fields[description].profile.maxLength <= 250
            {
                fields[description].canonical = .name
            }
            return
        }
        let isOfPeople = [.person, .lead, .employee, .party].contains(entity)
        if isOfPeople, fields[name].meaning == .inferred, readings[name] == [.name], fieldIndex(.firstName) != nil,
            fieldIndex(.lastName) == nil
        {
            fields[name].canonical = .lastName
        }
    }

    /// Without another number, a reference that is called after the document is its number: the order of a customer that
    /// a purchase order is. Of several numbers of documents that each are in one record only, the first is its own: a list
    /// begins with what it is a list of.
    mutating func correctNumber(_ readings: [[HeaderConcept]]) {
        guard entity.isDocument, fieldIndex(.number) == nil, fieldIndex(.id) == nil else { return }
        let own = MeaningCandidates.ownSubjects(of: entity)
        let named = fields.indices.filter { index in
            fields[index].canonical == .reference && fields[index].meaning == .inferred
                && !own.isDisjoint(with: readings[index])
        }
        if named.count == 1, let field = named.first, records == 0 || fields[field].profile.isKey {
            fields[field].canonical = .number
            return
        }
        let keys = fields.indices.filter { index in
            fields[index].canonical.map(Self.documentNumbers.contains) == true && fields[index].meaning == .inferred
                && fields[index].profile.isKey
        }
        if keys.count > 1 { fields[keys[0]].canonical = .number }
    }

    private static let documentNumbers: Set<CanonicalField> = [
        .reference, .sourceDocument, .dealNumber, .quoteNumber, .orderNumber, .deliveryNumber, .invoiceNumber,
        .paymentNumber,
    ]

    /// Beside a total with taxes, a plain "amount" that is somewhat less is the one without them.
    mutating func correctAmounts(_ readings: [[HeaderConcept]]) {
        guard entity.isDocument, fieldIndex(.netAmount) == nil, let gross = fieldIndex(.grossAmount),
            let total = fields[gross].profile.sum, total > 0
        else { return }
        let own = MeaningCandidates.ownSubjects(of: entity).union([.amount])
        let plain = fields.indices.filter { index in
            fields[index].canonical == nil && readings[index].contains(.amount) && own.isSuperset(of: readings[index])
        }
        guard plain.count == 1, let field = plain.first, let sum = fields[field].profile.sum, sum <= total,
            sum >= total * 0.7
        else { return }
        fields[field].canonical = .netAmount
        fields[field].meaning = .inferred
    }

    /// Of documents without a quantity or an amount, the price is that of the whole.
    mutating func correctPrice() {
        let amounts: [CanonicalField] = [
            .netAmount, .grossAmount, .openAmount, .debit, .credit, .quantity, .lineNumber,
        ]
        guard entity.isDocument, amounts.allSatisfy({ fieldIndex($0) == nil }), let price = fieldIndex(.unitPrice),
            fields[price].meaning == .inferred, fieldIndex(.number) ?? fieldIndex(.id) != nil
        else { return }
        fields[price].canonical = .grossAmount
    }

    /// A plain "number" right after the street is that of the house.
    mutating func correctAddress(_ readings: [[HeaderConcept]]) {
        guard let street = fieldIndex(.street), fieldIndex(.streetNumber) == nil, street + 1 < fields.count,
            readings[street + 1] == [.number], fields[street + 1].meaning != .manifest,
            fields[street + 1].profile.maxLength <= 6
        else { return }
        fields[street + 1].canonical = .streetNumber
        fields[street + 1].meaning = .inferred
    }
}
