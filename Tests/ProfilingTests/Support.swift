import IntegrationModel

@testable import Profiling

let testKey = HashKey(0x0123_4567_89ab_cdef, 0xfedc_ba98_7654_3210)

/// A table of records made by hand.
struct Table {
    var paths: [String]
    var rows: [[String?]]

    init(_ paths: [String], _ rows: [[String?]]) {
        self.paths = paths
        self.rows = rows
    }

    /// A column of its own.
    init(_ path: String, _ values: [String?]) {
        self.init([path], values.map { [$0] })
    }

    /// Reads delimited text without quoted line breaks.
    init(csv text: String, delimiter: Character) {
        let lines = text.split(whereSeparator: \.isNewline).map { line in
            line.split(separator: delimiter, omittingEmptySubsequences: false).map { cell in
                cell.hasPrefix("\"") ? String(cell.dropFirst().dropLast()) : String(cell)
            }
        }
        self.init(lines.first ?? [], lines.dropFirst().map { $0.map(Optional.some) })
    }

    func builder(key: HashKey = testKey) -> DatasetBuilder {
        let builder = DatasetBuilder(key: key, paths: paths)
        builder.beginFile(0)
        append(to: builder, rows.indices)
        return builder
    }

    func append(to builder: DatasetBuilder, _ range: Range<Int>) {
        for row in range {
            let bytes = rows[row].map { $0.map { Array($0.utf8) } }
            let joined: [UInt8] = bytes.reduce(into: []) { $0 += $1 ?? [] } + [0]
            joined.withUnsafeBufferPointer { buffer in
                var offset = 0
                let slices = bytes.map { value in
                    defer { offset += value?.count ?? 0 }
                    guard let value, let start = buffer.baseAddress else { return ByteSlice.absent }
                    return ByteSlice(start: start + offset, count: value.count)
                }
                slices.withUnsafeBufferPointer {
                    builder.append($0, at: RecordPlace(line: row + 2, byteOffset: 0), parent: -1)
                }
            }
        }
    }

    func finished(_ hints: ProfileHints = ProfileHints()) -> (columns: DatasetColumns, profiles: [FieldProfile]) {
        builder().finish(hints: hints)
    }

    /// The profile of the only column.
    func profile(_ hints: ProfileHints = ProfileHints()) -> FieldProfile { finished(hints).profiles[0] }

    /// The numbers of the only column.
    func numbers(_ hints: ProfileHints = ProfileHints()) -> [Double] {
        finished(hints).columns.columns[0].numbers.map(Array.init) ?? []
    }

    /// The dataset with its profiles, as the pipeline makes it.
    func dataset(id: String, files: [String]) -> Dataset {
        let profiles = finished().profiles
        let fields = zip(paths, profiles).map { Field(path: $0, profile: $1) }
        let system = String(id.prefix { $0 != "/" })
        return Dataset(
            id: id,
            system: system,
            entity: .other,
            importer: "csv",
            files: files,
            records: rows.count,
            rejected: 0,
            fields: fields
        )
    }
}

/// Random numbers that are the same in every run (SplitMix64, Steele, Lea and Flood, OOPSLA 2014).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var word = state
        word = (word ^ word >> 30) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ word >> 27) &* 0x94d0_49bb_1331_11eb
        return word ^ word >> 31
    }
}
