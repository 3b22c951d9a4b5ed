import IntegrationModel
import TestSupport
import Testing

@testable import FlowInference

@Suite("The rule: the older record is the source")
struct EarlierRuleTests {
    private func linked(_ count: Int = 40, _ lag: (Int) -> Double) -> LinkedTables {
        let trade = SampleTrade(count)
        return LinkedTables(
            Copies.source(trade),
            Copies.target(trade, trade.moments.indices.map { trade.moments[$0] + lag($0) })
        )
    }

    /// Delays around one, as constant ones may be a clock that is wrong.
    private func about(_ lag: Double) -> (Int) -> Double { { lag * (0.5 + Double($0 % 11) / 10) } }

    @Test("speaks for the older side", arguments: [60, 3_600, 86_400, 2_592_000] as [Double])
    func older(lag: Double) throws {
        #expect(try linked(40, about(lag)).weight(EarlierRule()) ?? 0 > 0.5)
        #expect(try linked(40, about(-lag)).weight(EarlierRule()) ?? 0 < -0.5)
    }

    @Test("is surer the more records there are")
    func sizes() throws {
        let few = try #require(try linked(6, about(3_600)).weight(EarlierRule()))
        let many = try #require(try linked(60, about(3_600)).weight(EarlierRule()))
        #expect(few > 0 && many > few)
    }

    @Test("bears a few records the other way round")
    func exceptions() throws {
        #expect(try linked(40) { ($0.isMultiple(of: 20) ? -1 : 1) * about(3_600)($0) }.weight(EarlierRule()) ?? 0 > 0.4)
    }

    @Test("is silent for fewer than five records, and where nothing is dated")
    func silent() throws {
        #expect(try linked(4, about(3_600)).weight(EarlierRule()) == nil)
        let trade = SampleTrade(40)
        let undated = SampleTable("erp/x", .order, [.text("Number", .number, trade.numbers("S"))])
        #expect(try LinkedTables(Copies.source(trade), undated).weight(EarlierRule()) == nil)
    }

    @Test("is silent where both sides have the same date and no time")
    func sameDay() throws {
        let trade = SampleTrade(40)
        let days = trade.moments.map(Copies.midnight)
        var left = Copies.source(trade)
        left.columns[3] = .moments("Created", .createdAt, days)
        #expect(try LinkedTables(left, Copies.target(trade, days)).weight(EarlierRule()) == nil)
    }

    @Test("sees records made without each other where each side is often the older one, by days")
    func independent() throws {
        let linked = linked { ($0.isMultiple(of: 2) ? 1 : -1) * 10 * 86_400 }
        let finding = try #require(EarlierRule().finding(in: linked.context()))
        #expect(finding.isIndependence)
        #expect(finding.weight == 0)
    }
}

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

@Suite("The rule: what an interface made came from elsewhere")
struct InterfaceRuleTests {
    private func linked(_ left: [String], _ right: [String], _ field: CanonicalField = .createdBy) -> LinkedTables {
        let trade = SampleTrade(20)
        var (one, other) = (Copies.source(trade), Copies.target(trade, trade.moments))
        one.columns.append(.text("By", field, (0..<20).map { left[$0 % left.count] }))
        other.columns.append(.text("By", field, (0..<20).map { right[$0 % right.count] }))
        return LinkedTables(one, other)
    }

    @Test(
        "knows names of interfaces",
        arguments: ["API", "apiuser", "Shopify Connector", "koppeling webshop", "svc_integration", "OdooBot", "EDI"]
    )
    func interfaces(name: String) throws {
        let people = ["An Claes", "Jan Wouters"]
        #expect(try linked(people, [name]).weight(InterfaceRule()) ?? 0 > 0.3)
        #expect(try linked([name], people).weight(InterfaceRule()) ?? 0 < -0.3)
    }

