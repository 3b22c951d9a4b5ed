/// Records that stand among those of another dataset, and that the value of a field sets apart: suppliers in a list of
/// parties.
public struct RecordVariant: Codable, Sendable, Hashable {
    /// The name of the dataset among whose records these stand. It has the same format.
    ///
    /// Where it has parts, they have variants for this one too: an invoice and a credit note of the same layout each have
    /// lines of their own. What sets the lines apart stands before them in the document (`../Type`).
    public var of: String
    /// The field that sets them apart (alternatives: versions).
    public var field: [String]
    /// What it says in these records; `#` stands for a digit.
    public var values: [String]
    /// What another field has to say too: an invoice, and one that was sold.
    public var also: FieldCondition?

    public init(of dataset: String, field: [String], values: [String], also: FieldCondition? = nil) {
        of = dataset
        self.field = field
        self.values = values
        self.also = also
    }
}

/// What a field of a record says.
public struct FieldCondition: Codable, Sendable, Hashable {
    /// The field (alternatives: versions).
    public var field: [String]
    /// One of these; `#` stands for a digit.
    public var values: [String]

    public init(_ field: [String], _ values: [String]) {
        self.field = field
        self.values = values
    }
}

extension ImporterManifest {
    /// The datasets whose records stand among those of another one.
    func variants(of dataset: DatasetDescription) -> [DatasetDescription] {
        datasets.filter { $0.variant?.of == dataset.name && $0.format == dataset.format }
    }
}
