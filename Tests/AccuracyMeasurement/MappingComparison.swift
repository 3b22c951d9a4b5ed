import FoundationEssentials
import IntegrationModel
import Profiling

/// The meanings that fields of two tables were given, beside the columns that are known to be the same.
public struct MappingComparison: Sendable {
    public let name: String
    /// Pairs of columns that are the same.
    public let pairs: Int
    /// Those of them of which both columns have a meaning, and those in which it is the same one.
    public let mapped: Tally
    /// Pairs with the same meaning that are not known to be the same.
    public let others: Int
    public let wrong: [String]

    struct Column: Hashable {
        var table: String
        var column: String
    }

    init(name: String, truth: [(left: Column, right: Column)], meanings: [Column: CanonicalField]) {
        self.name = name
        pairs = truth.count
        var mapped = Tally()
        var wrong: [String] = []
        for (left, right) in truth {
            guard let first = meanings[left], let second = meanings[right] else { continue }
            mapped.count(first == second)
            if first != second { wrong.append("\(left.column) (\(first)) – \(right.column) (\(second))") }
        }
        self.mapped = mapped
        self.wrong = wrong
        let known = Set(truth.map { [$0.left, $0.right] })
        var others = 0
        for tables in Set(truth.map { [$0.left.table, $0.right.table] }) {
            for (left, meaning) in meanings where left.table == tables[0] {
                for (right, other) in meanings where right.table == tables[1] && other == meaning {
                    if !known.contains([left, right]) { others += 1 }
                }
            }
        }
        self.others = others
    }

    /// Reads exports of several systems, one folder for each table, and takes the meanings they were given.
    ///
    /// - Throws: where a file can't be read.
    public static func exports(of folder: String) throws -> MappingComparison {
        let snapshot = try KeyComparison.snapshot(of: folder) { $0 }
        var meanings: [Column: CanonicalField] = [:]
        for dataset in snapshot.map.datasets {
            guard let file = dataset.files.first?.split(separator: "/").last else { continue }
            for field in dataset.fields {
                meanings[Column(table: String(file.prefix { $0 != "." }), column: field.path)] = field.canonical
            }
        }
        return MappingComparison(
            name: folder.split(separator: "/").last.map(String.init) ?? folder,
            truth: try truth(folder),
            meanings: meanings
        )
    }

    /// Takes the meanings that are inferred for the columns of schemas, from their names and types alone.
    ///
    /// - Throws: where a file can't be read.
    public static func schemas(of folder: String) throws -> MappingComparison {
        var meanings: [Column: CanonicalField] = [:]
        let truth = try truth(folder)
        for table in Set(truth.flatMap { [$0.left.table, $0.right.table] }) {
            let elements = try SetFolder.rows("\(folder)/elements_\(table).csv").filter {
                $0.count >= 4 && $0[3] == "1"
            }
            let fields = elements.map { Field(path: $0[0], profile: FieldProfile(type: type($0[2]))) }
            let dataset = Dataset(
                id: "\(table)/purchaseOrder",
                system: table,
                entity: .other,
                importer: "xml",
                files: [],
                records: 0,
                rejected: 0,
                fields: fields
            )
            for field in MeaningInference().infer(dataset).fields {
                meanings[Column(table: table, column: field.path)] = field.canonical
            }
        }
        let leaves = truth.filter { meanings.keys.contains($0.left) || meanings.keys.contains($0.right) }
        return MappingComparison(
            name: folder.split(separator: "/").last.map(String.init) ?? folder,
            truth: leaves,
            meanings: meanings
        )
    }

    static func type(_ name: String) -> FieldType {
        switch name.prefix(while: { $0 != "." }) {
        case "date", "dateTime": .date
        case "int", "i4", "number", "float", "r4", "r8", "fixed": .decimal
        case "boolean": .boolean
        default: .text
        }
    }

    private static func truth(_ folder: String) throws -> [(left: Column, right: Column)] {
        try SetFolder.rows(folder + "/truth-columns.csv").filter { $0.count >= 4 }.map {
            (Column(table: $0[0], column: $0[1]), Column(table: $0[2], column: $0[3]))
        }
    }
}
