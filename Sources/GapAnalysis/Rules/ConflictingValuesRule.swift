import IntegrationModel

/// Linked records that say different things.
struct ConflictingValuesRule: GapRule {
    static let kind = GapKind.conflictingValues

    func gaps(in findings: Findings, _ prices: PriceModel) -> [Gap] {
        findings.map.flows.compactMap { flow -> Gap? in
            // A reference that names another record is told as broken.
            let references = Set(flow.key.filter { $0.match == .exact }.map(\.targetField))
            let conflicting = (findings.records[flow.id] ?? []).filter {
                $0.status == .conflicting && !references.isSuperset(of: $0.fields)
            }
            guard !conflicting.isEmpty else { return nil }
            let period = findings.period(flow)
            let sourceFields = Dictionary(flow.conflicts.map { ($0.targetField, $0.sourceField) }) { first, _ in first }
            let amounts = amountFields(flow, findings.map)
            // A value that leads nowhere in its own system is priced there, as a broken reference.
            let broken = findings.brokenPlaces
            let priced = conflicting.filter { record in
                !record.fields.allSatisfy { field in record.places.contains { broken.contains("\($0)\u{0}\(field)") } }
            }
            let costly = priced.count { !amounts.isDisjoint(with: $0.fields) }
            var price = Price(prices)
            let costlyYearly = price.yearly(costly, period)
            if flow.mechanism == .external && flow.target.entity == .payment {
                // A customer who pays in parts or less: the payment is matched by hand, and no invoice is wrong.
                price.addWork(costlyYearly, "payments of another amount", minutes: prices["minutes.payment.matching"])
            } else {
                price.addWork(costlyYearly, "wrong amounts", minutes: prices["minutes.amount.repair"])
            }
            let others = price.yearly(priced.count - costly, period)
            price.addWork(
                others,
                "other differences",
                minutes: prices["minutes.conflict.repair"]
            )
            if priced.count < conflicting.count {
                price.note(
                    "\(Words.number(conflicting.count - priced.count)) of them lead nowhere in their own system, and are priced there"
                )
            }
            let fields = flow.conflicts.filter { $0.conflicting > 0 && !references.contains($0.targetField) }.sorted {
                ($1.conflicting, $0.targetField) < ($0.conflicting, $1.targetField)
            }
            let list = fields.prefix(5).map { field -> Message in
                "\(field.targetField) in \(Words.number(field.conflicting))"
            }.joined(
                separator: ", "
            )
            return Gap(
                kind: Self.kind,
                about: flow.id,
                severity: severity(price),
                process: BusinessProcess(flow.target.entity),
                source: flow.source,
                target: flow.target,
                records: conflicting.count,
                recordKeys: keys(conflicting),
                yearlyHours: price.hours,
                yearlyCost: price.yearlyCost,
                confidence: flow.confidence,
                title:
                    """
                    \(Words.number(conflicting.count)) \(Words.noun(flow.target.entity, conflicting.count)) \(conflicting.count, one: "says", other: "say") something else in \
                    \(findings.systemName(flow.source.system)) than in \(findings.systemName(flow.target.system))
                    """,
                explanation:
                    "Compared after removing differences of spelling, \(list) of \(Words.number(flow.records.linked)) linked records differ.",
                assumptions: price.assumptions,
                evidence: conflicting.prefix(12).flatMap { record in
                    [
                        GapEvidence(
                            file: record.file,
                            line: record.line,
                            field: record.fields.first.map { sourceFields[$0] ?? $0 },
                            value: record.number
                        )
                    ]
                        + (record.other.map {
                            [GapEvidence(file: $0.file, line: $0.line, field: record.fields.first, value: $0.number)]
                        } ?? [])
                }
            )
        }
    }

    private func amountFields(_ flow: Flow, _ map: FlowMap) -> Set<String> {
        let fields = map.dataset(flow.target.dataset)?.fields ?? []
        return Set(
            fields.filter { field in
                switch field.canonical {
                case .netAmount, .grossAmount, .taxAmount, .openAmount, .debit, .credit: true
                default: false
                }
            }.map(\.path)
        )
    }
}
