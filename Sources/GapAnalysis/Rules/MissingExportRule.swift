import IntegrationModel

/// Exports that the others speak of: a month that was left out, an end too early, a system that was forgotten.
struct MissingExportRule: GapRule {
    static let kind = GapKind.missingExport

    func gaps(in findings: Findings, _ prices: PriceModel) -> [Gap] {
        findings.missingExports.compactMap { missing in
            guard let dataset = findings.map.dataset(missing.dataset), !isTold(missing, dataset, findings.map) else {
                return nil
            }
            return Gap(
                kind: Self.kind,
                about: Self.subject(missing),
                severity: .low,
                process: BusinessProcess(dataset.entity),
                source: FlowEnd(system: dataset.system, dataset: dataset.id, entity: dataset.entity),
                records: missing.records,
                confidence: missing.confidence,
                title: title(missing, dataset, findings.systemName(dataset.system)),
                explanation: explanation(missing, dataset),
                evidence: missing.evidence
            )
        }
    }

    /// Where data comes in from another system, an end is told as a leak or as a flow that stopped, there or before it; unless
    /// the flow says that what is missing may just not have been exported.
    private func isTold(_ missing: MissingExport, _ dataset: Dataset, _ map: FlowMap) -> Bool {
        guard case .end = missing.reason else { return false }
        let flows = map.flows.filter { $0.target.system == dataset.system }
        let isOpen = flows.contains { flow in flow.evidence.contains { $0.rule == "export-cut" } }
        return !flows.isEmpty && !isOpen
    }

    private static func subject(_ missing: MissingExport) -> String {
        switch missing.reason {
        case .months, .end: missing.dataset
        case .numbers(let field, _): "\(missing.dataset).\(field)"
        case .product(let name, let field): "\(missing.dataset).\(field):\(name)"
        }
    }

    private func title(_ missing: MissingExport, _ dataset: Dataset, _ system: String) -> Message {
        let nouns = Words.noun(dataset.entity)
        switch missing.reason {
        case .months(let months):
            return "The export of \(system) has no \(nouns) of \(months.joined(separator: ", "))"
        case .end(let end):
            return "The export of \(system) ends on \(Words.date(end)), long before the others"
        case .numbers(_, let example):
            return
                "\(Words.number(missing.records)) \(nouns) in \(system) name numbers such as \(example) that no export has"
        case .product(let name, _):
            return
                "\(Words.number(missing.records)) \(nouns) in \(system) come from \(name), of which there is no export"
        }
    }

    private func explanation(_ missing: MissingExport, _ dataset: Dataset) -> Message {
        let usual: Message = "In a usual month it has about \(Words.number(missing.records))."
        switch missing.reason {
        case .months:
            return
                "The months before and after are there. \(usual) Export what is missing before records of then are called lost."
        case .end:
            return
                """
                \(usual) Either the export was made earlier, or the system is no longer in use: what is said of records \
                after that date depends on it.
                """
        case .numbers(let field, _):
            return
                """
                The numbers in "\(field)" rise with the date, so that one counter gives them out, and no field of any \
                export has them. Export the system that does.
                """
        case .product(_, let field):
            return "\"\(field)\" says so. Export that system too, to see what gets lost on the way."
        }
    }
}
