/// A named attribute that the records of a dataset have, with a type.
public struct Field: Codable, Sendable, Hashable {
    /// The name as the export writes it: a header, or the path of an element or key inside the record.
    public var path: String
    /// What the field means, whatever the system calls it; nil where that is not known.
    public var canonical: CanonicalField?
    /// Who said what the field means.
    public var meaning: MeaningSource
    /// What the values look like.
    public var profile: FieldProfile

    public init(
        path: String,
        canonical: CanonicalField? = nil,
        meaning: MeaningSource = .unknown,
        profile: FieldProfile = FieldProfile()
    ) {
        self.path = path
        self.canonical = canonical
        self.meaning = meaning
        self.profile = profile
    }
}

/// Who said what a field means.
public enum MeaningSource: String, Codable, Sendable {
    /// The user, in `koppel.yaml`.
    case declared
    /// The importer's manifest.
    case manifest
    /// Inferred from the field's name and values.
    case inferred
    case unknown
}
