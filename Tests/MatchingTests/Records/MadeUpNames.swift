import IntegrationModel
import TestSupport

/// Makes up names, addresses and numbers.
struct MadeUpNames {
    private let seed: UInt64
    private var random: SeededRandom

    init(seed: UInt64) { (self.seed, random) = (seed, SeededRandom(seed: seed &* 31 &+ 5)) }

    private mutating func pick(_ values: [String]) -> String { values.randomElement(using: &random) ?? "" }
    private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    private mutating func digits(_ count: Int) -> String { (0..<count).map { _ in "\(number(0...9))" }.joined() }

    private static let syllables = [
        "ver", "haeg", "mer", "tens", "bos", "daele", "wouw", "lin", "kert", "ro", "sel", "broe", "ck", "mans", "pau",
        "wels", "goe", "thals", "vin", "cke", "hoo", "ghe", "stra", "te", "cam", "pens", "lau", "wers",
    ]
    private static let firstNames = [
        "An", "Bram", "Carine", "Dirk", "Els", "Filip", "Greet", "Hilde", "Joris", "Katrien", "Lien", "Marc", "Nele",
        "Olivier", "Pieter", "Ruth", "Stijn", "Tine", "Ward", "Yasmine", "Arthur", "Louise", "Jules", "Emma", "Noor",
        "Lucas", "Mila", "Finn", "Elise", "Victor", "Amber", "Robbe",
    ]
    private static let towns = [
        ("9000", "Gent"), ("9300", "Aalst"), ("8000", "Brugge"), ("3000", "Leuven"), ("2800", "Mechelen"),
        ("3500", "Hasselt"), ("8500", "Kortrijk"), ("9100", "Sint-Niklaas"), ("2300", "Turnhout"), ("3600", "Genk"),
    ]
    private static let streets = [
        "Kerkstraat", "Stationslaan", "Molenweg", "Havenkaai", "Lindedreef", "Nijverheidslaan", "Dorpsplein", "Veldweg",
        "Bosstraat", "Schoolstraat", "Kasteeldreef", "Beekstraat",
    ]

    private mutating func surname() -> String {
        let parts = (0..<number(2...3)).map { _ in pick(Self.syllables) }
        return parts.joined().prefix(1).uppercased() + parts.joined().dropFirst()
    }

    private mutating func address() -> [String] {
        let town = Self.towns[number(0...9)]
        return ["\(pick(Self.streets)) \(number(1...180))", town.0, town.1]
    }

    private mutating func phone() -> String { "+32 9 \(digits(3)) \(digits(2)) \(digits(2))" }

