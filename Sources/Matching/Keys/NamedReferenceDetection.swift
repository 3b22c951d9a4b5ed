import IntegrationModel

/// Finds fields without any value whose names say that they are the key of another dataset of their system.
struct NamedReferenceDetection {
    let profiles: [DatasetProfile]
    let names: [KeyNames]

    /// A name is all there is.
    private static let confidence = 0.5

    /// - Parameter keys: of all datasets, surest first for each.
    func references(to keys: [KeyCandidate]) -> [Reference] {
        var parents: [(table: Int, words: [String], field: FieldReference)] = []
        var done: Set<String> = []
        for key in keys where key.fields.count == 1 && done.insert(key.dataset).inserted {
            guard let table = profiles.firstIndex(where: { $0.dataset.id == key.dataset }),
                let field = profiles[table].dataset.fieldIndex(path: key.fields[0]),
                names[table].ownership(field) >= 0.8
            else { continue }
            let words = HeaderSimilarity.words(key.fields[0])
            // A plain "id" is at the end of every name.
            guard words.count > 1 else { continue }
            parents.append((table, words, FieldReference(dataset: key.dataset, field: key.fields[0])))
        }
        return profiles.indices.flatMap { table -> [Reference] in
            let dataset = profiles[table].dataset
            return dataset.fields.indices.compactMap { field -> Reference? in
                guard dataset.fields[field].profile.type == .empty else { return nil }
                let words = HeaderSimilarity.words(dataset.fields[field].path)
                let meant = parents.filter {
                    $0.table != table && profiles[$0.table].dataset.system == dataset.system
                        && words.suffix($0.words.count) == $0.words[...]
                }
                guard meant.count == 1, let parent = meant.first else { return nil }
                return Reference(
                    child: FieldReference(dataset: dataset.id, field: dataset.fields[field].path),
                    parent: parent.field,
                    coverage: 0,
                    confidence: Self.confidence
                )
            }
        }
    }
}
