import IntegrationModel

/// Finds the fields whose values tell the records of a dataset apart.
struct KeyDetection {
    /// Keys of all datasets: by dataset, surest first.
    func keys(of profiles: [DatasetProfile]) -> [KeyCandidate] {
        profiles.flatMap { keys(of: $0.dataset) }
    }

    private func keys(of dataset: Dataset) -> [KeyCandidate] {
        let found = dataset.fields.compactMap { field -> KeyCandidate? in
            guard field.profile.isKey, field.profile.count > 0 else { return nil }
            return KeyCandidate(dataset: dataset.id, fields: [field.path], confidence: confidence(field))
        }
        return found.sorted { ($1.confidence, $0.fields[0]) < ($0.confidence, $1.fields[0]) }
    }

    /// A unique column may be unique by accident: names and amounts in a short table, moments in any.
    private func confidence(_ field: Field) -> Double {
        let size = 1 - 1 / Double(max(field.profile.count, 2))
        let base: Double =
            switch field.canonical {
            case .id, .number: 1
            case .sku, .gtin, .structuredCommunication, .vatNumber, .enterpriseNumber, .paymentNumber: 0.9
            case .email, .iban, .reference, .lineNumber: 0.7
            case .name, .partyName, .title, .description: 0.4
            default:
                switch field.profile.type {
                case .text, .integer: 0.75
                case .decimal, .date, .dateTime: 0.2
                case .boolean, .empty: 0
                }
            }
        return base * size
    }
}