    private mutating func date(_ years: ClosedRange<Int>) -> String {
        let (month, day) = (number(1...12), number(1...28))
        return "\(number(years))-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }

    mutating func families(withBirthDates: Bool) -> MadeUpList {
        var list = MadeUpList(
            ["nr", "voornaam", "naam", "straat", "postcode", "gemeente", "telefoon"]
                + (withBirthDates ? ["geboren"] : []),
            seed: seed
        )
        for _ in 0..<160 {
            let home = [surname()] + address() + [phone()]
            for first in Self.firstNames.shuffled(using: &random).prefix(number(1...4)) {
                list.add(
                    ["\(10_000 + list.records.count)", first] + home + (withBirthDates ? [date(1935...2020)] : [])
                )
            }
        }
        return list
    }

    private static let trades = [
        "Holding", "Transport", "Invest", "Immo", "Logistics", "Services", "Trading", "Group", "Management", "Projects",
    ]

    /// Companies of one owner: the same place and telephone, a name that begins alike, a number of their own.
    mutating func companiesAtOneAddress() -> MadeUpList {
        var list = MadeUpList(["naam", "btw-nummer", "straat", "postcode", "gemeente", "telefoon"], seed: seed)
        for _ in 0..<180 {
            let owner = surname()
            let place = address() + [phone()]
            for trade in Self.trades.shuffled(using: &random).prefix(number(1...4)) {
                list.add(["\(owner) \(trade)", "BE0\(digits(9))"] + place)
            }
        }
        return list
    }

    /// Shops of one chain: the same name, website and number of VAT, each in its own place.
    mutating func branches() -> MadeUpList {
        var list = MadeUpList(["naam", "website", "straat", "postcode", "gemeente", "telefoon"], seed: seed)
        for _ in 0..<140 {
            let name = surname() + " " + pick(["Optiek", "Bakkers", "Apotheek", "Schoenen", "Fietsen"])
            let site = "www.\(name.lowercased().split(separator: " ").joined(separator: "-")).example"
            for _ in 0..<number(1...5) { list.add([name, site] + address() + [phone()]) }
        }
        return list
    }

    /// Articles that come in colours and sizes, with numbers in a row.
    mutating func articles() -> MadeUpList {
        var list = MadeUpList(["omschrijving", "merk", "kleur", "maat", "ean", "prijs"], seed: seed)
        var ean = 5_412_345_000_000 + number(0...9_000) * 1_000
        for _ in 0..<60 {
            let (model, brand) = (surname(), pick(["Norda", "Velix", "Quanto", "Orbis", "Tamesa"]))
            let price = "\(number(15...180)),95"
            for color in ["rood", "blauw", "zwart", "groen"].prefix(number(1...3)) {
                for size in ["S", "M", "L", "XL"].prefix(number(2...4)) {
                    ean += number(1...12)
                    list.add(["Jas \(model) \(color) \(size)", brand, color, size, "\(ean)", price])
                }
            }
        }
        return list
    }

    /// People of one company: its telephone, its address, its domain of mail.
    mutating func colleagues() -> MadeUpList {
        var list = MadeUpList(["voornaam", "naam", "firma", "e-mail", "telefoon", "straat", "gemeente"], seed: seed)
        for _ in 0..<110 {
            let (company, phone, place) = (surname(), phone(), address())
            for first in Self.firstNames.shuffled(using: &random).prefix(number(1...6)) {
                let last = surname()
                let mail = "\(first).\(last)@\(company).example".lowercased()
                list.add([first, last, company + " nv", mail, phone, place[0], place[2]])
            }
        }
        return list
    }

    /// People with few names in few towns, and nothing else.
    mutating func members() -> MadeUpList {
        var list = MadeUpList(["voornaam", "naam", "gemeente"], seed: seed)
        let names = (0..<60).map { _ in surname() }
        for _ in 0..<450 { list.add([pick(Self.firstNames), pick(names), Self.towns[number(0...9)].1]) }
        return list
    }

    /// People of companies, by name and address of mail alone.
    mutating func contacts() -> MadeUpList {
        var list = MadeUpList(["naam", "firma", "e-mail"], seed: seed)
        for _ in 0..<130 {
            let company = surname()
            for first in Self.firstNames.shuffled(using: &random).prefix(number(1...5)) {
                let last = surname()
                list.add(["\(first) \(last)", company, "\(first.prefix(1)).\(last)@\(company).example".lowercased()])
            }
        }
        return list
    }

    /// Companies, and with `inCare` what their owner's staff did with each: who cares for it, since when, in which words.
    mutating func customers(inCare: Bool) -> MadeUpList {
        var list = MadeUpList(
            ["nr", "naam", "btw-nummer", "straat", "postcode", "gemeente", "e-mail", "telefoon"]
                + (inCare ? ["vertegenwoordiger", "sinds", "omzet", "opmerking"] : []),
            seed: seed
        )
        for _ in 0..<420 {
            let name = surname()
            list.add(
                ["\(10_000 + list.records.count)", "\(name) \(pick(["nv", "bv", "& Zonen", "Elektro", "Bouw"]))"]
                    + ["BE0\(digits(9))"] + address() + ["info@\(name.lowercased()).example", phone()]
                    + (inCare ? care() : [])
            )
        }
        return list
    }

    /// What differs each time that somebody enters a customer.
    mutating func care() -> [String] {
        let words = (0..<number(5...12)).map { _ in pick(Self.syllables) + pick(Self.syllables) }
        return [pick(["AVD", "KM", "PDS", "LVH"]), date(2012...2025), digits(5), words.joined(separator: " ")]
    }

    /// Orders: customers come back, on other days and for other amounts.
    mutating func orders() -> MadeUpList {
        var list = MadeUpList(["nr", "klant", "e-mail", "gemeente", "datum", "bedrag"], seed: seed)
        list.meanings = [
            "nr": .number, "klant": .partyName, "e-mail": .partyEmail, "datum": .date, "bedrag": .grossAmount,
        ]
        for _ in 0..<90 {
            let name = surname()
            let customer = ["\(name) \(pick(["nv", "bv"]))", "info@\(name.lowercased()).example", address()[2]]
            for _ in 0..<number(1...9) {
                list.add(
                    ["\(10_000 + list.records.count)"] + customer + [
                        date(2023...2025), "\(number(20...900)),\(digits(2))",
                    ]
                )
            }
        }
        return list
    }

    /// Families, companies and shops of chains in one list.
    mutating func neighbours() -> MadeUpList {
        var list = MadeUpList(["naam", "straat", "postcode", "gemeente", "telefoon", "e-mail"], seed: seed)
        for index in 0..<210 {
            let (name, home, telephone) = (surname(), address(), phone())
            let mail = "\(name.lowercased())@post.example"
            switch index % 3 {
            case 0:
                for first in Self.firstNames.shuffled(using: &random).prefix(number(1...4)) {
                    list.add(["\(first) \(name)"] + home + [telephone, mail])
                }
            case 1:
                for trade in Self.trades.shuffled(using: &random).prefix(number(1...2)) {
                    list.add(["\(name) \(trade)"] + home + [telephone, mail])
                }
            default: for _ in 0..<number(1...3) { list.add([name + " Optiek"] + address() + [phone(), mail]) }
            }
        }
        return list
    }
}
