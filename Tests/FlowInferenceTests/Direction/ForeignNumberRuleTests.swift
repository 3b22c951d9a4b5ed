import IntegrationModel
import TestSupport
import Testing

@testable import FlowInference

@Suite("The rule: who holds the other's number came after it")
struct ForeignNumberRuleTests {
    private let trade = SampleTrade(40)

    private func linked(_ side: LinkSide?, pairs: Int = 40) -> LinkedTables {
        LinkedTables(
            Copies.source(trade),
            Copies.target(trade, trade.moments),
            pairs: (0..<pairs).map { ($0, $0) },
            namedBy: side
        )
    }

    @Test("speaks for the side whose number it is")
    func named() throws {
        #expect(try linked(.right).weight(ForeignNumberRule()) ?? 0 > 0.5)
        #expect(try linked(.left).weight(ForeignNumberRule()) ?? 0 < -0.5)
    }

    @Test("is silent where neither side names the other, for one or two records, and for likeness")
    func silent() throws {
        #expect(try linked(nil).weight(ForeignNumberRule()) == nil)
        #expect(try linked(.right, pairs: 2).weight(ForeignNumberRule()) == nil)
        var likeness = linked(.right)
        likeness.key?.match = .fuzzy
        #expect(try likeness.weight(ForeignNumberRule()) == nil)
    }

    @Test("is silent where the number was written back, so that each side names the other")
    func bothWays() throws {
        var links = linked(.right).links
        links.keys.append(
            LinkKey(leftFields: ["ERP number"], rightFields: ["Number"], match: .exact, namedBy: .left, pairs: 38)
        )
        let context = LinkContext(
            links: links,
            left: Copies.source(trade).profile,
            right: Copies.target(trade, trade.moments).profile,
            audit: { .unknown($0.columns.count) },
            kind: { _ in .other },
            matches: []
        )
        #expect(ForeignNumberRule().finding(in: context) == nil)
    }
}
