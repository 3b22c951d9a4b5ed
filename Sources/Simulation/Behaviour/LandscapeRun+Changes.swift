internal import IntegrationModel

extension LandscapeRun {
    /// Parties move, get another mailbox or name; some flows carry that on, most do not.
    mutating func changeParties() {
        var random = stream("changes")
        for place in systems.indices {
            for index in systems[place].parties.indices where systems[place].parties[index].origins.isEmpty {
                guard random.chance(systems[place].plan.editRate) else { continue }
                let party = systems[place].parties[index]
                let first = max(party.audit.createdAt, plan.start) + Moment.day
                guard first < plan.end else { continue }
                let day = random.integer(in: first.dayNumber...plan.end.dayNumber)
                let moment = Rhythm.office(on: day, &random)
                guard moment <= plan.end, moment > party.audit.createdAt else { continue }
                let field = random.pick([PartyField.email, .email, .phone, .phone, .street, .name])
                let value = newValue(of: field, party, systems[place].plan.universe, &random)
                change(place, index, field, value, at: moment, &random)
            }
        }
    }

    private func newValue(
        of field: PartyField,
        _ party: PartyRecord,
        _ universe: Int,
        _ random: inout RandomSource
    ) -> String {
        switch field {
        case .email: "\(random.pick(["orders", "aankoop", "finance", "team", "mail"])).\(party[.email])"
        case .phone: "+32 4\(random.integer(in: 70...99)) \(random.digits(2)) \(random.digits(2)) \(random.digits(2))"
        case .street:
            random.pick(Words.streets[universes[universe].businesses[party.business].place.language] ?? [])
                + " \(random.integer(in: 251...400))"
        default:
            "\(party[.name].split(separator: " ").dropLast().joined(separator: " ")) \(random.pick(Words.prefixes)) Group"
        }
    }

    /// Changes a value and carries the change on along the flows. A copy made after the change has the new value anyhow.
    private mutating func change(
        _ place: Int,
        _ index: Int,
        _ field: PartyField,
        _ value: String,
        at moment: Moment,
        _ random: inout RandomSource
    ) {
        guard moment <= plan.end else { return }
        let wasThere = systems[place].parties[index].audit.createdAt < moment
        systems[place].parties[index].values[field] = value
        if wasThere { systems[place].parties[index].audit.modifiedAt = moment }
        for (flowPlace, flow) in plan.flows.enumerated() where flow.source == systems[place].plan.id {
            guard flow.targetEntity == .party else { continue }
            let follows = random.chance(flow.followRate)
            let delay =
                flow.mechanism == .manual
                ? random.integer(in: 3600...4 * Moment.day) : max(flow.delay.interval, random.integer(in: 2...90))
            let target = systemPlace(flow.target)
            for link in links[flowPlace] where link.source == index {
                let isLater = systems[target].parties[link.target].audit.createdAt >= moment
                if isLater || follows {
                    change(target, link.target, field, value, at: isLater ? moment : moment + delay, &random)
                }
            }
        }
    }

    /// Orders are changed after they were sent on.
    mutating func changeDocuments() {
        var random = stream("document changes")
        for (place, system) in systems.enumerated() {
            guard let entity = system.documentEntity, entity != .payment, entity != .invoice else { continue }
            for index in system.documents[entity]?.indices ?? 0..<0 {
                guard random.chance(system.plan.editRate * 0.2), let record = system.documents[entity]?[index],
                    record.origins.isEmpty
                else { continue }
                let moment = Rhythm.office(on: record.effectiveAt.dayNumber + random.integer(in: 3...20), &random)
                guard moment <= plan.end, !record.lines.isEmpty, !isCopied(place, entity, index, after: moment)
                else { continue }
                var changed = record
                changed.lines[0].quantity += random.integer(in: 1...5)
                changed.addUpLines()
                changed.audit.modifiedAt = moment
                systems[place].documents[entity]?[index] = changed
            }
        }
    }

    private func isCopied(_ place: Int, _ entity: Entity, _ index: Int, after moment: Moment) -> Bool {
        plan.flows.enumerated().contains { flowPlace, flow in
            guard flow.source == systems[place].plan.id, flow.sourceEntity == entity else { return false }
            let copies = systems[systemPlace(flow.target)].documents[flow.targetEntity] ?? []
            return links[flowPlace].contains { $0.source == index && copies[$0.target].audit.createdAt >= moment }
        }
    }

    /// Somebody enters a party that is there already, a little differently.
    mutating func enterDuplicates() {
        var random = stream("duplicates")
        for place in systems.indices {
            let rate = systems[place].plan.duplicateRate
            for index in systems[place].parties.indices where random.chance(rate) {
                var twin = systems[place].parties[index]
                let first = max(twin.audit.createdAt, plan.start) + Moment.day
                guard first < plan.end else { continue }
                let day = random.integer(in: first.dayNumber...plan.end.dayNumber)
                let moment = Rhythm.office(on: day, &random)
                guard moment <= plan.end, moment > twin.audit.createdAt else { continue }
                twin.audit = Audit(moment, by: random.pick(systems[place].plan.people))
                twin.values[.name] = NameMaker.rewritten(twin[.name], &random)
                if random.chance(0.4) { twin.values[.vat] = "" }
                if random.chance(0.3) { twin.values[.phone] = "" }
                twin.origins = []
                twin.duplicateOf = index
                systems[place].parties.append(twin)
            }
        }
    }
}
