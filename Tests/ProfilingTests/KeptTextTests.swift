import IntegrationModel
import Testing

@testable import Profiling

@Suite struct `Plain values kept by a builder` {
    private static let table = Table(
        ["id", "country", "note", "late"],
        (0..<70_000).map { row -> [String?] in
            [
                "K\(row)", ["BE", "FR", "NL"][row / 10 % 3], row % 7 == 0 ? nil : "note \(row % 900)",
                row < 60_000 ? nil : "\(row % 3)",
            ]
        }
    )

    private static let keeping = TextKeeping(limit: 1 << 30) { new, paths in Set(new.filter { paths[$0] != "id" }) }

    private func builder(_ range: Range<Int>, _ keeping: TextKeeping? = Self.keeping) -> DatasetBuilder {
        let builder = DatasetBuilder(key: testKey, paths: Self.table.paths, keeping: keeping)
        builder.beginFile(0)
        Self.table.append(to: builder, range)
        return builder
    }

    private func expectKept(_ builder: DatasetBuilder) {
        _ = builder.finish()
        let texts = builder.keptTexts()
        #expect(texts.keys.sorted() == [1, 2, 3])
        for (field, column) in texts {
            #expect(column.count == Self.table.rows.count)
            #expect(Self.table.rows.indices.allSatisfy { column[$0] == Self.table.rows[$0][field] ?? "" })
        }
    }

    @Test func `are those of the records`() { expectKept(builder(0..<70_000)) }

    @Test(arguments: [(10, 20), (3_000, 66_000), (65_536, 65_537)])
    func `are the same for any cut into chunks`(_ cuts: (first: Int, second: Int)) {
        let first = builder(0..<cuts.first)
        first.merge(builder(cuts.first..<cuts.second))
        first.merge(builder(cuts.second..<70_000))
        expectKept(first)
    }

    @Test func `are let go of beyond the limit, and where a part has none`() {
        let small = builder(0..<70_000, TextKeeping(limit: 1000) { new, _ in Set(new) })
        _ = small.finish()
        #expect(small.keptTexts().isEmpty)
        let joined = builder(0..<60_000)
        joined.merge(builder(60_000..<70_000, nil))
        _ = joined.finish()
        #expect(joined.keptTexts().isEmpty)
    }

    @Test func `take little memory where few values repeat`() {
        let builder = builder(0..<70_000, TextKeeping(limit: 300_000) { new, _ in Set(new).intersection([1]) })
        _ = builder.finish()
        #expect(builder.keptTexts()[1]?[69_999] == "BE")
    }
}
