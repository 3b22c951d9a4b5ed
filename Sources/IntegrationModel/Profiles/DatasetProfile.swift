/// A dataset with what was kept of its values: all that the later stages know of it.
public struct DatasetProfile: Sendable {
    public var dataset: Dataset
    public var columns: DatasetColumns

    public init(dataset: Dataset, columns: DatasetColumns) {
        self.dataset = dataset
        self.columns = columns
    }
}

extension DatasetProfile {
    /// The kept values of the field with a canonical meaning, or nil.
    public func values(_ canonical: CanonicalField) -> ColumnValues? {
        dataset.fieldIndex(canonical).map { columns.columns[$0] }
    }

    /// The position of the field that people would name a record by, or nil.
    public var numberField: Int? { dataset.numberField }

    /// Where a record came from.
    public func location(of record: Int) -> SourceLocation {
        let file = Int(columns.files[record])
        return SourceLocation(
            file: file < dataset.files.count ? dataset.files[file] : dataset.id,
            line: Int(columns.lines[record])
        )
    }
}
