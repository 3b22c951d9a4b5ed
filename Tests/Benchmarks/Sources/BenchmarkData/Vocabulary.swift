/// What the fields of the records are chosen from, as bytes. No name is that of a real company.
struct Vocabulary {
    let customers: [[UInt8]]
    let remarks: [[UInt8]]
    let products: [[UInt8]]
    let streets = bytes([
        "Stationsstraat", "Kerkstraat", "Rue de la Gare", "Lindenlaan", "Hauptstraße", "Markt", "Chaussée du Moulin",
        "Industrieweg", "Avenue des Érables", "Molenstraat",
    ])
    let cities = bytes([
        "Gent", "Antwerpen", "Liège", "Bruxelles", "Leuven", "Namur", "Köln", "Lille", "Eindhoven", "Hasselt",
        "Brugge", "Mechelen",
    ])
    let countries = bytes(["BE", "BE", "BE", "BE", "BE", "BE", "NL", "NL", "FR", "DE", "LU"])
    let statuses = bytes(["draft", "confirmed", "shipped", "invoiced", "paid", "cancelled"])
    let units = bytes(["C62", "KGM", "MTR", "LTR", "HUR"])
    let dates = Dates()

    /// Names of customers are put together so that there are 60,000 of them; some hold quotes or letters beyond ASCII.
    init() {
        let trades = [
            "Bakkerij", "Garage", "Brasserie", "Boekhandel", "Schrijnwerkerij", "Boulangerie", "Imprimerie",
            "Tischlerei",
            "Drukkerij", "Apotheek", "Slagerij", "Électricité", "Hôtel", "Möbelhaus", "Kwekerij",
        ]
        let names = [
            "De Linde", "Sint-Niklaas", "Élise", "Zeezicht", "Le Château", "Grünwald", "Ten Hove", "Het Anker",
            "Côté Jardin", "Rozenberg", "De \"Gouden\" Leeuw", "Noordster", "Père & Fils", "Waterkant", "Bosrand",
            "Ter Duinen", "Moulin Rouge-Cloître", "De Vier Winden", "Sans Souci", "Overzee",
        ]
        let forms = ["BV", "NV", "SRL", "SA", "GmbH", "VOF", "& Co", "Group", "Services", "International"]
        var customers: [[UInt8]] = []
        for number in 0..<20 {
            for name in names {
                for trade in trades {
                    for form in forms {
                        customers.append(
                            Array(
                                (number == 0 ? "\(trade) \(name) \(form)" : "\(trade) \(name) \(number) \(form)").utf8
                            )
                        )
                    }
                }
            }
        }
        self.customers = customers
        remarks = Self.sentences()
        products = Self.productNames()
    }

    /// Free text: sentences of two to nine words, one in fifty over two lines, one in twenty with quotes or a comma.
    private static func sentences() -> [[UInt8]] {
        let words = [
            "levering", "vóór", "vrijdag", "graag", "bellen", "bij", "aankomst", "livraison", "après", "midi", "s'il",
            "vous", "plaît", "please", "ring", "twice", "pallets", "terug", "enkel", "achterpoort", "dringend",
            "gedeeltelijk", "geleverd", "Größe", "prüfen", "crédit", "accordé", "zie", "bijlage", "partial",
        ]
        var random = RandomSource(seed: 7)
        return (0..<20_000).map { _ in
            let quotes = random.chance(5)
            let breaks = random.chance(2)
            var sentence = ""
            for position in 0..<(2 + random.below(8)) {
                if position > 0 { sentence += position == 2 && breaks ? "\n" : position == 3 && quotes ? ", " : " " }
                let word = words[random.below(words.count)]
                sentence += quotes && position == 1 ? "\"\(word)\"" : word
            }
            return Array(sentence.utf8)
        }
    }

    private static func productNames() -> [[UInt8]] {
        let kinds = [
            "Kettingbout", "Scharnier", "Moer", "Profiel", "Câble", "Vis à bois", "Dübel", "Klem", "Ring", "Plaat",
        ]
        return kinds.flatMap { kind in (1...200).map { Array("\(kind) \($0) mm".utf8) } }
    }
}

private func bytes(_ words: [String]) -> [[UInt8]] { words.map { Array($0.utf8) } }
