import IntegrationModel
import Matching
import TestSupport
import Testing

@Suite("Records that are alike by chance")
struct ChanceLikenessTests {
    private static let first = [
        "An", "Bram", "Carine", "Dirk", "Els", "Filip", "Greet", "Hilde", "Joris", "Katrien", "Lien",
    ]
    private static let last = [
        "Peeters", "Maes", "Claes", "Wouters", "Dubois", "Lambert", "Simon", "Michiels", "Aerts",
    ]
    private static let towns = [
        "9000 Gent", "9300 Aalst", "8000 Brugge", "3000 Leuven", "2800 Mechelen", "3500 Hasselt",
    ]

    /// A list of people with few family names in few towns; the mail address holds the name.
    private func people(_ count: Int, seed: UInt64) -> [[String]] {
        var random = SeededRandom(seed: seed)
        return (0..<count).map { _ in
            let (first, last) = (
                Self.first.randomElement(using: &random) ?? "", Self.last.randomElement(using: &random) ?? ""
            )
            let town = (Self.towns.randomElement(using: &random) ?? "").split(separator: " ").map(String.init)
            let mail = "\(first).\(last)\(Int.random(in: 1...99_999, using: &random))@example.be".lowercased()
            return [first, last, mail, town[0], town[1]]
        }
    }

    private func table(_ name: String, _ records: [[String]], _ headers: [String]) -> RecordTable {
        RecordTable(
            name,
            count: records.count,
            columns: headers.enumerated().map { position, header in
                RecordColumn(
                    header,
                    TextColumn(records.map { $0[position] }),
                    semanticType: header == "e-mail" ? .email : nil
                )
            }
        )
    }

    private static let headers = ["voornaam", "naam", "e-mail", "postcode", "gemeente"]

    @Test("people of two lists that have nobody in common are not linked, however many share a name and a town")
    func unrelated() throws {
        let left = table("leden", people(300, seed: 1), Self.headers)
        let right = table("klanten", people(300, seed: 2), Self.headers)
        let links = RecordLinker(left, right, threads: 2)?.links().links ?? []
        #expect(links.count { $0.confidence >= 0.9 } == 0)
        #expect(links.count <= 3)
    }

    @Test("those who are in both lists are linked all the same, and nobody else")
    func related() throws {
        let both = people(120, seed: 3)
        let left = table("leden", both + people(180, seed: 4), Self.headers)
        let right = table("klanten", people(180, seed: 5) + both, Self.headers)
        let links = try #require(RecordLinker(left, right, threads: 2)).links().links
        let correct = links.count { $0.right == $0.left + 180 }
        #expect(correct >= 115)
        #expect(links.count - correct <= 3)
    }

    @Test("a comparison says what was taken off for likeness by chance, and its sum is the weight of the pair")
    func explained() throws {
        let left = table("leden", people(300, seed: 1), Self.headers)
        let right = table("klanten", people(300, seed: 2), Self.headers)
        let linker = try #require(RecordLinker(left, right, threads: 2))
        let weights = (0..<300).map { linker.comparison($0, $0) }
        #expect(weights.allSatisfy { $0.chance <= 0 })
        #expect(
            weights.allSatisfy { comparison in
                abs(
                    comparison.weight
                        - comparison.attributes.reduce(comparison.prior + comparison.chance) { $0 + $1.bits }
                )
                    < 1e-9
            }
        )
    }
}
