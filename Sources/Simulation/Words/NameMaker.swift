/// Makes names of companies and people; companies share family names, as in life.
struct NameMaker {
    private var used: Set<String> = []

    static func families(_ language: Language, country: String) -> [String] {
        switch (country, language) {
        case ("FR", _): Words.frenchFamilies
        case ("NL", _): Words.dutchFamilies
        case ("DE", _): Words.germanFamilies
        case (_, .french): Words.walloonFamilies
        case (_, .german): Words.germanFamilies
        default: Words.flemishFamilies
        }
    }

    static func person(_ language: Language, _ random: inout RandomSource) -> String {
        random.pick(Words.givenNames) + " " + random.pick(families(language, country: "BE"))
    }

    static func legalForm(country: String, language: Language, _ random: inout RandomSource) -> String {
        switch country {
        case "FR": random.pick(["SARL", "SAS", "SA", "EURL"])
        case "NL": random.pick(["B.V.", "BV", "V.O.F."])
        case "DE": random.pick(["GmbH", "GmbH & Co. KG", "AG", "e.K."])
        case "LU": random.pick(["S.à r.l.", "SA"])
        default:
            language == .french
                ? random.pick(["SRL", "SA", "SPRL", "SNC", "ASBL"])
                : random.pick(["BV", "NV", "BVBA", "VOF", "CommV", "VZW"])
        }
    }

    /// A company name not given before.
    mutating func company(at place: Place, _ random: inout RandomSource) -> String {
        let families = Self.families(place.language, country: place.country)
        let trades = Words.trades[place.language] ?? []
        for attempt in 0... {
            let family = random.pick(families)
            let trade = random.pick(trades)
            var name: String
            switch random.integer(in: 0...9) {
            case 0...3: name = "\(trade) \(family)"
            case 4: name = "\(family) \(trade)"
            case 5: name = "\(family) & \(random.pick(families))"
            case 6: name = "\(random.pick(Words.prefixes))\(random.pick(Words.endings))"
            case 7: name = "\(trade) \(place.name)"
            case 8: name = "\(trade) \(random.pick(Words.givenNames)) \(family)"
            default:
                name = place.language == .french ? "\(family) et Fils" : "\(family) & Zonen"
            }
            if attempt > 3 { name += " \(random.pick(Words.prefixes))" }
            if attempt > 12 { name += " \(attempt)" }
            if random.chance(0.85) {
                name += " " + Self.legalForm(country: place.country, language: place.language, &random)
            }
            if used.insert(name).inserted { return name }
        }
        return ""
    }
}

extension NameMaker {
    /// The name as another person would write it who did not copy it.
    static func rewritten(_ name: String, _ random: inout RandomSource) -> String {
        let forms: Set<String> = [
            "BV", "NV", "BVBA", "VOF", "CommV", "VZW", "SRL", "SA", "SPRL", "SNC", "ASBL", "B.V.", "V.O.F.", "GmbH",
            "SARL", "SAS", "EURL", "AG",
        ]
        let words = name.split(separator: " ").map(String.init)
        switch random.integer(in: 0...6) {
        case 0: return words.filter { !forms.contains($0) }.joined(separator: " ")
        case 1: return name.uppercased()
        case 2: return words.map { $0 == "&" ? "en" : $0 }.joined(separator: " ")
        case 3: return withoutAccents(name)
        case 4:
            guard let last = words.last, forms.contains(last) else { return name }
            return ([last] + words.dropLast()).joined(separator: " ")
        case 5: return TypingError.pickForText(&random).applied(to: name, &random)
        default: return name
        }
    }

    static func withoutAccents(_ text: String) -> String {
        let plain: [Character: String] = [
            "é": "e", "è": "e", "ë": "e", "ê": "e", "É": "E", "à": "a", "â": "a", "ä": "ae", "ö": "oe", "ü": "ue",
            "ï": "i", "î": "i", "ç": "c", "ô": "o", "ß": "ss", "ñ": "n",
        ]
        return text.map { plain[$0] ?? String($0) }.joined()
    }
}
