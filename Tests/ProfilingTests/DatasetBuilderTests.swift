import IntegrationModel
import Testing

@testable import Profiling

@Suite struct `Dataset builder` {
    /// A table with all sorts of columns.
    private static func table(rows: Int, seed: UInt64) -> Table {
        var random = SeededGenerator(state: seed)
        let rows: [[String?]] = (0..<rows).map { row in
            let day = Int.random(in: 1...28, using: &random)
            let cents = Int.random(in: 0...999_999, using: &random)
            let isTyped = row > rows / 2
            return [
                "K\(row)", Int.random(in: 0...3, using: &random) == 0 ? nil : "\(day)/\(row % 12 + 1)/2025",
                "\(cents / 100),\(cents % 100 / 10)\(cents % 10)", ["Gent", "Aalst", "-", "Luik"][row % 4],
                isTyped ? "\(row)" : "",
                String(repeating: "aB1- .", count: Int.random(in: 0...6, using: &random)) + "\(cents)",
                "09 347 \(10 + day) 0\(row % 10)",
            ]
        }
        return Table(["Nr", "Datum", "Bedrag", "Gemeente", "Aantal", "Tekst", "Telefoon"], rows)
    }

    private func same(
        _ left: (columns: DatasetColumns, profiles: [FieldProfile]),
        _ right: (columns: DatasetColumns, profiles: [FieldProfile])
    ) -> Bool {
        func bits(_ columns: DatasetColumns) -> [[UInt64]] {
            columns.columns.map { column in
                Array(column.hashes) + (column.numbers.map { $0.map(\.bitPattern) } ?? [])
            }
        }
        return left.profiles == right.profiles && bits(left.columns) == bits(right.columns)
            && Array(left.columns.lines) == Array(right.columns.lines)
            && Array(left.columns.files) == Array(right.columns.files)
    }

    @Test(arguments: [3, 50, 700, 6000])
    func `gives the same for any cut into chunks and any order of joining`(_ rows: Int) {
        let table = Self.table(rows: rows, seed: UInt64(rows))
        let whole = table.finished()
        func chunk(_ range: Range<Int>) -> DatasetBuilder {
            let builder = DatasetBuilder(key: testKey, paths: table.paths)
            if range.lowerBound == 0 { builder.beginFile(0) }
            table.append(to: builder, range)
            return builder
        }
        let cuts = [(rows / 3, rows / 2), (1, 2), (0, rows), (rows / 2, rows / 2)]
        for (first, second) in cuts {
            let left = chunk(0..<first)
            left.merge(chunk(first..<second))
            left.merge(chunk(second..<rows))
            #expect(same(left.finish(), whole))
            let right = chunk(first..<second)
            right.merge(chunk(second..<rows))
            let all = chunk(0..<first)
            all.merge(right)
            #expect(same(all.finish(), whole))
        }
    }

    @Test func `joins fields by path, and fills what a chunk does not have`() {
        let first = Table(["a", "b"], [["1", "x"]]).builder()
        let second = Table(["b", "c"], [["y", "2"], ["z", "3"]]).builder()
        first.merge(second)
        #expect(first.paths == ["a", "b", "c"])
        let result = first.finish()
        #expect(result.profiles.map(\.nulls) == [2, 0, 1])
        #expect(result.profiles.map(\.count) == [3, 3, 3])
        #expect(result.columns.columns.allSatisfy { $0.hashes.count == 3 })
    }

    @Test func `adds to the parents of joined records what stands before them in the parent dataset`() {
        func builder(parents: [Int]) -> DatasetBuilder {
            let builder = DatasetBuilder(key: testKey, paths: ["a"])
            builder.beginFile(0)
            for (index, parent) in parents.enumerated() {
                let values = UnsafeBufferPointer<ByteSlice>(start: nil, count: 0)
                builder.append(values, at: RecordPlace(line: index + 1, byteOffset: 0), parent: parent)
            }
            return builder
        }
        let whole = builder(parents: [0, 1, -1])
        whole.merge(builder(parents: [0, -1, 2]), parentOffset: 10)
        let parents = whole.finish().columns.parents
        #expect(parents.map(Array.init) == [0, 1, DatasetBuilder.noParent, 10, DatasetBuilder.noParent, 12])
    }

