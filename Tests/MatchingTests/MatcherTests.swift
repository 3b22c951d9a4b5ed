import IntegrationModel
import Matching
import TestSupport
import Testing

@Suite("Matching")
struct MatcherTests {
    /// A shop, an ERP and a bank that know the same customers, with some mistakes.
    private static let tables: [SampleTable] = {
        let trade = SampleTrade(90, seed: 4)
        var references = trade.numbers("W10")
        references[7] = "W1008"
        references[30] = references[31]
        let customers = Array(0..<15)
        func parties(_ id: String, _ ending: String) -> SampleTable {
            SampleTable(
                id,
                .party,
                [
                    .text(
                        "Name",
                        .name,
                        customers.map { SampleParties.name($0) + ($0.isMultiple(of: 4) ? ending : "") }
                    ),
                    .text("Email", .email, customers.map(SampleParties.email), .email),
                    .text("Zip", .postcode, customers.map(SampleParties.postcode)),
                ]
            )
        }
        return [
            parties("shop/customers", ""), DocumentTables.shop(trade), parties("erp/partners", " BV"),
            DocumentTables.erp(trade, references: references), DocumentTables.invoices(trade),
            DocumentTables.payments(trade, remittance: trade.numbers("factuur F2026-")),
        ]
    }()

    @Test("gives the same result for the same input")
    func repeatable() throws {
        let (one, other) = (try match(Self.tables), try match(Self.tables))
        #expect(one.keys == other.keys)
        #expect(one.references == other.references)
        #expect(one.matches == other.matches)
        #expect(one.duplicates == other.duplicates)
        #expect(one.recordLinks.map(\.pairs) == other.recordLinks.map(\.pairs))
        #expect(one.recordLinks.map(\.keys) == other.recordLinks.map(\.keys))
    }

    @Test("finds the same pairs whatever the order of the records", arguments: 1...5)
    func shuffled(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        let orders = Self.tables.map { (0..<$0.count).shuffled(using: &random) }
        let plain = try match(Self.tables)
        let shuffled = try match(zip(Self.tables, orders).map { $0[$1] })
        let positions = Dictionary(uniqueKeysWithValues: zip(Self.tables.map(\.id), orders))
        #expect(plain.recordLinks.map { [$0.left, $0.right] } == shuffled.recordLinks.map { [$0.left, $0.right] })
        for links in shuffled.recordLinks {
            let (lefts, rights) = (positions[links.left] ?? [], positions[links.right] ?? [])
            let back = Set(links.pairs.map { Pair(lefts[$0.left], rights[$0.right]) })
            #expect(back == plain.pairs(links.left, links.right))
        }
    }

    @Test("links datasets of different systems only, with pairs in order and sure from 0 to 1")
    func wellFormed() throws {
        let result = try match(Self.tables)
        let counts = Dictionary(uniqueKeysWithValues: Self.tables.map { ($0.id, $0.count) })
        #expect(!result.recordLinks.isEmpty)
        for links in result.recordLinks {
            #expect(links.left.prefix { $0 != "/" } != links.right.prefix { $0 != "/" })
            let pairs = links.pairs.map { Pair($0.left, $0.right) }
            #expect(pairs == Set(pairs).sorted())
            for pair in links.pairs {
                #expect(pair.left < counts[links.left] ?? 0 && pair.right < counts[links.right] ?? 0)
                #expect((0...1).contains(pair.confidence))
                #expect(links.keys.indices.contains(pair.key))
            }
            for (index, key) in links.keys.enumerated() { #expect(links.pairs.count { $0.key == index } == key.pairs) }
        }
    }

    @Test("finds the fields that hold the same thing, each once")
    func fields() throws {
        let matches = try match(Self.tables).matches.filter {
            $0.chosen && $0.left.dataset == "shop/orders" && $0.right.dataset == "erp/sale.order"
        }
        let found = Dictionary(matches.map { ($0.left.field, $0.right.field) }) { one, other in "\(one) and \(other)" }
        #expect(found["Name"] == "Customer Reference")
        #expect(found["Customer"] == "Partner")
        #expect(found["Total"] == "Amount")
    }

    @Test("finds nothing in nothing")
    func nothing() throws {
        let result = try match([])
        #expect(result.recordLinks.isEmpty && result.keys.isEmpty && result.matches.isEmpty)
        let empty = Self.tables.map { $0[[]] }
        #expect(try match(empty).recordLinks.isEmpty)
    }

    @Test("a table of one record makes no link of documents")
    func single() throws {
        let result = try match(Self.tables.map { $0[[0]] })
        #expect(result.pairs("shop/orders", "erp/sale.order").isEmpty)
    }
}
