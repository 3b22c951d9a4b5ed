internal import IntegrationModel

extension LandscapeRun {
    /// A flow of documents from one system into another: deals become orders, orders become invoices.
    mutating func carryDocuments(_ flowPlace: Int) {
        let flow = plan.flows[flowPlace]
        let source = systemPlace(flow.source)
        var random = stream("flow \(flowPlace)")
        let records = systems[source].documents[flow.sourceEntity] ?? []
        let candidates = candidates(flowPlace, records, &random)
        let arrivals = arrivals(flowPlace, candidates.map { records[$0].effectiveAt })
        for (index, (arrival, mechanism)) in zip(candidates, arrivals) {
            if arrival > plan.end {
                fates[flowPlace][index] = .underway
            } else {
                copyDocument(flowPlace, index, records[index], at: arrival, by: mechanism, &random)
            }
        }
    }

    /// The places of the records that the flow takes up; the fate of the others is noted.
    mutating func candidates(
        _ flowPlace: Int,
        _ records: [DocumentRecord],
        _ random: inout RandomSource
    ) -> [Int] {
        let flow = plan.flows[flowPlace]
        var candidates: [Int] = []
        for (index, record) in records.enumerated() {
            let isLeaking = flow.repairedAt.map { record.effectiveAt < $0 } ?? true
            let isForgotten = random.chance(flow.leakRate) && isLeaking
            if !Self.passes(record, flow.filter) {
                fates[flowPlace][index] = .outsideFilter
            } else if let start = flow.startsAt, record.effectiveAt < start {
                fates[flowPlace][index] = .beforeStart
            } else if let stop = flow.stopsAt, record.effectiveAt > stop {
                fates[flowPlace][index] = .afterStop
            } else if isForgotten {
                fates[flowPlace][index] = .forgotten
            } else {
                candidates.append(index)
            }
        }
        return candidates
    }

    private static func passes(_ record: DocumentRecord, _ filter: FlowPlan.Filter) -> Bool {
        switch filter {
        case .won: record.status == .won
        case .confirmed: record.status != .draft && record.status != .cancelled
        case .all, .domestic, .withDocuments: true
        }
    }

    private mutating func copyDocument(
        _ flowPlace: Int,
        _ index: Int,
        _ original: DocumentRecord,
        at moment: Moment,
        by mechanism: FlowPlan.Mechanism,
        _ random: inout RandomSource
    ) {
        let flow = plan.flows[flowPlace]
        let target = systemPlace(flow.target)
        let system = systems[target].plan
        var copy = original
        var origin = Origin(flow: flowPlace, record: index)
        copy.audit = Audit(moment, by: mechanism == .manual ? random.pick(system.people) : flow.account)
        copy.effectiveAt = moment
        copy.salesperson = system.people.isEmpty ? "" : random.pick(system.people)
        copy.status =
            flow.targetEntity == .invoice ? .open : original.status == .won ? .confirmed : original.status
        if mechanism == .manual {
            if random.chance(flow.typingErrorRate) {
                let error = TypingError.pickForAmount(&random)
                copy.mistype(error, inLines: system.format.writesLines, &random)
                origin.typed.append(error)
            }
            if random.chance(flow.typingErrorRate) { origin.referenceError = TypingError.pickForText(&random) }
        }
        // What a system prints under lines is their sum, whatever stood under them where they came from.
        if system.format.writesLines, !copy.lines.isEmpty { copy.addUpLines() }
        origin.hasReference = !random.chance(flow.missingReferenceRate)
        copy.origins = [origin]
        copy.party = nil
        if systems[target].holdsParties {
            let party = ensureParty(flowPlace, original, before: moment, by: mechanism, &random)
            copy.party = party
            copy.partyName = systems[target].parties[party][.name]
            copy.partyVAT = systems[target].parties[party][.vat]
        }
        systems[target].documents[flow.targetEntity, default: []].append(copy)
        fates[flowPlace][index] = .arrived
        let place = (systems[target].documents[flow.targetEntity]?.count ?? 1) - 1
        links[flowPlace].append(Link(source: index, target: place))
    }

    /// The target's record of a document's party, made just before the document where it is not there in time.
    private mutating func ensureParty(
        _ flowPlace: Int,
        _ document: DocumentRecord,
        before moment: Moment,
        by mechanism: FlowPlan.Mechanism,
        _ random: inout RandomSource
    ) -> Int {
        let flow = plan.flows[flowPlace]
        let target = systemPlace(flow.target)
        let head = mechanism == .manual ? random.integer(in: 60...400) : random.integer(in: 1...2)
        if let known = systems[target].partyOfBusiness[document.business] {
            if systems[target].parties[known].audit.createdAt > moment {
                systems[target].parties[known].audit.createdAt = moment + -head
                systems[target].parties[known].audit.modifiedAt = moment + -head
            }
            return known
        }
        let partyFlow = plan.flows.indices.first {
            plan.flows[$0].source == flow.source && plan.flows[$0].target == flow.target
                && plan.flows[$0].targetEntity == .party
        }
        if let partyFlow, let party = document.party {
            return copyParty(partyFlow, party, at: moment + -head, by: mechanism, &random)
        }
        let values = universes[systems[target].plan.universe].businesses[document.business].values
        let author = mechanism == .manual ? random.pick(systems[target].plan.people) : flow.account
        return append(
            PartyRecord(
                business: document.business,
                values: values,
                audit: Audit(moment + -head, by: author),
                spelling: target % 4
            ),
            to: target
        )
    }
}

extension DocumentRecord {
    /// Puts a typing error into an amount: into the price of a line where totals follow from lines, else into the net.
    mutating func mistype(_ error: TypingError, inLines: Bool, _ random: inout RandomSource) {
        if inLines, !lines.isEmpty {
            let line = random.integer(in: 0...lines.count - 1)
            lines[line].priceInCents = error.applied(toCents: lines[line].priceInCents, &random)
            addUpLines()
        } else {
            let wrong = error.applied(toCents: net, &random)
            tax = net == 0 ? 0 : Int((Double(tax) * Double(wrong) / Double(net)).rounded())
            net = wrong
        }
    }
}
