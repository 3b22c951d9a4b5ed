/// What is kept of the values of one field: a keyed hash of each, and its number where the field is one.
public struct ColumnValues: Sendable {
    /// A keyed 64-bit hash of each normalised value; 0 where a record has no value.
    ///
    /// Two values that differ only in case, spacing, punctuation, or the notation of a known identifier (a VAT number
    /// with and without spaces, a structured communication with and without slashes) have the same hash, in every
    /// dataset of a workspace.
    public var hashes: MappedArray<UInt64>
    /// The value as a number: amounts as they are, dates and date-times in seconds since 1970-01-01 00:00 UTC, booleans
    /// as 0 and 1. NaN where a record has no value or one that is not of the field's type. nil for text fields.
    public var numbers: MappedArray<Double>?

    public init(hashes: MappedArray<UInt64>, numbers: MappedArray<Double>? = nil) {
        self.hashes = hashes
        self.numbers = numbers
    }
}

/// The kept values of a dataset: columns by position of the field, and where each record came from.
public struct DatasetColumns: Sendable {
    public var count: Int
    public var columns: [ColumnValues]
    /// The position in the dataset's list of files, per record.
    public var files: MappedArray<UInt32>
    /// The line in its file, counted from 1, per record.
    public var lines: MappedArray<UInt32>
    /// The position of the parent record in the parent dataset; nil for datasets without a parent.
    public var parents: MappedArray<UInt32>?

    public init(
        count: Int,
        columns: [ColumnValues],
        files: MappedArray<UInt32>,
        lines: MappedArray<UInt32>,
        parents: MappedArray<UInt32>? = nil
    ) {
        self.count = count
        self.columns = columns
        self.files = files
        self.lines = lines
        self.parents = parents
    }
}
