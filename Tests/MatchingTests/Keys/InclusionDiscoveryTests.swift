import IntegrationModel
import TestSupport
import Testing

@testable import Matching

@Suite("Inclusion dependencies")
struct InclusionDiscoveryTests {
    private func find(_ tables: [SampleTable], coverage: Double = 1, memory: Int = 1 << 20) throws
        -> [InclusionDependency]
    {
        try InclusionDiscovery(leastCoverage: coverage, memory: memory).inclusions(
            in: tables.map(\.profile),
            texts: SampleTexts(tables)
        )
    }

    private func find(_ one: SampleColumn, in other: SampleColumn) throws -> InclusionDependency? {
        try find([SampleTable("a/one", .other, [one]), SampleTable("b/other", .other, [other])]).first {
            $0.dependent.dataset == "a/one"
        }
    }

    @Test("of columns of text are those of the sets of their values", arguments: 1...8, [1.0, 0.7])
    func likeSets(seed: Int, coverage: Double) throws {
        var random = SeededRandom(seed: UInt64(seed))
        let tables = (0..<3).map { table in
            SampleTable(
                "s/t\(table)",
                .other,
                (0..<4).map { column in
                    let domain = [2, 5, 30].randomElement(using: &random) ?? 2
                    let texts = (0..<40).map { _ in
                        Int.random(in: 0..<8, using: &random) == 0
                            ? "" : "x\(Int.random(in: 0..<domain, using: &random))"
                    }
                    return .text("c\(column)", nil, texts)
                }
            )
        }
        var expected: Set<String> = []
        let columns = tables.flatMap { table in
            table.columns.map { (table.id, $0.path, Set($0.texts).subtracting([""])) }
        }
        for one in columns where !one.2.isEmpty {
            for other in columns where (one.0, one.1) != (other.0, other.1) {
                let share = Double(one.2.intersection(other.2).count) / Double(one.2.count)
                if share >= coverage { expected.insert("\(one.0).\(one.1) \(other.0).\(other.1)") }
            }
        }
        for memory in [1 << 10, 1 << 28] {
            let found = try find(tables, coverage: coverage, memory: memory)
            #expect(
                Set(
                    found.map {
                        "\($0.dependent.dataset).\($0.dependent.field) \($0.referenced.dataset).\($0.referenced.field)"
                    }
                )
                    == expected
            )
            #expect(found.allSatisfy { $0.isWrittenAlike == true })
        }
    }

    @Test("compare numbers by what they are worth, and say that they are written otherwise")
    func numbers() throws {
        let found = try #require(
            try find(.integers("n", nil, [17, 18, 19]), in: .amounts("a", nil, [16, 17, 18, 19, 20.5]))
        )
        #expect(found.isExact)
        #expect(found.isWrittenAlike == false)
        #expect((found.shared, found.dependentDistinct, found.referencedDistinct) == (3, 3, 5))
    }

    @Test("a fraction is not the number of its digits")
    func fractions() throws {
        #expect(try find(.amounts("a", nil, [1.23, 4.56]), in: .integers("n", nil, [123, 456, 789])) == nil)
    }

    @Test("a loss is not a gain")
    func signs() throws {
        #expect(try find(.amounts("a", nil, [-1.5, 2.5]), in: .amounts("b", nil, [1.5, 2.5, 3.5])) == nil)
        let found = try #require(try find(.amounts("a", nil, [-1.5, 2.5]), in: .amounts("b", nil, [-1.5, 1.5, 2.5])))
        #expect(found.isWrittenAlike == true)
    }

    @Test("texts that differ in case or punctuation are the same, and said to be written otherwise")
    func notations() throws {
        let others = SampleColumn.text("y", nil, ["Ab-1", "cd-2", "EFG-3"])
        #expect(try #require(try find(.text("x", nil, ["Ab-1", "cd-2"]), in: others)).isWrittenAlike == true)
        #expect(try #require(try find(.text("x", nil, ["AB-1", "cd-2"]), in: others)).isWrittenAlike == false)
        #expect(try #require(try find(.text("x", nil, ["Ab1", "cd-2"]), in: others)).isWrittenAlike == false)
    }

    @Test("a column without values is in nothing, and nothing is in it")
    func empty() throws {
        let tables = [
            SampleTable("a/one", .other, [.text("x", nil, ["", ""]), .text("y", nil, ["p", "q"])]),
            SampleTable("a/two", .other, []),
        ]
        #expect(try find(tables).isEmpty)
    }

    @Test("whose plain values don't fit into the memory are listed without saying how they are written")
    func leftOut() throws {
        struct NoTexts: TextSource {
            func texts(of dataset: String, fields: [Int]) -> [TextColumn] { fields.map { _ in .leftOut(3) } }
        }
        let tables = ["a/one", "b/other"].map { SampleTable($0, .other, [.text("c", nil, ["A 1", "b-2", "Ç.3"])]) }
        let found = try InclusionDiscovery().inclusions(in: tables.map(\.profile), texts: NoTexts())
        #expect(found.count == 2)
        #expect(found.allSatisfy { $0.isWrittenAlike == nil })
    }
}
