internal import IntegrationModel

extension LandscapeRun {
    /// Companies get to be known, each in one of the systems; islands enter them by themselves.
    mutating func enterOwnParties() {
        var random = stream("own parties")
        for universe in universes.indices {
            let places = systems.indices.filter {
                systems[$0].plan.universe == universe && systems[$0].holdsParties
            }
            let masters = places.filter { !systems[$0].plan.isIsland && systems[$0].plan.partyShare > 0 }
            let order = universes[universe].businesses.indices.sorted {
                let businesses = universes[universe].businesses
                return (businesses[$0].metAt, $0) < (businesses[$1].metAt, $1)
            }
            for business in order {
                if !masters.isEmpty {
                    let place = random.pick(weighted: masters.map { ($0, systems[$0].plan.partyShare) })
                    enter(business, into: place, on: universes[universe].businesses[business].metAt.dayNumber, &random)
                }
                for place in places where systems[place].plan.isIsland {
                    guard random.chance(systems[place].plan.partyShare) else { continue }
                    let first = plan.start.dayNumber - 900
                    let day = random.integer(in: first...plan.end.dayNumber)
                    enter(business, into: place, on: day, &random, rewritten: true)
                }
            }
        }
    }

    private mutating func enter(
        _ business: Int,
        into place: Int,
        on day: Int,
        _ random: inout RandomSource,
        rewritten: Bool = false
    ) {
        let system = systems[place].plan
        let moment =
            system.kind == .webshop ? Rhythm.shopping(on: day, &random) : Rhythm.office(on: day, &random)
        guard moment <= plan.end else { return }
        var values = universes[system.universe].businesses[business].values
        if rewritten {
            values[.name] = NameMaker.rewritten(values[.name] ?? "", &random)
            if random.chance(0.5) { values[.email] = otherMailbox(values[.email] ?? "", &random) }
            if random.chance(0.4) { values[.phone] = "" }
        }
        if random.chance(0.03) { values[.email] = "" }
        if random.chance(0.08) { values[.phone] = "" }
        if random.chance(system.missingVATRate) {
            values[.vat] = ""
        } else if random.chance(system.invalidVATRate), let vat = values[.vat], !vat.isEmpty {
            values[.vat] = brokenVAT(vat, &random)
        }
        let author = system.kind == .webshop ? "Online Store" : random.pick(system.people)
        append(
            PartyRecord(
                business: business,
                values: values,
                audit: Audit(moment, by: author),
                spelling: random.integer(in: 0...3)
            ),
            to: place
        )
    }

    private func brokenVAT(_ vat: String, _ random: inout RandomSource) -> String {
        for _ in 0..<10 {
            let wrong = String(vat.prefix(2)) + TypingError.replaced.applied(to: String(vat.dropFirst(2)), &random)
            if !Identifiers.isValidVAT(wrong) { return wrong }
        }
        return String(vat.dropLast())
    }

    private func otherMailbox(_ email: String, _ random: inout RandomSource) -> String {
        guard let at = email.firstIndex(of: "@") else { return email }
        return random.pick(["jan", "marie", "office", "facturen", "compta", "verkoop"]) + String(email[at...])
    }

    @discardableResult
    mutating func append(_ party: PartyRecord, to place: Int) -> Int {
        systems[place].parties.append(party)
        let index = systems[place].parties.count - 1
        if systems[place].partyOfBusiness[party.business] == nil {
            systems[place].partyOfBusiness[party.business] = index
        }
        return index
    }

    /// A flow of parties from one system into another.
    mutating func carryParties(_ flowPlace: Int) {
        let flow = plan.flows[flowPlace]
        let (source, target) = (systemPlace(flow.source), systemPlace(flow.target))
        var random = stream("flow \(flowPlace)")
        var candidates: [Int] = []
        for (index, party) in systems[source].parties.enumerated() {
            if let fate = fate(before: flow, party, target, &random) {
                fates[flowPlace][index] = fate
            } else {
                candidates.append(index)
            }
        }
        let arrivals = arrivals(flowPlace, candidates.map { systems[source].parties[$0].audit.createdAt })
        for (index, (arrival, mechanism)) in zip(candidates, arrivals) {
            if arrival > plan.end {
                fates[flowPlace][index] = .underway
            } else if systems[target].partyOfBusiness[systems[source].parties[index].business] != nil {
                fates[flowPlace][index] = .alreadyKnown
            } else {
                copyParty(flowPlace, index, at: arrival, by: mechanism, &random)
            }
        }
    }

