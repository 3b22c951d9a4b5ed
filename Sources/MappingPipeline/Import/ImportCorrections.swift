public import IntegrationModel

/// What the user says of datasets and flows; it wins over what is recognised, and survives each import.
public struct ImportCorrections: Sendable, Hashable {
    /// What a dataset and its fields are.
    public struct DatasetCorrection: Sendable, Hashable {
        public var entity: Entity?
        /// By path of the field; nil for a field without meaning.
        public var fields: [String: CanonicalField?]

        public init(entity: Entity? = nil, fields: [String: CanonicalField?] = [:]) {
            self.entity = entity
            self.fields = fields
        }
    }

    /// By id of the dataset.
    public var datasets: [String: DatasetCorrection]
    public var flows: [FlowDeclaration]
    /// What belongs together and what does not.
    public var matching: MatchingCorrections

    public init(
        datasets: [String: DatasetCorrection] = [:],
        flows: [FlowDeclaration] = [],
        matching: MatchingCorrections = MatchingCorrections()
    ) {
        self.datasets = datasets
        self.flows = flows
        self.matching = matching
    }

    /// What speaks of datasets that no export holds.
    func unused(among datasets: [Dataset]) -> [Diagnostic] {
        let known = Set(datasets.map(\.id))
        return self.datasets.keys.filter { !known.contains($0) }.sorted().map { id in
            Diagnostic(
                .warning,
                "the dataset \"\(id)\" is in no export, so what is said of it changes nothing",
                at: SourceLocation(file: "koppel.yaml"),
                remedy: "use an id that koppel map --format json shows"
            )
        }
    }

    func applied(to dataset: Dataset) -> Dataset {
        guard let correction = datasets[dataset.id] else { return dataset }
        var dataset = dataset
        if let entity = correction.entity { dataset.entity = entity }
        for index in dataset.fields.indices {
            guard let meaning = correction.fields[dataset.fields[index].path] else { continue }
            // A meaning belongs to one field.
            for other in dataset.fields.indices where meaning != nil && dataset.fields[other].canonical == meaning {
                dataset.fields[other].canonical = nil
            }
            dataset.fields[index].canonical = meaning
            dataset.fields[index].meaning = .declared
        }
        return dataset
    }
}
