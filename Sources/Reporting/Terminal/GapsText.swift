public import IntegrationModel

/// The gaps as text: `koppel gaps`.
public struct GapsText: Sendable {
    private let snapshot: Snapshot
    private let setup: PageSetup

    public init(_ snapshot: Snapshot, _ setup: PageSetup = PageSetup()) {
        self.snapshot = snapshot
        self.setup = setup
    }

    public var text: String { setup.language.write(about: snapshot) { page } }

    private var page: String {
        var page = TextPage(setup)
        guard !snapshot.gaps.isEmpty else {
            page.paragraph("No gap was found in what these exports show.", indent: 0)
            return page.text
        }
        var table = TextTable([
            .init(title: "Severity"), .init(title: "Gap", isFlexible: true),
            .init(title: "Records", alignment: .right), .init(title: "At risk", alignment: .right),
            .init(title: "Costs a year", alignment: .right), .init(title: "Sure", alignment: .right),
        ])
        for gap in snapshot.costliestGaps {
            let isAccepted = gap.status == .accepted
            table.add(
                [
                    TextTable.Cell(gap.severity.name, isAccepted ? .dim : gap.severity.tone),
                    TextTable.Cell(isAccepted ? "\(gap.title) (accepted)" : gap.title, isAccepted ? .dim : .plain),
                    TextTable.Cell(NumberText.count(gap.records)),
                    TextTable.Cell(gap.amountAtRisk.map(NumberText.money) ?? "–"),
                    TextTable.Cell(gap.yearlyCost.likely > 0 ? NumberText.likely(gap.yearlyCost) : "–"),
                    TextTable.Cell(NumberText.percent(gap.confidence)),
                ],
                note: gap.id
            )
        }
        page.heading("\(NumberText.count(snapshot.gaps.count, "gap")), costliest first")
        page.table(table)
        page.blank()
        page.paragraph(snapshot.yearlyCostSentence, indent: 0)
        page.line("Evidence and assumptions of a gap: koppel explain ID", indent: 0, tone: .dim)
        return page.text
    }
}

extension Severity {
    var tone: Tone {
        switch self {
        case .high: .bad
        case .medium: .warning
        case .low: .plain
        }
    }
}

extension Snapshot {
    /// The gaps with the likely yearly cost falling, those that the user accepted last.
    var costliestGaps: [Gap] {
        gaps.sorted { left, right in
            let leftKey = (left.status == .accepted ? 1 : 0, -left.yearlyCost.likely, -left.severity.rank, left.id)
            let rightKey = (right.status == .accepted ? 1 : 0, -right.yearlyCost.likely, -right.severity.rank, right.id)
            return leftKey < rightKey
        }
    }

    /// The yearly cost of the gaps that are not accepted, where all are in one currency.
    var yearlyCost: YearlyCost? {
        let open = gaps.filter { $0.status != .accepted && $0.yearlyCost.likely > 0 }
        guard let currency = open.first?.yearlyCost.currency, open.allSatisfy({ $0.yearlyCost.currency == currency })
        else { return nil }
        return YearlyCost(open.reduce(.zero) { $0 + $1.yearlyCost.range }, currency: currency)
    }

    var yearlyCostSentence: Message {
        guard let cost = yearlyCost else { return "No yearly cost could be put on these gaps." }
        return
            """
            Together they cost about \(NumberText.likely(cost)) a year (\(NumberText.moneyRange(cost))); money at risk is \
            not part of that.
            """
    }
}

extension Severity {
    fileprivate var rank: Int {
        switch self {
        case .low: 0
        case .medium: 1
        case .high: 2
        }
    }
}