    private func fate(
        before flow: FlowPlan,
        _ party: PartyRecord,
        _ target: Int,
        _ random: inout RandomSource
    ) -> Fate? {
        let isLeaking = flow.repairedAt.map { party.audit.createdAt < $0 } ?? true
        let isForgotten = random.chance(flow.leakRate) && isLeaking
        if systems[target].partyOfBusiness[party.business] != nil { return .alreadyKnown }
        if flow.filter == .domestic && party[.country] != "BE" { return .outsideFilter }
        if flow.filter == .withDocuments { return .outsideFilter }
        if let start = flow.startsAt, party.audit.createdAt < start { return .beforeStart }
        if let stop = flow.stopsAt, party.audit.createdAt > stop { return .afterStop }
        return isForgotten ? .forgotten : nil
    }

    /// Makes the target's record of a party; the place of it among the target's parties.
    @discardableResult
    mutating func copyParty(
        _ flowPlace: Int,
        _ index: Int,
        at moment: Moment,
        by mechanism: FlowPlan.Mechanism,
        _ random: inout RandomSource
    ) -> Int {
        let flow = plan.flows[flowPlace]
        let target = systemPlace(flow.target)
        let original = systems[systemPlace(flow.source)].parties[index]
        var origin = Origin(flow: flowPlace, record: index)
        var values = original.values
        if mechanism == .manual {
            for field in PartyField.compared where random.chance(flow.typingErrorRate) {
                guard let value = values[field], value.count > 3 else { continue }
                let error = TypingError.pickForText(&random)
                values[field] = error.applied(to: value, &random)
                origin.typed.append(error)
            }
            if random.chance(flow.typingErrorRate) { origin.referenceError = TypingError.pickForText(&random) }
        }
        origin.hasReference = !random.chance(flow.missingReferenceRate)
        let author = mechanism == .manual ? random.pick(systems[target].plan.people) : flow.account
        let copy = append(
            PartyRecord(
                business: original.business,
                values: values,
                audit: Audit(moment, by: author),
                spelling: flow.reformats || mechanism == .manual ? target % 4 : original.spelling,
                origins: [origin]
            ),
            to: target
        )
        fates[flowPlace][index] = .arrived
        links[flowPlace].append(Link(source: index, target: copy))
        return copy
    }

    /// When records that start at the given moments arrive, and how: a flow may have been automated on the way.
    func arrivals(_ flowPlace: Int, _ triggers: [Moment]) -> [(Moment, FlowPlan.Mechanism)] {
        let flow = plan.flows[flowPlace]
        let period = plan.start...plan.end
        var clock = ArrivalClock(flow, period: period, random: stream("arrivals \(flowPlace)"))
        guard let switched = flow.automatedAt else { return clock.arrivals(triggers).map { ($0, flow.mechanism) } }
        var before = flow
        before.mechanism = .manual
        before.delay = FlowPlan.Delay(
            median: 30_000,
            spread: 0.9,
            interval: 0,
            offset: 0,
            clerks: max(1, flow.delay.clerks)
        )
        var old = ArrivalClock(before, period: period, random: stream("arrivals before \(flowPlace)"))
        let early = old.arrivals(triggers.filter { $0 < switched })
        let late = clock.arrivals(triggers.filter { $0 >= switched })
        var (earlyPlace, latePlace) = (0, 0)
        return triggers.map { trigger in
            if trigger < switched {
                earlyPlace += 1
                return (early[earlyPlace - 1], .manual)
            }
            latePlace += 1
            return (late[latePlace - 1], flow.mechanism)
        }
    }
}
