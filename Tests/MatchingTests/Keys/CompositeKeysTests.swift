import IntegrationModel
import TestSupport
import Testing

@testable import Matching

@Suite("Keys of several fields")
struct CompositeKeysTests {
    private static func table(_ id: String, _ columns: [SampleColumn]) -> SampleTable {
        SampleTable(id, .other, columns)
    }

    private func keys(_ table: SampleTable) -> [KeyCandidate] { KeyDetection().keys(of: [table.profile]) }

    @Test("are found as brute force finds them, and only where none of their fields is one", arguments: 1...20)
    func likeBruteForce(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        let count = 24
        let columns = (0..<4).map { column in
            SampleColumn.integers("c\(column)_id", nil, (0..<count).map { _ in Int.random(in: 0..<14, using: &random) })
        }
        let found = Set(keys(Self.table("s/t", columns)).filter { $0.fields.count == 2 }.map(\.fields))
        var expected: Set<[String]> = []
        for first in 0..<4 {
            for second in (first + 1)..<4 {
                let rows = Set((0..<count).map { [columns[first].texts[$0], columns[second].texts[$0]] })
                if rows.count == count { expected.insert([columns[first].path, columns[second].path]) }
            }
        }
        #expect(found == expected)
    }

    private static let lines = table(
        "shop/order_lines",
        [
            .integers("order_id", nil, (0..<60).map { 1000 + $0 / 3 }),
            .integers("line_no", nil, (0..<60).map { $0 % 3 + 1 }),
            .integers("quantity", nil, (0..<60).map { $0 * 7 % 11 + $0 / 20 }),
        ]
    )

    @Test("order and line before what is unique by accident")
    func ranked() {
        #expect(keys(Self.lines).first?.fields == ["order_id", "line_no"])
    }

    @Test("have three fields where two are not enough")
    func triples() {
        let table = Self.table(
            "shop/stock",
            [
                .integers("store_id", nil, (0..<64).map { $0 / 16 }),
                .integers("shelf_id", nil, (0..<64).map { $0 / 4 % 4 }),
                .integers("place_id", nil, (0..<64).map { $0 % 4 }),
            ]
        )
        #expect(keys(table).map(\.fields) == [["store_id", "shelf_id", "place_id"]])
    }

    @Test("have no field that is empty in some record")
    func nulls() {
        var numbers = (0..<60).map { "\($0 % 3 + 1)" }
        numbers[7] = ""
        let table = Self.table("shop/lines", [Self.lines.columns[0], .text("line_no", nil, numbers)])
        #expect(keys(table).isEmpty)
    }

    @Test("are not looked for beside a good key of one field")
    func single() {
        let table = Self.table("shop/order_lines", [.integers("id", nil, Array(1...60))] + Self.lines.columns)
        #expect(keys(table).map(\.fields) == [["id"]])
    }

    @Test("are referred to by fields of the same names together")
    func references() throws {
        let deliveries = Self.table(
            "shop/deliveries",
            [
                .integers("delivery_id", nil, Array(5000..<5030)),
                .integers("order_id", nil, (0..<30).map { 1000 + $0 * 2 / 3 }),
                .integers("line_no", nil, (0..<30).map { $0 * 2 % 3 + 1 }),
            ]
        )
        let profiles = [Self.lines, deliveries].map(\.profile)
        let found = try ReferenceDetection().references(profiles, OverlapIndex(profiles))
        let composite = try #require(found.first { $0.furtherFields != nil })
        #expect(composite.child.dataset == "shop/deliveries")
        #expect(composite.childFields == ["order_id", "line_no"])
        #expect(composite.parentFields == ["order_id", "line_no"])
        #expect(composite.coverage == 1)
    }
}
