import FoundationEssentials
import Glibc
import IntegrationModel

/// Keys and references found in a set of tables, beside the truth.
public struct KeyComparison: Sendable {
    public let name: String
    /// Tables whose surest key is the true one.
    public let primary: Tally
    /// Primary keys of several columns that are among them.
    public let compositePrimary: Int
    public let references: Score
    public let missed: [String]
    public let wrong: [String]

    init(_ truth: KeyTruth, _ snapshot: Snapshot, name: String) {
        var tables: [String: String] = [:]
        for dataset in snapshot.map.datasets {
            guard let file = dataset.files.first?.split(separator: "/").last else { continue }
            tables[dataset.id] = String(file.prefix { $0 != "." })
        }
        func column(_ reference: FieldReference) -> KeyColumn {
            KeyColumn(table: tables[reference.dataset] ?? reference.dataset, column: reference.field)
        }
        let found = Set(
            snapshot.references.map { KeyReference(child: column($0.child), parent: column($0.parent)) }
        ).filter { truth.references.contains($0) || !truth.implies($0) }
        var surest: [String: KeyColumn] = [:]
        for key in snapshot.keys where surest[key.dataset] == nil {
            surest[key.dataset] = KeyColumn(
                table: tables[key.dataset] ?? key.dataset,
                column: key.fields.joined(separator: "+")
            )
        }
        self.name = name
        primary = Tally(right: truth.primary.intersection(surest.values).count, all: truth.primary.count)
        compositePrimary = truth.primary.count(where: \.isComposite)
        references = Score(found: found, present: truth.references)
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
        let truth = try KeyTruth(folder: folder)
        let snapshot = try LandscapeRun.withTemporaryFolder { exports in
            for file in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
                guard file.hasSuffix(".csv") || file.hasSuffix(".csv.gz"), !file.hasPrefix("truth-") else { continue }
                let table = String(file.prefix { $0 != "." })
                let place = exports + "/" + system(table)
                try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
                try Self.copy(folder + "/" + file, to: place + "/" + table + ".csv")
            }
            return try LandscapeRun.snapshot(of: exports)
        }
        self.init(truth, snapshot, name: name)
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
