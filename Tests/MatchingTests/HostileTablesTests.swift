import IntegrationModel
import TestSupport
import Testing

@testable import Matching

@Suite("Matching of tables with anything in them")
struct HostileTablesTests {
    private static let texts = [
        "", " ", "0", "1", "-", "NULL", "é", "e\u{301}", "\u{FFFD}", "W100001", "BV", "NV SA", "+++", "'", "🧾",
        "a b c d",
        String(repeating: "x", count: 400), "1/2/3", "@", "info@x.example",
    ]
    private static let amounts: [Double] = [0, -0.0, 0.001, -5, 1e15, -1e18, 1e300, .infinity, -.infinity, .nan, 12.5]
    private static let moments: [Double] = [0, -1, 1e9, -1e10, 2e11, .nan, 1_767_571_200]

    private static func table(_ id: String, _ random: inout SeededRandom) -> SampleTable {
        let count = Int.random(in: 0...25, using: &random)
        let entity = Entity.allCases.randomElement(using: &random) ?? .other
        let meanings = CanonicalField.allCases.shuffled(using: &random).prefix(8)
        return SampleTable(
            id,
            entity,
            meanings.map { meaning in
                switch Int.random(in: 0..<4, using: &random) {
                case 0:
                    var column = SampleColumn.integers(meaning.rawValue, meaning, Array(0..<count))
                    column.numbers = (0..<count).map { _ in amounts.randomElement(using: &random) ?? 0 }
                    return column
                case 1:
                    var column = SampleColumn.moments(meaning.rawValue, meaning, Array(repeating: 0, count: count))
                    column.numbers = (0..<count).map { _ in moments.randomElement(using: &random) ?? 0 }
                    return column
                default:
                    let values = (0..<count).map { _ in texts.randomElement(using: &random) ?? "" }
                    return .text(meaning.rawValue, meaning, values, SemanticType.allCases.randomElement(using: &random))
                }
            }
        )
    }

    @Test("ends, says the same twice, and gives pairs of records that there are", arguments: 1...40)
    func anything(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        let tables = (0..<6).map { Self.table("s\($0 % 3)/t\($0)", &random) }
        let result = try match(tables)
        let counts = Dictionary(uniqueKeysWithValues: tables.map { ($0.id, $0.count) })
        for links in result.recordLinks {
            for pair in links.pairs {
                #expect((0..<(counts[links.left] ?? 0)).contains(pair.left))
                #expect((0..<(counts[links.right] ?? 0)).contains(pair.right))
                #expect((0...1).contains(pair.confidence))
            }
        }
        for group in result.duplicates {
            #expect(group.records.count >= 2 && group.records == group.records.sorted())
            #expect((0...1).contains(group.confidence))
        }
        for match in result.matches { #expect((0...1).contains(match.confidence)) }
        for reference in result.references { #expect((0...1).contains(reference.coverage)) }
        #expect(try match(tables).recordLinks.map(\.pairs) == result.recordLinks.map(\.pairs))
    }
}
