import IntegrationModel

extension PriceModel {
    /// Minutes of typing a record of one entity over as another: what was agreed in a quote or deal has a figure of its own,
    /// all else that of the record that is typed.
    fileprivate func typing(_ source: Entity, as target: Entity) -> PriceAssumption? {
        let isAgreed = target == .order && (source == .quote || source == .deal)
        return (isAgreed ? self["minutes.quote.typing"] : nil) ?? typing(target)
    }
}

/// People type over what another system already holds.
struct ManualRekeyingRule: GapRule {
    static let kind = GapKind.manualRekeying

    func gaps(in findings: Findings, _ prices: PriceModel) -> [Gap] {
        findings.map.flows.filter { $0.mechanism == .manual }.map { flow in
            let volume = findings.yearlyVolume(flow)
            let entity = flow.target.entity
            var price = Price(prices)
            if let period = findings.period(flow) { price.note(period.words) }
            price.addWork(
                volume,
                "\(Words.noun(entity)) typed over",
                minutes: prices.typing(flow.source.entity, as: entity)
            )
            let (source, target) = (findings.systemName(flow.source.system), findings.systemName(flow.target.system))
            let later: Message = flow.lagSeconds.map { "about \(Words.duration($0.median)) later" } ?? "later"
            let signs = flow.evidence.filter { $0.weight > 0 }.suffix(3).map(\.statement)
            return Gap(
                kind: Self.kind,
                about: flow.id,
                severity: severity(price),
                process: BusinessProcess(entity),
                source: flow.source,
                target: flow.target,
                records: flow.records.linked,
                yearlyHours: price.hours,
                yearlyCost: price.yearlyCost,
                confidence: min(flow.confidence, flow.mechanismConfidence),
                title:
                    "\(Words.number(volume)) \(Words.noun(entity)) a year are typed over from \(source) into \(target)",
                explanation:
                    """
                    The same \(Words.noun(entity)) are in \(source) and, \(later), in \(target). \
                    Signs: \(signs.joined(separator: "; ")).
                    """,
                assumptions: price.assumptions
            )
        }
    }
}
