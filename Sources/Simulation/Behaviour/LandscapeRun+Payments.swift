internal import IntegrationModel

extension LandscapeRun {
    /// Customers pay invoices: most at once, some in two parts, some several invoices with one payment, some not.
    mutating func carryPayments(_ flowPlace: Int) {
        let flow = plan.flows[flowPlace]
        let (source, target) = (systemPlace(flow.source), systemPlace(flow.target))
        var random = stream("flow \(flowPlace)")
        let invoices = systems[source].documents[flow.sourceEntity] ?? []
        let candidates = candidates(flowPlace, invoices, &random)
        let arrivals = arrivals(flowPlace, candidates.map { invoices[$0].effectiveAt })
        var lastPayment: [Int: Int] = [:]
        let order = candidates.indices.sorted { (arrivals[$0].0, $0) < (arrivals[$1].0, $1) }
        for place in order {
            let (index, moment) = (candidates[place], arrivals[place].0)
            let invoice = invoices[index]
            guard moment <= plan.end else {
                fates[flowPlace][index] = .underway
                continue
            }
            fates[flowPlace][index] = .arrived
            if let earlier = lastPayment[invoice.business], random.chance(0.04),
                let payment = systems[target].documents[.payment]?[earlier],
                payment.origins.count == 1, payment.audit.createdAt > invoice.effectiveAt
            {
                systems[target].documents[.payment]?[earlier].net += invoice.gross
                systems[target].documents[.payment]?[earlier].origins.append(Origin(flow: flowPlace, record: index))
                links[flowPlace].append(Link(source: index, target: earlier))
                continue
            }
            let parts = random.chance(0.04) ? random.integer(in: 30...80) : 100
            pay(flowPlace, index, invoice, invoice.gross * parts / 100, at: moment, &random)
            lastPayment[invoice.business] = (systems[target].documents[.payment]?.count ?? 1) - 1
            let rest = Rhythm.office(on: moment.dayNumber + random.integer(in: 14...40), &random)
            if parts < 100, random.chance(0.6), rest <= plan.end {
                pay(flowPlace, index, invoice, invoice.gross - invoice.gross * parts / 100, at: rest, &random)
            }
        }
    }

    private mutating func pay(
        _ flowPlace: Int,
        _ index: Int,
        _ invoice: DocumentRecord,
        _ amount: Int,
        at moment: Moment,
        _ random: inout RandomSource
    ) {
        let flow = plan.flows[flowPlace]
        let target = systemPlace(flow.target)
        var origin = Origin(flow: flowPlace, record: index)
        origin.hasReference = !random.chance(flow.missingReferenceRate)
        if random.chance(flow.typingErrorRate) { origin.referenceError = TypingError.pickForText(&random) }
        systems[target].documents[.payment, default: []].append(
            payment(
                by: invoice.partyName,
                iban: universes[systems[target].plan.universe].businesses[invoice.business].values[.iban] ?? "",
                invoice.business,
                amount,
                at: moment,
                [origin]
            )
        )
        let place = (systems[target].documents[.payment]?.count ?? 1) - 1
        links[flowPlace].append(Link(source: index, target: place))
    }

    private func payment(
        by name: String,
        iban: String,
        _ business: Int,
        _ amount: Int,
        at moment: Moment,
        _ origins: [Origin]
    ) -> DocumentRecord {
        DocumentRecord(
            business: business,
            party: nil,
            partyName: NameMaker.withoutAccents(name).uppercased(),
            partyVAT: "",
            partyIBAN: iban,
            lines: [],
            net: amount,
            tax: 0,
            status: .done,
            effectiveAt: moment,
            audit: Audit(moment, by: ""),
            salesperson: "",
            origins: origins
        )
    }

    /// What else is on an account: charges, rent, suppliers, wages. And the receipts of a bank that nothing feeds.
    mutating func bookForeignPayments() {
        for place in systems.indices where systems[place].plan.kind == .bank {
            var random = stream("foreign payments \(systems[place].plan.id)")
            let fed = plan.flows.contains { $0.target == systems[place].plan.id }
            let linked = systems[place].documents[.payment]?.count ?? 0
            let count = fed ? Int(Double(linked) * random.pick([0, 0.05, 0.3, 0.8])) : plan.documents
            for _ in 0..<count {
                let day = random.integer(in: plan.start.dayNumber...plan.end.dayNumber)
                let moment = Rhythm.office(on: day, &random)
                guard moment <= plan.end else { continue }
                let town = random.pick(Place.belgium)
                var names = NameMaker()
                let isIncoming = !fed && random.chance(0.6)
                var record = payment(
                    by: names.company(at: town, &random),
                    iban: Identifiers.iban(country: "BE", &random),
                    -1,
                    Int(random.logNormal(median: 40_000, spread: 1.3)) + 100,
                    at: moment,
                    []
                )
                record.isForeign = true
                if !isIncoming { record.net = -record.net }
                record.remark =
                    random.chance(0.4)
                    ? ""
                    : random.pick(["Huur", "Loyer", "Lonen", "Factuur", "Facture", "Invoice"]) + " \(random.digits(6))"
                systems[place].documents[.payment, default: []].append(record)
            }
        }
    }
}
