/// A town with its postcode.
struct Place {
    var postcode: String
    var name: String
    var country: String
    var language: Language

    static let belgium: [Place] =
        places(
            """
            1000 Brussel|1800 Vilvoorde|2000 Antwerpen|2018 Antwerpen|2300 Turnhout|2800 Mechelen|3000 Leuven|3500 Hasselt
            3600 Genk|3700 Tongeren|8000 Brugge|8200 Brugge|8400 Oostende|8500 Kortrijk|8790 Waregem|8800 Roeselare
            8900 Ieper|9000 Gent|9100 Sint-Niklaas|9200 Dendermonde|9300 Aalst|9700 Oudenaarde|9800 Deinze|2440 Geel
            """,
            "BE",
            .dutch
        )
        + places(
            """
            1000 Bruxelles|1300 Wavre|1400 Nivelles|4000 Liège|4020 Liège|4500 Huy|4800 Verviers|5000 Namur|5500 Dinant
            6000 Charleroi|6700 Arlon|7000 Mons|7500 Tournai|7700 Mouscron
            """,
            "BE",
            .french
        ) + places("4700 Eupen|4780 Sankt Vith", "BE", .german)

    static let abroad: [Place] =
        places("59000 Lille|75011 Paris|69003 Lyon|67000 Strasbourg|59200 Tourcoing", "FR", .french)
        + places("4811 AB Breda|3011 AA Rotterdam|5611 EM Eindhoven|1012 JS Amsterdam|6211 CC Maastricht", "NL", .dutch)
        + places("52062 Aachen|50667 Köln|40213 Düsseldorf|47051 Duisburg|20095 Hamburg", "DE", .german)
        + places("1611 Luxembourg|4010 Esch-sur-Alzette", "LU", .french)

    private static func places(_ text: String, _ country: String, _ language: Language) -> [Place] {
        text.split { $0 == "|" || $0 == "\n" }.compactMap { entry in
            // A postcode may hold a blank; the name starts at the first capital that a lower-case letter follows.
            let characters = Array(entry)
            let start = characters.indices.dropLast().first {
                characters[$0].isUppercase && characters[$0 + 1].isLowercase
            }
            guard let start else { return nil }
            return Place(
                postcode: String(characters[..<(start - 1)]),
                name: String(characters[start...]),
                country: country,
                language: language
            )
        }
    }
}
