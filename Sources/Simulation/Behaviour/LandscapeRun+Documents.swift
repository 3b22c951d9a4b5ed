internal import IntegrationModel

extension SystemState {
    /// The entity of the documents that this kind of system makes.
    var documentEntity: Entity? { plan.entities.first { $0.isDocument } }
}

extension LandscapeRun {
    /// Orders come in, deals are made, invoices are written: documents that no other document precedes.
    mutating func startOwnDocuments(in place: Int) {
        let system = systems[place].plan
        guard system.kind != .bank, system.documentShare > 0, started.insert(place).inserted else { return }
        let total = systems.reduce(0) { sum, other in
            let shares = other.plan.universe == system.universe && !other.plan.isIsland && other.plan.kind != .bank
            return shares ? sum + other.plan.documentShare : sum
        }
        let share = system.documentShare / (system.isIsland ? 1 : max(total, 0.01))
        startDocuments(Int(Double(plan.documents) * min(1, share)), in: place)
    }

    private mutating func startDocuments(_ count: Int, in place: Int) {
        var random = stream("own documents \(systems[place].plan.id)")
        guard let entity = systems[place].documentEntity else { return }
        let customers = Customers(self, place)
        let isShop = systems[place].plan.kind == .webshop
        for _ in 0..<count {
            let day = random.integer(in: plan.start.dayNumber...plan.end.dayNumber)
            let moment = isShop ? Rhythm.shopping(on: day, &random) : Rhythm.office(on: day, &random)
            guard moment <= plan.end, let customer = customers.pick(before: moment, &random) else { continue }
            let record = makeDocument(entity, in: place, customer, at: moment, &random)
            systems[place].documents[entity, default: []].append(record)
        }
    }

    private func makeDocument(
        _ entity: Entity,
        in place: Int,
        _ customer: Customers.Customer,
        at moment: Moment,
        _ random: inout RandomSource
    ) -> DocumentRecord {
        let system = systems[place].plan
        let author = system.kind == .webshop ? "Online Store" : random.pick(system.people)
        var record = DocumentRecord(
            business: customer.business,
            party: customer.party,
            partyName: customer.values[.name] ?? "",
            partyVAT: customer.values[.vat] ?? "",
            partyIBAN: customer.values[.iban] ?? "",
            lines: makeLines(system.universe, &random),
            net: 0,
            tax: 0,
            status: .confirmed,
            effectiveAt: moment,
            audit: Audit(moment, by: author),
            salesperson: system.kind == .webshop ? "" : random.pick(system.people)
        )
        record.addUpLines()
        switch entity {
        case .deal: decide(&record, system, &random)
        case .order:
            // Exact Online has no status for what is not yet an order.
            record.status = random.pick(weighted: [
                (.confirmed, 0.5), (.done, 0.43), (system.format == .exactXML ? .confirmed : .draft, 0.04),
                (.cancelled, 0.03),
            ])
        default: record.status = .open
        }
        return record
    }

    /// A deal is won or lost some days after it was made, if it is decided yet.
    private func decide(_ record: inout DocumentRecord, _ system: SystemPlan, _ random: inout RandomSource) {
        let sendsOnlyWon = plan.flows.contains { $0.source == system.id && $0.filter == .won }
        let days = random.logNormal(median: 9, spread: 0.9)
        guard sendsOnlyWon else {
            record.status = .won
            return
        }
        let decided = WorkingTime().next(from: record.effectiveAt + Int(days * Double(Moment.day)))
        guard decided <= plan.end else {
            record.status = .open
            return
        }
        record.status = random.chance(0.62) ? .won : .lost
        record.effectiveAt = decided
        record.audit.modifiedAt = decided
    }

    private func makeLines(_ universe: Int, _ random: inout RandomSource) -> [DocumentLine] {
        let products = universes[universe].products
        return (0..<random.pick([1, 1, 1, 2, 2, 3, 4, 6])).map { _ in
            let product = random.integer(in: 0...products.count - 1)
            let discount = random.pick([100, 100, 100, 95, 90])
            return DocumentLine(
                product: product,
                quantity: random.pick([1, 1, 1, 2, 3, 4, 5, 10, 12, 25]),
                priceInCents: products[product].priceInCents * discount / 100,
                vatPercentage: random.pick([21, 21, 21, 21, 6])
            )
        }
    }
}

/// Whom a system can make documents for, the frequent buyers first found.
struct Customers {
    struct Customer {
        var business: Int
        var party: Int?
        var values: [PartyField: String]
        var knownFrom: Moment
    }

    private var customers: [Customer] = []
    private var cumulated: [Double] = []

    init(_ run: LandscapeRun, _ place: Int) {
        let system = run.systems[place]
        let businesses = run.universes[system.plan.universe].businesses
        if system.holdsParties {
            customers = system.parties.enumerated().map {
                Customer(
                    business: $1.business,
                    party: $0,
                    values: $1.values,
                    knownFrom: $1.audit.createdAt
                )
            }
        } else {
            customers = businesses.enumerated().map {
                Customer(business: $0, party: nil, values: $1.values, knownFrom: $1.metAt)
            }
        }
        var sum = 0.0
        for customer in customers {
            sum += businesses[customer.business].weight
            cumulated.append(sum)
        }
    }

    /// A customer known at that moment, by how often they buy.
    func pick(before moment: Moment, _ random: inout RandomSource) -> Customer? {
        guard let total = cumulated.last else { return nil }
        for _ in 0..<40 {
            let drawn = random.unit() * total
            var (low, high) = (0, cumulated.count - 1)
            while low < high {
                let middle = (low + high) / 2
                if cumulated[middle] <= drawn { low = middle + 1 } else { high = middle }
            }
            if customers[low].knownFrom < moment { return customers[low] }
        }
        return nil
    }
}
