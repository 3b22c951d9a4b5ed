/// What happens in a company, before any system has it: who buys, what and when.
struct Trade {
    struct Buyer {
        var name: String
        var vat: String
        var email: String
        var phone: String
        var street: String
        var postcode: String
        var city: String
        /// Seconds since 1970.
        var since: Double
    }

    struct Sale {
        var buyer: Int
        var moment: Double
        /// Without tax, in cents.
        var cents: Int
        var isCancelled: Bool
    }

    static let day = 86_400.0
    let start: Double
    let end: Double
    let buyers: [Buyer]
    /// In order of time.
    let sales: [Sale]

    init(_ chance: inout Chance) {
        end = 1_767_225_600 - Double(chance.number(10...500)) * Self.day
        start = end - Double(chance.number(150...520)) * Self.day
        let (start, end) = (start, end)
        let count = chance.number(40...150)
        buyers = (0..<count).map { _ in Self.buyer(&chance, start, end) }
        let cancelled = chance.happens(0.3) ? 0.06 : 0
        let median = chance.around(40_000, factor: 3)
        let hasShop = chance.happens(0.5)
        sales = (0..<chance.number(150...520)).map { _ in
            // A few buyers make most of the trade.
            let luck = chance.share()
            var moment = start + chance.share() * (end - start)
            let day = (moment / Self.day).rounded(.down)
            // 1 January 1970 was a Thursday.
            let isWeekend = [2, 3].contains(Int(day) % 7)
            if !hasShop || !chance.happens(0.4) {
                moment = (day + (isWeekend ? -2 : 0)) * Self.day + 29_000 + chance.share() * 32_000
            }
            return Sale(
                buyer: Int(luck * luck * Double(count - 1)),
                moment: moment.rounded(),
                cents: max(900, Int(chance.around(median, factor: 2.4))),
                isCancelled: chance.happens(cancelled)
            )
        }.sorted { $0.moment < $1.moment }
    }

    private static func buyer(_ chance: inout Chance, _ start: Double, _ end: Double) -> Buyer {
        let (trade, place) = (chance.one(of: trades), chance.one(of: places))
        let owner = chance.one(of: syllables) + chance.one(of: ["in", "aert", "ens", "eau", "mann", "sel", "ers"])
        let name = "\(trade) \(owner) \(chance.one(of: ["BV", "NV", "SRL", "SA", "GmbH", "VOF", ""]))"
            .trimmingSpaces
        let digits = chance.number(4_000_000...7_999_999)
        let number = "0\(digits)"
        let check = 97 - digits % 97
        let host = (trade + owner).lowercased().filter { $0.isASCII && $0.isLetter }
        return Buyer(
            name: name,
            vat: "BE\(number)\(check < 10 ? "0" : "")\(check)",
            email:
                "\(chance.one(of: ["info", "office", "hello", "contact", "admin"]))@\(host).\(chance.one(of: ["be", "eu", "com"]))",
            phone: "+324\(chance.number(70...99))\(chance.number(100_000...999_999))",
            street: "\(chance.one(of: streets)) \(chance.number(1...240))",
            postcode: place.code,
            city: place.name,
            since: (start - 500 * day + chance.share() * (end - start + 500 * day)).rounded()
        )
    }

    private static let trades = [
        "Bakkerij", "Garage", "Menuiserie", "Boulangerie", "Dachdeckerei", "Bloemen", "Café", "Imprimerie", "Hotel",
        "Drukkerij", "Zimmerei", "Traiteur", "Optiek", "Brasserie", "Schilderwerken", "Électricité", "Praxis", "Studio",
    ]
    private static let syllables = [
        "Lam", "Wel", "Mar", "Dom", "Ver", "Kro", "Bel", "Sil", "Hof", "Ram", "Tor", "Pel", "Gos", "Nij", "Cal", "Fré",
        "Mül", "Or", "Zan", "Quin",
    ]
    private static let streets = [
        "Kerkstraat", "Rue de l'Église", "Hauptstraße", "Stationsplein", "Avenue Louise", "Molenweg",
        "Chaussée de Mons",
        "Dorpsstraat", "Place du Marché", "Industrielaan", "Bahnhofstraße", "Havenlaan",
    ]
    private static let places: [(code: String, name: String)] = [
        ("9000", "Gent"), ("4000", "Liège"), ("4700", "Eupen"), ("2000", "Antwerpen"), ("1000", "Bruxelles"),
        ("8500", "Kortrijk"), ("5000", "Namur"), ("3500", "Hasselt"), ("7000", "Mons"), ("8000", "Brugge"),
    ]
}

extension String {
    var trimmingSpaces: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
