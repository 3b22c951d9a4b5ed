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

    /// The position of the field that people would name a record by: its number where nearly all have one, else its
    /// technical key, else a unique field.
    public var numberField: Int? {
        let named = [CanonicalField.number, .id, .sku].lazy.compactMap { dataset.fieldIndex($0) }
        let filled = named.first { index in
            let profile = dataset.fields[index].profile
            return profile.nullShare < 0.1 && Double(profile.distinct) >= 0.8 * Double(profile.count - profile.nulls)
        }
        return filled
            ?? dataset.fields.firstIndex {
                $0.profile.isKey && ($0.profile.type == .text || $0.profile.type == .integer)
            }
            ?? named.first
    }

    /// Where a record came from.
    public func location(of record: Int) -> SourceLocation {
        let file = Int(columns.files[record])
        return SourceLocation(
            file: file < dataset.files.count ? dataset.files[file] : dataset.id,
            line: Int(columns.lines[record])
        )
    }
}
