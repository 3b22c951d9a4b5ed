internal import IntegrationModel

extension PlanDraft {
    /// Connects the systems along the way from a customer to their payment.
    mutating func drawFlows() {
        let fronts = [system(.webshop), system(.crm)].compactMap(\.self)
        let erp = system(.erp)
        let invoicing = system(.invoicing)
        let books = system(.accounting)
        for front in fronts {
            if let next = erp ?? invoicing ?? books { connect(front, next) }
        }
        if let erp, let next = invoicing ?? books { connect(erp, next) }
        if let erp, invoicing != nil, let books, random.chance(0.7) { connectParties(erp, books, drawHop(erp, books)) }
        if let invoicing, let books { connect(invoicing, books) }
        // Without invoices customers pay orders.
        if let bank = system(.bank), let last = invoicing ?? books ?? erp ?? system(.webshop) {
            connectPayments(last, bank)
        }
        // Two masters: what sales enters in the ERP goes back to the CRM.
        if let erp, let crm = system(.crm), random.chance(0.15) { connectParties(erp, crm, drawHop(erp, crm)) }
    }

    private mutating func connect(_ source: SystemPlan, _ target: SystemPlan) {
        guard random.chance(0.88) else { return }
        let hop = drawHop(source, target)
        let carriesDocuments = random.chance(0.93)
        connectParties(source, target, hop, carriesDocuments: carriesDocuments)
        guard let from = source.entities.first(where: \.isDocument),
            let to = target.entities.first(where: \.isDocument), carriesDocuments
        else { return }
        let filter: FlowPlan.Filter =
            from == .deal
            ? (random.chance(0.7) ? .won : .all) : from == .order ? (random.chance(0.6) ? .confirmed : .all) : .all
        flows.append(
            makeFlow(
                source,
                target,
                from,
                to,
                hop,
                filter: filter,
                reference: drawReference(source, from, to, hop.mechanism)
            )
        )
    }

    private mutating func connectParties(
        _ source: SystemPlan,
        _ target: SystemPlan,
        _ hop: Hop,
        carriesDocuments: Bool = false
    ) {
        guard source.entities.contains(.party), target.entities.contains(.party) else { return }
        let filter: FlowPlan.Filter = random.pick(weighted: [(.all, 0.75), (.withDocuments, 0.15), (.domestic, 0.1)])
        // Business Central's customers have no field for it; nobody types a UUID or an external id over.
        let hasReadableKeys = ![.teamleaderJSON, .odooCSV, .odooTechnicalCSV].contains(source.format)
        let isNumbered =
            target.format != .businessCentralJSON
            && random.chance(hop.mechanism == .manual ? (hasReadableKeys ? 0.12 : 0) : 0.6)
        flows.append(
            makeFlow(
                source,
                target,
                .party,
                .party,
                hop,
                filter: filter == .withDocuments && (!carriesDocuments || source.kind == .crm) ? .all : filter,
                reference: isNumbered ? .number : .none
            )
        )
    }

    private mutating func connectPayments(_ source: SystemPlan, _ target: SystemPlan) {
        guard let from = source.entities.first(where: \.isDocument) else { return }
        let printsCommunication = from == .invoice && source.format != .businessCentralJSON
        let reference: FlowPlan.Reference = random.pick(weighted: [
            (printsCommunication ? .structuredCommunication : .freeText, 0.7), (.freeText, 0.2), (.none, 0.1),
        ])
        let hop = Hop(mechanism: .external, account: "", clerks: 1)
        let filter: FlowPlan.Filter = from == .order ? .confirmed : .all
        flows.append(makeFlow(source, target, from, .payment, hop, filter: filter, reference: reference))
    }

    private mutating func makeFlow(
        _ source: SystemPlan,
        _ target: SystemPlan,
        _ from: Entity,
        _ to: Entity,
        _ hop: Hop,
        filter: FlowPlan.Filter,
        reference: FlowPlan.Reference
    ) -> FlowPlan {
        let isManual = hop.mechanism == .manual
        let isAutomated = hop.mechanism == .automated
        return FlowPlan(
            source: source.id,
            target: target.id,
            sourceEntity: from,
            targetEntity: to,
            mechanism: hop.mechanism,
            delay: drawDelay(hop, from, to),
            leakRate: random.pick(
                isManual ? [0.01, 0.03, 0.06, 0.12] : to == .payment ? [0.02, 0.06, 0.1] : [0, 0, 0.01, 0.04]
            ),
            typingErrorRate: isManual || hop.automatedAt != nil || to == .payment
                ? random.pick([0.004, 0.01, 0.02, 0.03]) : 0,
            followRate: isManual
                ? random.pick([0, 0.2, 0.5]) : isAutomated ? random.pick([0, 1, 1]) : random.pick([0, 0.9]),
            filter: filter,
            reference: reference,
            missingReferenceRate: to == .payment
                ? random.pick([0.03, 0.12, 0.3]) : isManual ? random.pick([0, 0.03, 0.1]) : 0,
            startsAt: hop.startsAt,
            stopsAt: hop.stopsAt,
            automatedAt: hop.automatedAt,
            reformats: random.chance(0.3),
            account: hop.account
        )
    }

    /// Where parties and documents start: in front, in systems that nothing feeds, and a little everywhere.
    mutating func settleShares() {
        for place in systems.indices {
            let system = systems[place]
            let feeding = flows.filter { $0.target == system.id }
            let isFedWithParties = feeding.contains { $0.targetEntity == .party }
            let isFedWithDocuments = feeding.contains { $0.targetEntity != .party }
            if system.isIsland || shape == .unrelated {
                systems[place].partyShare = shape == .unrelated ? 1 : random.real(in: 0.3...0.9)
                systems[place].documentShare = random.real(in: 0.2...1)
            } else {
                systems[place].partyShare = isFedWithParties ? random.pick([0, 0, 0.1, 0.4]) : random.real(in: 0.5...1)
                systems[place].documentShare =
                    isFedWithDocuments ? random.pick([0, 0, 0.05, 0.3]) : random.real(in: 0.5...1)
            }
            if system.kind == .bank || feeding.contains(where: { $0.reference == .sameNumber }) {
                systems[place].documentShare = 0
            }
            // What an export must have for its flow to be understood: what was not meant to be sent, what is to be paid.
            let leaving = flows.filter { $0.source == system.id && $0.targetEntity != .party }
            systems[place].dirt.omittedColumns.removeAll { column in
                column == "status" && leaving.contains { $0.filter == .confirmed || $0.filter == .won }
                    || column == "gross" && leaving.contains { $0.targetEntity == .payment }
            }
            // Two masters are so only where both have parties of their own.
            if flows.contains(where: { $0.source == system.id && $0.targetEntity == .party }), isFedWithParties,
                flows.contains(where: { flow in
                    flow.source == system.id && feeding.contains { $0.source == flow.target }
                })
            {
                systems[place].partyShare = max(0.4, systems[place].partyShare)
            }
        }
    }
}
