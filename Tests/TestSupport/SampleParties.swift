/// Names, numbers and addresses of invented companies, the same for the same position.
public enum SampleParties {
    private static let trades = [
        "Bakkerij", "Drukkerij", "Schrijnwerken", "Tuinen", "Brouwerij", "Transport", "Elektro", "Optiek", "Apotheek",
        "Garage", "Textiel", "Metaal", "Verf", "Papier", "Spiegels", "Koffie", "Fietsen", "Boeken", "Kaas", "Hout",
    ]
    private static let places = [
        "Leuvensesteen", "Zandhoven", "Maasmeer", "Kempenland", "Haspengouw", "Zwinstreek", "Dijleburg", "Netevallei",
        "Scheldeoord", "Rupelmond", "Denderhof", "Pajotten", "Vlasakker", "Molenbergen", "Kluisbos", "Meerdaal",
        "Averbode", "Westhoek", "Voerstreek",
    ]
    private static let streets = [
        "Kerkstraat", "Stationslaan", "Molenweg", "Havenkaai", "Lindedreef", "Nijverheidslaan",
    ]

    /// 380 names, no two alike, without a legal form.
    public static func name(_ index: Int) -> String {
        "\(trades[index % 20]) \(places[(index + index / 20) % 19])"
    }

    public static func email(_ index: Int) -> String {
        let name = name(index).lowercased().split(separator: " ")
        return "info@\(name[0])-\(name[1])-\(index).example"
    }

    public static func street(_ index: Int) -> String { "\(streets[index % 6]) \(index * 7 % 180 + 1)" }

    public static func postcode(_ index: Int) -> String { "\(1000 + index * 37 % 8000)" }

    public static func phone(_ index: Int) -> String { "+32 9 \(2_000_000 + index * 7_919)" }

    /// Belgian enterprise numbers with right check digits (modulo 97), as VAT numbers.
    public static func vatNumber(_ index: Int) -> String {
        let base = 4_000_000 + index * 10_007 % 5_000_000
        let check = 97 - base % 97
        return "BE0\(base)\(check < 10 ? "0" : "")\(check)"
    }
}
