import IntegrationModel

/// Finds the fields, alone or together, whose values tell the records of a dataset apart.
struct KeyDetection {
    /// Bytes for the values that are counted.
    var memory = SharedValueCount.defaultMemory
    var threads = 2

    /// Keys of all datasets: by dataset, surest first.
    func keys(of profiles: [DatasetProfile]) -> [KeyCandidate] { profiles.flatMap { keys(of: $0) } }

    private func keys(of profile: DatasetProfile) -> [KeyCandidate] {
        let dataset = profile.dataset
        let names = KeyNames(dataset)
        var found = dataset.fields.indices.compactMap { index -> KeyCandidate? in
            let field = dataset.fields[index]
            guard field.profile.isKey, field.profile.count > 0 else { return nil }
            return KeyCandidate(
                dataset: dataset.id,
                fields: [field.path],
                confidence: confidence(index, dataset, names)
            )
        }
        if !found.contains(where: { $0.confidence >= 0.5 }) {
            found += CompositeKeyDetection(profile: profile, names: names, memory: memory, threads: threads).keys()
        }
        return found.sorted {
            ($1.confidence, $0.fields.count, $0.fields.joined(separator: "\u{1}"))
                < ($0.confidence, $1.fields.count, $1.fields.joined(separator: "\u{1}"))
        }
    }

    /// A unique column may be unique by accident: names and amounts in a short table, moments in any.
    ///
    /// A name that says key of this table, and a place among the first fields, make it surer.
    private func confidence(_ index: Int, _ dataset: Dataset, _ names: KeyNames) -> Double {
        let field = dataset.fields[index]
        let size = 1 - 1 / Double(max(field.profile.count, 2))
        let base: Double =
            switch field.canonical {
            case .id, .number: 1
            case .sku, .gtin, .structuredCommunication, .vatNumber, .enterpriseNumber, .paymentNumber: 0.9
            case .email, .iban, .reference, .lineNumber: 0.7
            case .name, .partyName, .title, .description: 0.4
            default:
                switch field.profile.type {
                case .text: field.profile.maxLength > 40 ? 0.25 : 0.7
                case .integer: 0.75
                case .decimal, .date, .dateTime: 0.2
                case .boolean, .empty: 0
                }
            }
        let place = 1 / (1 + 0.25 * Double(index))
        return base * size * (0.75 + 0.17 * names.ownership(index) + 0.08 * place)
    }
}
