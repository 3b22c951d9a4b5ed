import FlowInference
import IntegrationModel
import TestSupport
import Testing

/// Two tables and the records that they share.
struct LinkedTables {
    var left: SampleTable
    var right: SampleTable
    var pairs: [(Int, Int)]
    var key: LinkKey?

    /// Records at the same position are the same.
    init(_ left: SampleTable, _ right: SampleTable, namedBy side: LinkSide? = nil) {
        self.init(left, right, pairs: (0..<min(left.count, right.count)).map { ($0, $0) }, namedBy: side)
    }

    init(_ left: SampleTable, _ right: SampleTable, pairs: [(Int, Int)], namedBy side: LinkSide? = nil) {
        self.left = left
        self.right = right
        self.pairs = pairs.sorted { $0 < $1 }
        guard let side else { return }
        let (own, reference) = ("Number", "Reference")
        key = LinkKey(
            leftFields: [side == .right ? own : reference],
            rightFields: [side == .right ? reference : own],
            match: .exact,
            namedBy: side,
            pairs: pairs.count
        )
    }

    var links: RecordLinks {
        let unnamed = LinkKey(leftFields: ["Customer"], rightFields: ["Customer"], match: .fuzzy, pairs: pairs.count)
        return RecordLinks(
            left: left.id,
            right: right.id,
            pairs: pairs.map { RecordPair(left: $0.0, right: $0.1, confidence: 0.95, key: 0) },
            keys: [key ?? unnamed]
        )
    }

    /// Read from the other side.
    var flipped: LinkedTables {
        var copy = LinkedTables(right, left, pairs: pairs.map { ($0.1, $0.0) })
        copy.key = key.map { key in
            LinkKey(
                leftFields: key.rightFields,
                rightFields: key.leftFields,
                match: key.match,
                namedBy: key.namedBy.map { $0 == .left ? .right : .left },
                pairs: key.pairs
            )
        }
        return copy
    }

    func infer(
        matches: [FieldMatch] = [],
        duplicates: [DuplicateGroup] = [],
        declarations: [FlowDeclaration] = [],
        dataUntil: Double? = nil
    ) throws -> FlowInferenceResult {
        try FlowInferenceTests.infer(
            [self],
            matches: matches,
            duplicates: duplicates,
            declarations: declarations,
            dataUntil: dataUntil
        )
    }

    /// The flow where there is but one, and what it says of single records.
    func onlyFlow(duplicates: [DuplicateGroup] = [], until end: Double) throws -> (Flow, [FlowRecord]) {
        let result = try infer(duplicates: duplicates, dataUntil: end)
        let flow = try #require(result.flows.first)
        return (flow, result.records[flow.id] ?? [])
    }
}

/// What is inferred of several links together.
func infer(
    _ linked: [LinkedTables],
    matches: [FieldMatch] = [],
    duplicates: [DuplicateGroup] = [],
    declarations: [FlowDeclaration] = [],
    beside others: [SampleTable] = [],
    dataUntil: Double? = nil
) throws -> FlowInferenceResult {
    var tables = others
    for table in linked.flatMap({ [$0.left, $0.right] }) where !tables.contains(where: { $0.id == table.id }) {
        tables.append(table)
    }
    let kinds: [String: SystemKind] = ["bank": .bank, "shop": .webshop, "erp": .erp, "books": .accounting, "crm": .crm]
    let systems = Set(tables.map(\.system)).sorted().map {
        System(id: $0, name: $0, kind: kinds[$0] ?? .other, importer: "test", folder: $0)
    }
    let last = tables.flatMap(\.columns).filter { $0.type == .date || $0.type == .dateTime }
        .flatMap { $0.numbers ?? [] }.filter(\.isFinite).max()
    return try FlowInferrer(declarations: declarations).infer(
        tables.map(\.profile),
        systems: systems,
        links: linked.map(\.links),
        matches: matches,
        duplicates: duplicates,
        texts: SampleTexts(tables),
        dataUntil: dataUntil ?? last ?? 0
    )
}

extension [FlowRecord] {
    /// The numbers of those that leaked.
    var leakedNumbers: [String] { filter { $0.status == .leaked }.map(\.number) }
}
