internal import IntegrationModel

/// A company that the simulated company deals with, as it really is.
struct Business {
    var values: [PartyField: String]
    var place: Place
    /// When the simulated company first met it.
    var metAt: Moment
    /// How often it buys, relative to others.
    var weight: Double
}

/// What one system holds.
struct SystemState {
    var plan: SystemPlan
    var parties: [PartyRecord] = []
    var products: [ProductRecord] = []
    /// Documents by entity; a system has one or two kinds of them.
    var documents: [Entity: [DocumentRecord]] = [:]
    /// Names of a place in `parties` by business: the first record of it.
    var partyOfBusiness: [Int: Int] = [:]

    var holdsParties: Bool { plan.entities.contains(.party) }
}

/// The companies, articles and business of one universe of related systems.
struct Universe {
    var businesses: [Business]
    var products: [ProductRecord]
}

extension Universe {
    static func make(_ plan: SimulationPlan, number: Int) -> Universe {
        var random = RandomSource(seed: plan.seed, stream: "universe \(number)")
        var names = NameMaker()
        let businesses = (0..<plan.parties).map { place in
            makeBusiness(place, plan, &names, &random)
        }
        return Universe(businesses: businesses, products: makeProducts(plan, &random))
    }

    private static func makeBusiness(
        _ place: Int,
        _ plan: SimulationPlan,
        _ names: inout NameMaker,
        _ random: inout RandomSource
    ) -> Business {
        let homes = Place.belgium.filter { $0.language == plan.language }
        let town =
            random.chance(0.12)
            ? random.pick(Place.abroad)
            : random.chance(0.8) && !homes.isEmpty ? random.pick(homes) : random.pick(Place.belgium)
        let isPerson = random.chance(plan.privateShare)
        let contact = NameMaker.person(town.language, &random)
        let name = isPerson ? contact : names.company(at: town, &random)
        let domain = NameMaker.withoutAccents(name).lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        let ending = town.country == "BE" ? "be" : town.country.lowercased()
        let mailbox = random.pick(["info", "info", "contact", "admin", "boekhouding", "sales", "hello"])
        // A third of them are customers of old, the rest arrives over time.
        let span = plan.end - plan.start
        let metAt =
            random.chance(0.35)
            ? plan.start + -random.integer(in: 1...900 * Moment.day) : plan.start + random.integer(in: 0...span)
        return Business(
            values: [
                .name: name,
                .vat: isPerson ? "" : Identifiers.vatNumber(country: town.country, &random),
                .street: random.pick(Words.streets[town.language] ?? []) + " \(random.integer(in: 1...250))"
                    + (random.chance(0.08) ? random.pick(["A", "B", " bus 2", " bus 11"]) : ""),
                .postcode: town.postcode,
                .city: town.name,
                .country: town.country,
                .email: isPerson
                    ? "\(domain.prefix(24))\(place % 97)@\(random.pick(["gmail.com", "telenet.be", "hotmail.com", "skynet.be"]))"
                    : "\(mailbox)@\(domain.prefix(28)).\(ending)",
                .phone: phone(town.country, &random),
                .iban: Identifiers.iban(country: town.country, &random),
                .contact: contact,
                .language: town.language.rawValue,
                .kind: isPerson ? "person" : "company",
            ],
            place: town,
            metAt: metAt,
            weight: random.logNormal(median: 1, spread: 1)
        )
    }

    /// A telephone number in its international spelling, groups separated by blanks.
    private static func phone(_ country: String, _ random: inout RandomSource) -> String {
        let prefix = ["FR": "+33", "NL": "+31", "DE": "+49", "LU": "+352"][country] ?? "+32"
        let area = random.pick(["2", "3", "4", "9", "50", "51", "56", "475", "486", "497"])
        let rest = random.digits(area.count == 3 ? 6 : area.count == 2 ? 6 : 7)
        return "\(prefix) \(area) \(rest.prefix(rest.count - 4)) \(rest.suffix(4).prefix(2)) \(rest.suffix(2))"
    }

    private static func makeProducts(_ plan: SimulationPlan, _ random: inout RandomSource) -> [ProductRecord] {
        let prefix = random.pick(["ART", "P", "KX-", "7", "BR.", ""])
        return (0..<plan.products).map { place in
            let item = random.pick(Words.items[plan.language] ?? [])
            return ProductRecord(
                number: prefix + String(1000 + place * 3),
                name: "\(item) \(random.pick(Words.qualities)) \(random.integer(in: 1...99))",
                ean: Identifiers.ean(&random),
                priceInCents: max(95, Int(random.logNormal(median: 4000, spread: 1.2))),
                createdAt: plan.start + -random.integer(in: 10...1500) * Moment.day
            )
        }
    }
}
