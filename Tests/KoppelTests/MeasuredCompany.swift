import Foundation
import TestSupport

/// The exports of a company with a shop and a works whose orders are typed over and often forgotten, until an interface
/// carries them.
struct MeasuredCompany {
    let folder: TemporaryFolder

    /// 6 January 2025, a Monday, in days since 1970.
    static let start = 20_094
    static let ordersPerWeek = 60
    /// The week from which on the interface carries the orders.
    static let change = 44

    /// A company whose exports of the first forty weeks are read into `acme.koppel`.
    static func imported() throws -> MeasuredCompany {
        let company = MeasuredCompany(folder: try TemporaryFolder())
        try company.export(weeks: 40)
        _ = try company.run("import", "exports", "--workspace", "acme.koppel")
        return company
    }

    /// Writes the exports as they are after some weeks.
    func export(weeks: Int) throws {
        var random = SeededRandom(seed: 7)
        var shop = "Order number,Created at,Company,Email,Total\n"
        var works = "Ordernummer;Aangemaakt op;Aangemaakt door;Klant;Referentie klant;Bedrag\n"
        var arrivals: [(moment: Int, line: String)] = []
        let end = (Self.start + weeks * 7) * 86_400
        for order in 0..<(weeks * Self.ordersPerWeek) {
            let week = order / Self.ordersPerWeek
            let weekday = order % Self.ordersPerWeek * 5 / Self.ordersPerWeek
            let hour = Int.random(in: 8...16, using: &random)
            let moment =
                (Self.start + week * 7 + weekday) * 86_400 + hour * 3_600 + Int.random(in: 0..<3_600, using: &random)
            let number = "WEB-\(10_000 + order * 7)"
            let name = "Atelier \(["Leie", "Schelde", "Dender", "Zenne", "Dijle"][order % 5]) \(order % 41 + 1)"
            let amount = 900 + Int.random(in: 0..<3_000, using: &random)
            shop += "\(number),\(Self.text(moment)),\(name),shop\(order % 205)@example.com,\(amount).50\n"
            let isAutomatic = week >= Self.change
            let isLost = Double.random(in: 0..<1, using: &random) < (isAutomatic ? 0.002 : 0.1)
            let typed =
                (Self.start + week * 7 + weekday + (weekday == 4 ? 3 : 1)) * 86_400
                + Int.random(in: 8 * 3_600..<17 * 3_600, using: &random)
            let arrival = isAutomatic ? moment + Int.random(in: 5..<60, using: &random) : typed
            guard !isLost, arrival < end else { continue }
            let clerk = isAutomatic ? "API" : ["An", "Piet"][order % 2]
            arrivals.append((arrival, "\(Self.text(arrival));\(clerk);\(name);\(number);\(amount),50"))
        }
        for (place, arrival) in arrivals.sorted(by: { $0.moment < $1.moment }).enumerated() {
            works += "VO\(500_000 + place);\(arrival.line)\n"
        }
        try folder.write(shop, to: "exports/shop/orders.csv")
        try folder.write(works, to: "exports/works/verkooporders.csv")
    }

    private static func text(_ moment: Int) -> String {
        let formatter = ISO8601DateFormatter()
        formatter.formatOptions = [.withFullDate, .withTime, .withColonSeparatorInTime, .withSpaceBetweenDateAndTime]
        return String(formatter.string(from: Date(timeIntervalSince1970: Double(moment))).prefix(19))
    }

    /// A day of a week, as the command line takes it.
    static func day(week: Int) -> String { String(text((start + week * 7) * 86_400).prefix(10)) }

    /// What a command prints.
    func run(_ arguments: String...) throws -> String {
        String(decoding: try Tool.output(arguments, in: folder), as: UTF8.self)
    }

    /// A JSON document that a command prints, which must fit its schema.
    func document(_ schema: String, _ arguments: String...) throws -> (value: JSONSchemaCheck.Value, faults: [String]) {
        let json = try Tool.output(arguments + ["--format", "json"], in: folder)
        let text = try run("schema", schema)
        return (try JSONSchemaCheck.parse(json), try JSONSchemaCheck(schema: text).faults(in: json).map { "\($0)" })
    }
}
