import ImporterKit
public import IntegrationModel

/// What was read of systems before, to be used again while their exports stay as they are.
public struct KeptImports: Sendable {
    /// The reading of one system.
    public struct Entry: Sendable {
        /// Of the paths and contents of its exports and the settings they were read with.
        var digest: String
        var reading: SystemImport

        /// The digests of its files, by path.
        var knownFiles: [String: ExportDigest.File] {
            Dictionary(reading.files.map { ($0.export.path, ExportDigest.File(stamp: $0.stamp, digest: $0.digest)) }) {
                first,
                _ in first
            }
        }
    }

    /// By folder of the system.
    var entries: [String: Entry]
    /// What archives and workbooks held, by path.
    var containers: [String: ContainerShelf.Kept]

    public init() { self.init([:]) }

    init(_ entries: [String: Entry], containers: [String: ContainerShelf.Kept] = [:]) {
        self.entries = entries
        self.containers = containers
    }

    /// The hashes of the values of all fields that a label is given to, each with its label; of several labels the least
    /// one counts. O(values of these fields); 16 bytes and the label for each different one.
    public func hashes<Label: Comparable>(labelled label: (Dataset, Field) -> Label?) -> [UInt64: Label] {
        var labels: [UInt64: Label] = [:]
        for entry in entries.values {
            for (dataset, columns) in zip(entry.reading.datasets, entry.reading.columns) {
                for (field, column) in zip(dataset.fields, columns.columns) {
                    guard let label = label(dataset, field) else { continue }
                    for index in 0..<column.hashes.count where column.hashes[index] != 0 {
                        labels[column.hashes[index]] = labels[column.hashes[index]].map { min($0, label) } ?? label
                    }
                }
            }
        }
        return labels
    }

    /// The names of the datasets that were read anew, and of those that were kept.
    public var count: Int { entries.count }
}
