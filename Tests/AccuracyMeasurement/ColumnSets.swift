import BundledImporters
import FoundationEssentials
import IntegrationModel
import MappingPipeline
import Matching
import Profiling

extension ColumnComparison {
    /// Reads the tables of the folder, compressed ones too, each as a system of its own, and compares.
    ///
    /// - Throws: where a file can't be read, or gzip is absent.
    public static func tables(of folder: String) throws -> ColumnComparison {
        let truth = try truth(of: folder)
        let found = try KeyComparison.withExports(of: folder, system: { $0 }) { exports in
            let links = try LandscapeRun.snapshot(of: exports).recordLinks
            let opened = LandscapeRun.opened(exports)
            return try ranked(truth, by: FieldMatcher(opened.profiles), links, texts: opened.texts)
        }
        return ColumnComparison(name: SetFolder.name(folder), truth: truth, found: found)
    }

    /// Compares schemas, of which there are names, types and parts and no values: `elements_<schema>.csv` lists them.
    ///
    /// - Throws: where a file can't be read.
    public static func schemas(of folder: String) throws -> ColumnComparison {
        let truth = try truth(of: folder)
        let profiles = try Set(truth.keys.flatMap(\.self)).sorted().map { try schema($0, of: folder) }
        return ColumnComparison(
            name: SetFolder.name(folder),
            truth: truth,
            found: try ranked(truth, by: FieldMatcher(profiles), [], texts: nil)
        )
    }

    private static func schema(_ table: String, of folder: String) throws -> DatasetProfile {
        let elements = try SetFolder.rows("\(folder)/elements_\(table).csv").filter { $0.count >= 4 }
        let fields = elements.map { Field(path: $0[0], profile: FieldProfile(type: MappingComparison.type($0[2]))) }
        let dataset = Dataset(
            id: "\(table)/\(table)",
            system: table,
            entity: .other,
            importer: "xml",
            files: ["\(table).xml"],
            records: 0,
            rejected: 0,
            fields: fields
        )
        let columns = DatasetColumns(
            count: 0,
            columns: [],
            files: MappedArray([UInt32]()),
            lines: MappedArray([UInt32]())
        )
        return DatasetProfile(dataset: MeaningInference().infer(dataset), columns: columns)
    }

    /// The pairs of the datasets of each two tables; those of a table's several datasets together.
    private static func ranked(
        _ truth: [[String]: Set<[String]>],
        by matcher: FieldMatcher,
        _ links: [RecordLinks],
        texts: (any TextSource)?
    ) throws -> [[String]: [Ranked]] {
        var found: [[String]: [Ranked]] = [:]
        for tables in truth.keys {
            var surest: [[String]: Ranked] = [:]
            for left in matcher.datasets(of: tables[0]) {
                for right in matcher.datasets(of: tables[1]) {
                    let found = try matcher.matches(left, right, links: links.from(left, to: right), texts: texts)
                    for match in found {
                        let pair = [match.left.field, match.right.field]
                        guard match.confidence > surest[pair]?.confidence ?? -1 else { continue }
                        surest[pair] = Ranked(
                            left: pair[0],
                            right: pair[1],
                            confidence: match.confidence,
                            isChosen: match.chosen
                        )
                    }
                }
            }
            found[tables] = Array(surest.values)
        }
        return found
    }

    private static func truth(of folder: String) throws -> [[String]: Set<[String]>] {
        var truth: [[String]: Set<[String]>] = [:]
        for row in try SetFolder.rows(folder + "/truth-columns.csv") where row.count >= 4 {
            truth[[row[0], row[2]], default: []].insert([row[1], row[3]])
        }
        return truth
    }
}

extension FieldMatcher {
    /// The datasets that were read from the file of a table.
    fileprivate func datasets(of table: String) -> [String] {
        datasets.filter { dataset in
            dataset.files.contains { file in
                file.split(separator: "/").last.map { $0.prefix { $0 != "." } == table } ?? false
            }
        }.map(\.id)
    }
}

/// A folder with a set of tables and what is known of them.
enum SetFolder {
    static func name(_ folder: String) -> String { folder.split(separator: "/").last.map(String.init) ?? folder }

    /// The lines after the header; the values of these files hold neither quotes nor commas.
    static func rows(_ path: String) throws -> [[String]] {
        String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
            .split(whereSeparator: \.isNewline).dropFirst()
            .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    }
}
