import ImporterKit
import IntegrationModel

/// What was read of the exports of one system, before the system has its final name.
struct SystemImport: Sendable {
    /// One export and who read it.
    struct File: Sendable {
        var export: ExportFile
        var reader: Reader
        /// Of the content; see ``ContentDigest``.
        var digest = ""
        var stamp: FileStamp?
    }

    /// Who read a file, and why. Files that are read alike share it where they are read one after the other.
    final class Reader: Sendable {
        /// nil where nobody could.
        let importer: String?
        let system: SystemDescription?
        let reasons: [String]

        init(importer: String?, system: SystemDescription? = nil, reasons: [String]) {
            (self.importer, self.system, self.reasons) = (importer, system, reasons)
        }
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
        for (reader, count) in readers { if let importer = reader.importer { counts[importer, default: 0] += count } }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? "none"
    }

    /// Who read the files, with the number of those in a row that share it.
    var readers: [(reader: Reader, count: Int)] {
        var readers: [(reader: Reader, count: Int)] = []
        for position in files.indices {
            if readers.last?.reader === files[position].reader {
                readers[readers.count - 1].count += 1
            } else {
                readers.append((files[position].reader, 1))
            }
        }
        return readers
    }
}
