import IntegrationModel
import TestSupport
import Testing

@testable import FlowInference

@Suite("References that name nothing or another record")
struct BrokenReferenceTests {
    private let trade = SampleTrade(400)

    private func result(_ linked: LinkedTables) throws -> (Flow, [FlowRecord]) {
        try linked.onlyFlow(until: trade.moments[399])
    }

    @Test("references that name nothing, or another record than the linked one, are broken")
    func brokenReferences() throws {
        var linked = Copies.flow(trade) { Copies.seconds($0) }
        var references = trade.numbers("W10")
        references[5] = "W1O00006"
        references[8] = references[9]
        references[12] = ""
        references[14] = "NOTPROVIDED"
        linked.pairs.removeAll { [12, 14].contains($0.0) }
        linked.right.columns[1] = .text("Reference", .reference, references)
        #expect(try result(linked).0.brokenReferences.map(\.number) == ["S00006", "S00009"])
    }

    @Test("where both sides go by one number, another number on a linked record is broken too")
    func mistypedNumbers() throws {
        var linked = Copies.flow(trade) { Copies.seconds($0) }
        var numbers = trade.numbers("W10")
        numbers[5] = "W1000060"
        numbers[8] = ""
        linked.right.columns[0] = .text("Number", .number, numbers)
        linked.right.columns.remove(at: 1)
        linked.key = LinkKey(leftFields: ["Number"], rightFields: ["Number"], match: .exact, pairs: 400)
        #expect(try result(linked).0.brokenReferences.map(\.number) == ["W1000060"])
    }

    @Test("where something else joined the records, a reference that is nearly the partner's number is broken")
    func mistypedReferences() throws {
        var linked = Copies.flow(trade) { Copies.seconds($0) }
        var references = trade.numbers("W10")
        references[5] = "W1000060"
        references[8] = "ANOTHER-SYSTEM-9"
        references[12] = ""
        linked.right.columns[1] = .text("Reference", .reference, references)
        linked.key = nil
        #expect(try result(linked).0.brokenReferences.map(\.number) == ["S00006"])
    }

    @Test(
        "references to records of another period, or to ones that the source's export leaves out, name a record all the same"
    )
    func otherPeriods() throws {
        let (later, extra) = (Set(300..<400), Set((0..<300).filter { $0 % 6 == 2 }))
        func broken(_ missing: Set<Int>) throws -> [String] {
            var linked = Copies.flow(trade) { Copies.seconds($0) }
            let there = (0..<400).filter { !missing.contains($0) }
            var references = trade.numbers("W10")
            references[310] = "W1O00311"
            linked.right.columns[1] = .text("Reference", .reference, references)
            linked.left = linked.left[there]
            linked.pairs = there.enumerated().map { ($0, $1) }
            return try result(linked).0.brokenReferences.map(\.number)
        }
        #expect(try broken(later) == ["S00311"])
        #expect(try broken(extra) == ["S00311"])
        // One that is missing among all others was mistyped.
        #expect(try broken([120]) == ["S00121", "S00311"])
    }

    @Test("references to what another system numbers, or the source numbered long before, name a record all the same")
    func otherSeries() throws {
        func broken(_ other: (Int) -> String) throws -> [String] {
            var linked = Copies.flow(trade) { Copies.seconds($0) }
            var references = trade.numbers("W10")
            references[350] = "W1O00351"
            for record in 0..<120 { references[record] = other(record) }
            linked.right.columns[1] = .text("Reference", .reference, references)
            linked.left = linked.left[Array(120..<400)]
            linked.pairs = (120..<400).map { ($0 - 120, $0) }
            return try result(linked).0.brokenReferences.map(\.number)
        }
        #expect(try broken { "C00\(1_000_003 + $0 * $0 * 613)" } == ["S00351"])
        #expect(try broken { "W20\(10_001 + $0)" } == ["S00351"])
        // What only one in a hundred holds was typed wrong.
        #expect(try broken { $0 < 4 ? "X90\(10_001 + $0)" : "" }.count == 5)
    }

    @Test(
        "where something else joined the records, so is one with other digits than the number whose prefix it leaves out"
    )
    func mistypedCores() throws {
        var linked = Copies.flow(trade) { Copies.seconds($0) }
        var references = trade.numbers("EXT/10")
        references[5] = "EXT/1000060"
        references[12] = ""
        linked.right.columns[1] = .text("Reference", .reference, references)
        linked.key = nil
        #expect(try result(linked).0.brokenReferences.map(\.number) == ["S00006"])
    }

    @Test("short numbers with zeros in front, or in a text, are mistyped as others are")
    func shortNumbers() throws {
        var linked = Copies.flow(trade) { Copies.seconds($0) }
        let numbers = (0..<400).map { "VO" + String(100_000 + $0).dropFirst() }
        linked.left.columns[0] = .text("Number", .number, numbers)
        var references = numbers.map { "WEB-" + $0.dropFirst(2) }
        references[5] = "WEB-00050"
        linked.right.columns[1] = .text("Reference", .reference, references)
        linked.key = nil
        #expect(try result(linked).0.brokenReferences.map(\.number) == ["S00006"])
        var texts = numbers.map { "Order #\($0.suffix(4)) by web shop" }
        texts[234] = "Order #024 by web shop"
        linked.left.columns[0] = .text("Number", .number, numbers.map { "#" + $0.suffix(4) })
        linked.right.columns[1] = .text("Reference", .description, texts)
        linked.key = LinkKey(
            leftFields: ["Number"],
            rightFields: ["Reference"],
            match: .embedded,
            namedBy: .right,
            pairs: 399
        )
        #expect(try joinedOtherwise(linked, at: 234).map(\.number) == ["S00235"])
    }

    /// Where a fuzzy key joined the pair at a position.
    private func joinedOtherwise(_ linked: LinkedTables, at position: Int) throws -> [FlowRecord] {
        let links = linked.links
        let pairs = links.pairs.enumerated().map { place, pair in
            RecordPair(left: pair.left, right: pair.right, confidence: 0.9, key: place == position ? 1 : 0)
        }
        let other = LinkKey(leftFields: [], rightFields: [], match: .fuzzy, pairs: 1)
        let tables = [linked.left, linked.right]
        let result = try FlowInferrer().infer(
            tables.map(\.profile),
            systems: tables.map {
                System(id: $0.system, name: $0.system, kind: .other, importer: "test", folder: $0.system)
            },
            links: [RecordLinks(left: links.left, right: links.right, pairs: pairs, keys: links.keys + [other])],
            matches: [],
            duplicates: [],
            texts: SampleTexts(tables),
            dataUntil: trade.moments[399]
        )
        return try #require(result.flows.first).brokenReferences
    }

    @Test("what customers pay with, that an invoice keeps when it is sent on, is no reference to it")
    func communications() throws {
        var linked = Copies.flow(trade) { Copies.seconds($0) }
        let codes = trade.numbers("0900000")
        var kept = codes
        kept[30] = "090000000099"
        var references = trade.numbers("W10")
        references[8] = "W1000090"
        linked.left.columns.append(.text("OGM", .structuredCommunication, codes, .structuredCommunication))
        linked.right.columns[1] = .text("Reference", .reference, references)
        linked.right.columns.append(.text("Paid with", .structuredCommunication, kept, .structuredCommunication))
        linked.key = LinkKey(
            leftFields: ["OGM"],
            rightFields: ["Paid with"],
            match: .exact,
            namedBy: .right,
            pairs: 400
        )
        #expect(try result(linked).0.brokenReferences.map(\.number) == ["S00009"])
    }
}
