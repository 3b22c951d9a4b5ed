import FoundationEssentials
import Glibc
import IntegrationModel

/// Keys and references found in a set of tables, beside the truth.
public struct KeyComparison: Sendable {
    public let name: String
    /// Tables whose surest key is the true one.
    public let primary: Tally
    /// Those whose true key has several columns.
    public let compositePrimary: Tally
    public let references: Score
    /// Primary keys that are not the surest ones, each with what was found.
    public let wrongKeys: [String]
    public let missed: [String]
    public let wrong: [String]

    init(_ truth: KeyTruth, _ snapshot: Snapshot, name: String) {
        var tables: [String: String] = [:]
        for dataset in snapshot.map.datasets {
            guard let file = dataset.files.first?.split(separator: "/").last else { continue }
            tables[dataset.id] = String(file.prefix { $0 != "." })
        }
        func column(_ dataset: String, _ fields: [String]) -> KeyColumn {
            KeyColumn(table: tables[dataset] ?? dataset, column: fields.joined(separator: "+"))
        }
        let found = Set(
            snapshot.references.map {
                KeyReference(
                    child: column($0.child.dataset, $0.childFields),
                    parent: column($0.parent.dataset, $0.parentFields)
                )
            }
        ).filter { truth.references.contains($0) || !truth.implies($0) }
        var surest: [String: KeyColumn] = [:]
        for key in snapshot.keys where surest[key.dataset] == nil {
            surest[key.dataset] = column(key.dataset, key.fields)
        }
        self.name = name
        primary = Tally(right: truth.primary.intersection(surest.values).count, all: truth.primary.count)
        let composite = truth.primary.filter(\.isComposite)
        compositePrimary = Tally(right: composite.intersection(surest.values).count, all: composite.count)
        references = Score(found: found, present: truth.references)
        wrongKeys = truth.primary.subtracting(surest.values).map { key in
            let found = surest.values.first { $0.table == key.table }?.column ?? "none"
            return "\(key.table): \(key.column), found \(found)"
        }.sorted()
        missed = truth.references.subtracting(found).map(Self.text).sorted()
        wrong = found.subtracting(truth.references).map(Self.text).sorted()
    }

    private static func text(_ reference: KeyReference) -> String {
        "\(reference.child.table).\(reference.child.column) → \(reference.parent.table).\(reference.parent.column)"
    }
}

extension KeyComparison {
    /// Reads the tables of the folder, compressed ones too, and compares.
    ///
    /// - Parameter system: the system that a table is of, by its name.
    /// - Throws: where a file can't be read, or gzip is absent.
    public init(folder: String, system: (String) -> String) throws {
        let name = folder.split(separator: "/").last.map(String.init) ?? folder
        self.init(try KeyTruth(folder: folder), try Self.snapshot(of: folder, system: system), name: name)
    }

    /// Reads the tables of the folder, each in the folder of its system.
    static func snapshot(of folder: String, system: (String) -> String) throws -> Snapshot {
        try withExports(of: folder, system: system) { try LandscapeRun.snapshot(of: $0) }
    }

    /// Puts the tables of the folder into a folder of exports, each in the folder of its system.
    static func withExports<Value>(
        of folder: String,
        system: (String) -> String,
        _ body: (String) throws -> Value
    ) throws -> Value {
        try LandscapeRun.withTemporaryFolder { exports in
            try copyTables(of: folder, to: exports, system: system)
            return try body(exports)
        }
    }

    /// Copies the tables of the folder, uncompressed, each into the folder of its system.
    static func copyTables(of folder: String, to exports: String, system: (String) -> String) throws {
        for file in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
            guard file.hasSuffix(".csv") || file.hasSuffix(".csv.gz"), !file.hasPrefix("truth-") else { continue }
            let table = String(file.prefix { $0 != "." })
            let place = exports + "/" + system(table)
            try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
            try Self.copy(folder + "/" + file, to: place + "/" + table + ".csv")
        }
    }

    private static func copy(_ file: String, to place: String) throws {
        guard file.hasSuffix(".gz") else { return try FileManager.default.copyItem(atPath: file, toPath: place) }
        let quoted = [file, place].map {
            "'" + $0.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
        }
        guard let process = popen("gzip --decompress --stdout \(quoted[0]) > \(quoted[1])", "r"), pclose(process) == 0
        else { throw CocoaError(.fileReadCorruptFile) }
    }
}