    @Test("is silent for people on both sides, interfaces on both sides, and a mixture")
    func silent() throws {
        let people = ["An Claes", "Jan Wouters"]
        #expect(try linked(people, people).weight(InterfaceRule()) == nil)
        #expect(try linked(["API"], ["API"]).weight(InterfaceRule()) == nil)
        #expect(try linked(people, ["API", "An Claes"]).weight(InterfaceRule()) == nil)
        #expect(try linked([""], [""]).weight(InterfaceRule()) == nil)
    }

    @Test(
        "reads how a record came to be, where the system keeps that",
        arguments: [("CRM UI", false), ("INTEGRATION", true), ("API", true), ("IMPORT", true), ("manual", false)]
    )
    func recordSource(source: String, isInterface: Bool) throws {
        let weight = try linked(["manual"], [source], .recordSource).weight(InterfaceRule())
        #expect((weight ?? 0 > 0) == isInterface)
    }
}

@Suite("The rule: business runs one way")
struct ProcessOrderRuleTests {
    @Test(
        "an earlier step of the process is the source",
        arguments: [
            (Entity.lead, Entity.deal), (.deal, .quote), (.quote, .order), (.order, .invoice), (.order, .delivery),
            (.invoice, .payment), (.deal, .invoice), (.purchaseOrder, .goodsReceipt),
            (.purchaseOrder, .supplierInvoice),
            (.supplierInvoice, .supplierPayment),
        ]
    )
    func steps(first: Entity, second: Entity) throws {
        let trade = SampleTrade(5)
        let linked = LinkedTables(
            Copies.source(trade, "shop/a", first),
            Copies.target(trade, trade.moments, "erp/b", second)
        )
        #expect(try linked.weight(ProcessOrderRule()) ?? 0 > 0.2)
        #expect(try linked.flipped.weight(ProcessOrderRule()) ?? 0 < -0.2)
    }

    @Test(
        "is silent within a step and between processes",
        arguments: [
            (Entity.order, Entity.order), (.party, .party), (.order, .supplierInvoice), (.party, .order),
            (.invoice, .creditNote),
        ]
    )
    func silent(first: Entity, second: Entity) throws {
        let trade = SampleTrade(5)
        let linked = LinkedTables(
            Copies.source(trade, "shop/a", first),
            Copies.target(trade, trade.moments, "erp/b", second)
        )
        #expect(try linked.weight(ProcessOrderRule()) == nil)
    }
}

@Suite("The rule: the larger side filled the smaller one")
struct SupersetRuleTests {
    private func linked(_ lefts: Int, _ rights: Int, shared: Int) -> LinkedTables {
        let (left, right) = (SampleTrade(lefts), SampleTrade(rights))
        return LinkedTables(
            Copies.source(left),
            Copies.target(right, right.moments),
            pairs: (0..<shared).map { ($0, $0) }
        )
    }

    @Test("speaks for the side that has what the other has, and more")
    func larger() throws {
        #expect(try linked(50, 30, shared: 30).weight(SupersetRule()) ?? 0 > 0)
        #expect(try linked(30, 50, shared: 30).weight(SupersetRule()) ?? 0 < 0)
    }

    @Test(
        "is silent for equal sides, sides that share only a part, and few records",
        arguments: [(50, 50, 50), (50, 30, 20), (12, 8, 8), (50, 50, 49)]
    )
    func silent(lefts: Int, rights: Int, shared: Int) throws {
        #expect(try linked(lefts, rights, shared: shared).weight(SupersetRule()) == nil)
    }
}

@Suite("The rule: typing errors are on the side that typed")
struct TypingErrorRuleTests {
    private func weight(slipsOnLeft: Set<Int>, slipsOnRight: Set<Int>) throws -> Double? {
        let trade = SampleTrade(60, customers: 0..<6)
        func names(_ slips: Set<Int>) -> [String] {
            trade.names.enumerated().map { slips.contains($0) ? "\($1.dropLast(2))q\($1.suffix(1))" : $1 }
        }
        var (left, right) = (Copies.source(trade), Copies.target(trade, trade.moments))
        left.columns[1] = .text("Customer", .partyName, names(slipsOnLeft))
        right.columns[2] = .text("Customer", .partyName, names(slipsOnRight))
        let linked = LinkedTables(left, right)
        let errors = try TypingErrors(linked.context(), SampleTexts([left, right]))
        #expect(errors.records == slipsOnLeft.union(slipsOnRight).count)
        return try linked.weight(TypingErrorRule(errors: errors))
    }

