import IntegrationModel
import Profiling

extension FuzzTarget {
    /// Any values made columns: by one builder, and by two that are joined.
    static let columns = FuzzTarget("columns", maximumLength: 4096) { input in
        let input = FuzzInput(input)
        // Lines are records, tabs part values: mutations of text keep the shape of a table.
        let records = input.bytes.split(separator: 0x0A, maxSplits: 400, omittingEmptySubsequences: false).map {
            $0.split(separator: 0x09, maxSplits: 8, omittingEmptySubsequences: false).map { Array($0) }
        }
        var hints = ProfileHints()
        if input.flag(0) { hints.dateOrder = DateOrder.allCases[input.option(1..<3) % DateOrder.allCases.count] }
        if input.flag(3) { hints.decimalMark = DecimalMark.allCases[input.option(4..<5) % DecimalMark.allCases.count] }
        func builder(_ records: ArraySlice<[[UInt8]]>) -> DatasetBuilder {
            let builder = DatasetBuilder(key: HashKey(3, 4))
            builder.beginFile(0)
            for (position, values) in zip(records.indices, records) {
                while builder.fieldCount < values.count { _ = builder.addField("f\(builder.fieldCount)") }
                append(values, at: position, to: builder)
            }
            return builder
        }
        let whole = builder(records[...]).finish(hints: hints)
        try checkColumns(whole.columns, whole.profiles)
        let cut = records.count * input.option(5..<8) / 7
        let first = builder(records[..<cut])
        first.merge(builder(records[cut...]))
        let joined = first.finish(hints: hints)
        try require(joined.profiles == whole.profiles, "other profiles where two builders are joined")
        try require(haveSameElements(joined.columns, whole.columns), "other columns where two builders are joined")

        let path = ScratchFile.path
        defer { ScratchFile.remove() }
        try ColumnFile.write(whole.columns, to: path)
        try require(haveSameElements(try ColumnFile.read(path), whole.columns), "other columns after writing")
    }

    /// A column file that is damaged: reading it fails, or gives columns that can be passed over.
    static let columnFiles = FuzzTarget("column-files", maximumLength: 512) { input in
        let input = FuzzInput(input)
        var bytes = try input.flag(0) ? DamagedColumnFile.sample(records: 20) : Array(input.bytes)
        if input.flag(0) { DamagedColumnFile.damage(&bytes, input.bytes) }
        if input.flag(1) { DamagedColumnFile.seal(&bytes) }
        let path = try bytes.withUnsafeBytes(ScratchFile.write)
        defer { ScratchFile.remove() }
        guard let columns = try? ColumnFile.read(path) else { return }
        try require(columns.count >= 0, "a negative number of records")
        for column in columns.columns {
            try require(column.hashes.count == columns.count, "a column of another length")
            _ = column.hashes.reduce(0, ^)
            _ = column.numbers?.reduce(0, +)
        }
        _ = columns.lines.reduce(0, &+)
        _ = columns.files.reduce(0, &+)
        _ = columns.parents?.reduce(0, &+)
    }

    private static func append(_ values: [[UInt8]], at position: Int, to builder: DatasetBuilder) {
        let bytes = values.flatMap(\.self)
        bytes.withUnsafeBufferPointer { buffer in
            var place = 0
            let slices = values.map { value in
                defer { place += value.count }
                return ByteSlice(start: buffer.baseAddress.map { $0 + place }, count: value.count)
            }
            slices.withUnsafeBufferPointer {
                builder.append($0, at: RecordPlace(line: position + 1, byteOffset: position), parent: position - 1)
            }
        }
    }
}

/// Checks what every dataset promises of its columns.
func checkColumns(_ columns: DatasetColumns, _ profiles: [FieldProfile]) throws {
    try require(columns.columns.count == profiles.count, "\(columns.columns.count) columns, \(profiles.count) profiles")
    for (column, profile) in zip(columns.columns, profiles) {
        try require(column.hashes.count == columns.count, "\(column.hashes.count) of \(columns.count) hashes")
        if let numbers = column.numbers {
            try require(numbers.count == columns.count, "\(numbers.count) of \(columns.count) numbers")
            try require(numbers.allSatisfy { !$0.isInfinite }, "a number without end")
        }
        try require(profile.nulls >= 0 && profile.nulls <= columns.count, "\(profile.nulls) of \(columns.count) null")
        try require(profile.distinct <= columns.count, "\(profile.distinct) different values of \(columns.count)")
    }
    try require(columns.lines.count == columns.count && columns.files.count == columns.count, "places are missing")
}

/// Whether two datasets hold the same elements, bit by bit.
func haveSameElements(_ first: DatasetColumns, _ second: DatasetColumns) -> Bool {
    func same(_ first: MappedArray<UInt32>?, _ second: MappedArray<UInt32>?) -> Bool {
        first.map(Array.init) == second.map(Array.init)
    }
    return first.count == second.count && first.columns.count == second.columns.count
        && same(first.lines, second.lines) && same(first.files, second.files) && same(first.parents, second.parents)
        && zip(first.columns, second.columns).allSatisfy { one, other in
            Array(one.hashes) == Array(other.hashes)
                && one.numbers?.map(\.bitPattern) == other.numbers?.map(\.bitPattern)
        }
}
