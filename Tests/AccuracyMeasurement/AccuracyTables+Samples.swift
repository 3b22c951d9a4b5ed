extension AccuracyTables {
    /// A row per folder of real exports, and their sum.
    public static func samples(_ readings: [SampleReading]) -> [String] {
        var table = PlainTable([
            "real exports", "files", "recognised", "claimed wrongly", "entities and counts right", "records", "read",
            "essential fields filled",
        ])
        func add(_ name: String, _ readings: [SampleReading]) {
            let filled = readings.reduce(Tally()) { $0 + $1.filled }
            table.add([
                name,
                String(readings.count),
                String(readings.count { $0.isRecognised }),
                String(readings.count { $0.isClaimedWrongly }),
                String(readings.count { $0.isComplete }),
                String(readings.reduce(0) { $0 + $1.expectedRecords }),
                String(readings.reduce(0) { $0 + $1.foundRecords }),
                filled.all == 0 ? "–" : Figures.percent(Double(filled.right) / Double(filled.all)),
            ])
        }
        let folders = Dictionary(grouping: readings) { reading in
            reading.file.split(separator: "/").dropLast().joined(separator: "/")
        }
        for folder in folders.keys.sorted() { add(folder, folders[folder] ?? []) }
        add("all", readings)
        return table.lines
    }

    /// A line for each file that is not read as it should be.
    public static func details(_ readings: [SampleReading]) -> [String] {
        readings.filter { !$0.isRecognised || !$0.isComplete }.map { reading in
            func words(_ counts: [String: Int]) -> String {
                counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
            }
            let found = reading.importers.isEmpty ? "none" : reading.importers.sorted().joined(separator: ", ")
            return "  \(reading.isRecognised ? "COUNT" : "IMPORTER") \(reading.file): \(found) read "
                + "\(words(reading.found)); expected \(reading.expectedImporter), \(words(reading.expected))"
        }
    }

    /// A row per set of tables whose columns are known to be the same.
    public static func mappings(_ comparisons: [MappingComparison]) -> [String] {
        var table = PlainTable([
            "columns that are the same", "pairs", "both have a meaning", "the same one", "share",
            "other pairs with one",
        ])
        for comparison in comparisons {
            table.add([
                comparison.name,
                String(comparison.pairs),
                String(comparison.mapped.all),
                String(comparison.mapped.right),
                Figures.decimal(comparison.mapped.share),
                String(comparison.others),
            ])
        }
        return table.lines
    }
}
