import ImporterKit
import IntegrationModel

/// What was read of the exports of one system, before the system has its final name.
struct SystemImport: Sendable {
    /// One export and who read it.
    struct File: Sendable {
        var export: ExportFile
        var importer: String?
        var system: SystemDescription?
        var reasons: [String]
        /// Of the content; see ``ContentDigest``.
        var digest = ""
        var stamp: FileStamp?
    }

    var group: ExportListing.Group
    var files: [File] = []
    /// Ids are the names in the system; ``MappingPipeline`` puts the system's id before them.
    var datasets: [Dataset] = []
    var columns: [DatasetColumns] = []
    var diagnostics: [Diagnostic] = []
    /// Plain values that were kept in memory, by dataset and position of the field.
    var texts: [String: [Int: TextColumn]] = [:]

    /// The importer of most files.
    var mainImporter: String {
        var counts: [String: Int] = [:]
        for file in files { if let importer = file.importer { counts[importer, default: 0] += 1 } }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? "none"
    }
}
