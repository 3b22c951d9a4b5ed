internal import FoundationEssentials
internal import GRDB

/// An export as it was when it was imported.
public struct ImportedSource: Sendable, Hashable {
    /// The imported folder, as an absolute path.
    public var folder: String
    /// Relative to the folder.
    public var path: String
    /// In bytes.
    public var size: Int
    /// Seconds since 1970.
    public var modifiedAt: Double
    /// A digest of the content, in hexadecimal; see `InputFile`.
    public var digest: String
    /// The importer that read it, nil where none could.
    public var importer: String?
    /// Why that importer.
    public var reasons: [String]
    /// The ids of the datasets that it is a part of.
    public var datasets: [String]

    public init(
        folder: String,
        path: String,
        size: Int,
        modifiedAt: Double,
        digest: String,
        importer: String?,
        reasons: [String] = [],
        datasets: [String] = []
    ) {
        self.folder = folder
        self.path = path
        self.size = size
        self.modifiedAt = modifiedAt
        self.digest = digest
        self.importer = importer
        self.reasons = reasons
        self.datasets = datasets
    }
}

extension Workspace {
    /// The sources of the last import, by folder and path.
    public func sources() throws -> [ImportedSource] {
        try reading { db in
            let sql = """
                SELECT folder, path, size, modified_at, digest, importer, reasons, datasets FROM source
                ORDER BY folder, path
                """
            return try Row.fetchAll(db, sql: sql).map { row in
                ImportedSource(
                    folder: row[0],
                    path: row[1],
                    size: row[2],
                    modifiedAt: row[3],
                    digest: row[4],
                    importer: row[5],
                    reasons: try Self.list(row[6]),
                    datasets: try Self.list(row[7])
                )
            }
        }
    }

    /// The folders that were imported, in order.
    public func importedFolders() throws -> [String] {
        try reading { db in try String.fetchAll(db, sql: "SELECT DISTINCT folder FROM source ORDER BY folder") }
    }

    /// What the command line of the last import said of how files are read: keys with values, `delimiter=;`.
    public func readingOptions() throws -> [String] {
        try reading { db in try Self.list(try String.fetchOne(db, sql: "SELECT reading FROM client") ?? "[]") }
    }

    /// Keeps what the command line of an import said of how files are read.
    public func setReadingOptions(_ options: [String]) throws {
        let text = try Self.text(options)
        try writing { db in try db.execute(sql: "UPDATE client SET reading = ?", arguments: [text]) }
    }

    /// Replaces the sources of the folders that `sources` name and of `folders`; those of other folders stay.
    ///
    /// - Parameter folders: folders that were imported, also where they hold no source any more.
    public func replaceSources(_ sources: [ImportedSource], of folders: [String] = []) throws {
        let replaced = Set(sources.map(\.folder)).union(folders).sorted()
        // Thousands of files have the same ones.
        var texts: [[String]: String] = [:]
        func text(_ list: [String]) throws -> String {
            if let known = texts[list] { return known }
            let text = try Self.text(list)
            texts[list] = text
            return text
        }
        let lists = try sources.map { (reasons: try text($0.reasons), datasets: try text($0.datasets)) }
        try writing { db in
            for folder in replaced { try db.execute(sql: "DELETE FROM source WHERE folder = ?", arguments: [folder]) }
            let statement = try db.makeStatement(sql: "INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
            for position in sources.indices {
                let (source, list) = (sources[position], lists[position])
                try statement.execute(arguments: [
                    source.folder, source.path, source.size, source.modifiedAt, source.digest, source.importer,
                    list.reasons, list.datasets,
                ])
            }
        }
    }

    private static func text(_ list: [String]) throws -> String {
        String(decoding: try JSONEncoder().encode(list), as: UTF8.self)
    }

    private static func list(_ text: String) throws -> [String] {
        try JSONDecoder().decode([String].self, from: Data(text.utf8))
    }
}
