import ImporterKit
import IntegrationModel

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

    /// The names of the datasets that were read anew, and of those that were kept.
    public var count: Int { entries.count }
}
