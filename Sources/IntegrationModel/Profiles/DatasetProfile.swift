/// A dataset with what was kept of its values: all that the later stages know of it.
public struct DatasetProfile: Sendable {
    public var dataset: Dataset
    public var columns: DatasetColumns

    public init(dataset: Dataset, columns: DatasetColumns) {
        self.dataset = dataset
        self.columns = columns
    }
}