    @Test func `counts nulls, distinct values, lengths and keys exactly`() {
        let profiles = Table(
            ["id", "city", "amount"],
            [["1", "Gent", "1.5"], ["2", "GENT", "15"], ["3", "", "1,50"], ["4", "Luik!", "NULL"]]
        ).finished().profiles
        #expect(profiles[0].isKey)
        #expect(profiles[0].distinct == 4)
        #expect(profiles[1].nulls == 1)
        #expect(profiles[1].distinct == 2)
        #expect(profiles[1].minLength == 4)
        #expect(profiles[1].maxLength == 5)
        #expect(!profiles[1].isKey)
        #expect(profiles[2].distinct == 2)
    }

    @Test(arguments: [100, 5000, 100_000])
    func `knows a key from a column with one repeated value`(_ rows: Int) {
        let keys = (0..<rows).map { Optional("K\($0)") }
        #expect(Table("x", keys).profile().isKey)
        #expect(Table("x", keys).profile().distinct == rows)
        let repeated = Table("x", keys + [keys[rows / 3]]).profile()
        #expect(!repeated.isKey)
        #expect(repeated.distinct == rows)
    }

    @Test func `estimates distinct values within 15 percent`() {
        for distinct in [2_000, 20_000, 200_000] {
            var sample = DistinctSample()
            let keyed = KeyedHash(key: testKey)
            for number in 0..<distinct {
                var word = UInt64(number)
                withUnsafeBytes(of: &word) { sample.insert(keyed.hash($0.bindMemory(to: UInt8.self)), []) }
            }
            let estimate = sample.result()
            #expect(!estimate.isExact)
            #expect(abs(Double(estimate.distinct) / Double(distinct) - 1) < 0.15)
        }
    }

    @Test func `counts the most frequent shapes`() {
        let profile = Table("x", ["K001", "K002", "AB-12 é", "K003", "k001"]).profile()
        #expect(profile.patterns == [PatternCount("A999", 3), PatternCount("AA-99 a", 1), PatternCount("a999", 1)])
    }

    @Test func `takes late and missing fields as null`() {
        let builder = DatasetBuilder(key: testKey)
        builder.beginFile(0)
        Table([], [[], []]).append(to: builder, 0..<2)
        #expect(builder.addField("a") == 0)
        builder.beginFile(1)
        Table(["a"], [["1"], []]).append(to: builder, 0..<2)
        builder.reject(at: RecordPlace(line: 9, byteOffset: 0))
        #expect(builder.rejected == 1)
        let (columns, profiles) = builder.finish()
        #expect(profiles[0].nulls == 3)
        #expect(Array(columns.files) == [0, 0, 1, 1])
        #expect(columns.columns[0].hashes.map { $0 != 0 } == [false, false, true, false])
    }

    @Test func `keeps the parents of records`() {
        let builder = DatasetBuilder(key: testKey, paths: ["a"])
        let none = UnsafeBufferPointer<ByteSlice>(start: nil, count: 0)
        for (line, parent) in [-1, 0, 0, 1].enumerated() {
            builder.append(none, at: RecordPlace(line: line, byteOffset: 0), parent: parent)
        }
        #expect(builder.finish().columns.parents.map(Array.init) == [DatasetBuilder.noParent, 0, 0, 1])
    }

    @Test func `is finished without records`() {
        let (columns, profiles) = DatasetBuilder(key: testKey, paths: ["a"]).finish()
        #expect(columns.count == 0)
        #expect(profiles[0].type == .empty)
    }

    @Test func `survives random bytes in every chunking`() {
        var random = SeededGenerator(state: 11)
        let signs = Array("0123456789.,-+/: €éTZaBeE%()'@NULLRF".unicodeScalars).map { Character($0) }
        let rows: [[String?]] = (0..<5000).map { _ in
            [
                String(
                    (0..<Int.random(in: 0...24, using: &random)).map { _ in
                        signs[Int.random(in: 0..<signs.count, using: &random)]
                    }
                )
            ]
        }
        let profile = Table(["x"], rows).profile()
        #expect(profile.count == 5000)
        #expect(profile.type == .text)
    }
}