    @Test("speaks for the side that writes names as everybody does")
    func sides() throws {
        #expect(try weight(slipsOnLeft: [], slipsOnRight: [3, 20, 41]) ?? 0 > 0)
        #expect(try weight(slipsOnLeft: [3, 20, 41], slipsOnRight: []) ?? 0 < 0)
    }

    @Test("is silent without errors, for one, and where both sides err")
    func silent() throws {
        #expect(try weight(slipsOnLeft: [], slipsOnRight: []) == nil)
        #expect(try weight(slipsOnLeft: [], slipsOnRight: [3]) == nil)
        #expect(try weight(slipsOnLeft: [1, 2], slipsOnRight: [30, 40]) == nil)
    }
}

@Suite("The rule: customers go along with their documents")
struct DocumentFlowRuleTests {
    private func flow(_ from: String, _ to: String, _ mechanism: Mechanism = .manual) -> Flow {
        Flow(
            source: FlowEnd(system: from, dataset: "\(from)/orders", entity: .order),
            target: FlowEnd(system: to, dataset: "\(to)/orders", entity: .order),
            mechanism: mechanism,
            confidence: 0.9,
            records: FlowRecords(source: 50, eligible: 50, linked: 50, leaked: 0, withoutOrigin: 0),
            coverage: 1
        )
    }

    private func weight(_ flows: [Flow], shared: Int = 30) throws -> Double? {
        let trade = SampleTrade(40)
        let linked = LinkedTables(
            Copies.source(trade, "shop/customers", .party),
            Copies.target(trade, trade.moments, "erp/partners", .party),
            pairs: (0..<shared).map { ($0, $0) }
        )
        return try linked.weight(DocumentFlowRule(flows: flows))
    }

    @Test("speaks for the way the documents go")
    func along() throws {
        #expect(try weight([flow("shop", "erp")]) ?? 0 > 0.3)
        #expect(try weight([flow("erp", "shop")]) ?? 0 < -0.3)
    }

    @Test("is silent where documents go both ways, elsewhere, through others, or for a small part of the customers")
    func silent() throws {
        #expect(try weight([]) == nil)
        #expect(try weight([flow("shop", "erp"), flow("erp", "shop")]) == nil)
        #expect(try weight([flow("shop", "books")]) == nil)
        #expect(try weight([flow("shop", "erp", .external)]) == nil)
        #expect(try weight([flow("shop", "erp")], shared: 8) == nil)
    }
}

@Suite("The rule: what the user declares")
struct DeclaredRuleTests {
    private func weight(_ declarations: [FlowDeclaration]) throws -> Double? {
        let trade = SampleTrade(5)
        return try LinkedTables(Copies.source(trade), Copies.target(trade, trade.moments))
            .weight(DeclaredRule(declarations: declarations))
    }

    @Test(
        "speaks for the way declared, of datasets and of systems",
        arguments: [
            ("shop", "erp"), ("shop/orders", "erp"), ("shop", "erp/sale.order"), ("shop/orders", "erp/sale.order"),
        ]
    )
    func declared(from: String, to: String) throws {
        #expect(try weight([FlowDeclaration(from: from, to: to)]) ?? 0 > 0.99)
        #expect(try weight([FlowDeclaration(from: to, to: from)]) ?? 0 < -0.99)
    }

    @Test("is silent where nothing, something else, or both ways are declared")
    func silent() throws {
        #expect(try weight([]) == nil)
        #expect(try weight([FlowDeclaration(from: "shop", to: "books")]) == nil)
        #expect(try weight([FlowDeclaration(from: "shop/customers", to: "erp")]) == nil)
        #expect(
            try weight([FlowDeclaration(from: "shop", to: "erp"), FlowDeclaration(from: "erp", to: "shop")]) == nil
        )
    }
}
