import Foundation

/// The exports of a company with a shop, a production system into which its orders are typed, and a list of contacts
/// that nothing is coupled to.
struct SmallCompany {
    let folder: TemporaryFolder

    static let orders = 120

    /// Every tenth order was never typed over.
    static let lost = (1...orders).filter { $0.isMultiple(of: 10) }.map(shopNumber)

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(Self.shopOrders(), to: "exports/shop/orders.csv")
        try folder.write(Self.plantOrders(), to: "exports/plant/verkooporders.csv")
        try folder.write(Self.contacts(), to: "exports/contacts/contacts.json")
    }

    /// A company whose exports are read into `acme.koppel`.
    static func imported() throws -> SmallCompany {
        let company = try SmallCompany()
        _ = try Tool.output(["import", "exports", "--workspace", "acme.koppel"], in: company.folder)
        return company
    }

    /// The snapshot's map.
    func landscape() throws -> Data { try Tool.output(["map", "--format", "json"], in: folder) }

    static func shopNumber(_ order: Int) -> String { "WEB-\(10_000 + order * 7)" }

    /// - Parameter discount: what every eighth order costs less.
    static func shopOrders(discount: Int = 0) -> String {
        var text = "Order number,Created at,Company,Email,Total\n"
        for order in 1...orders {
            text += "\(shopNumber(order)),\(moment(order, hour: 9)),\(name(order)),shop\(order)@example.com,"
            text += "\(amount(order) - (order.isMultiple(of: 8) ? discount : 0)).50\n"
        }
        return text
    }

    static func plantOrders() -> String {
        var text = "Ordernummer;Aangemaakt op;Aangemaakt door;Klant;Referentie klant;Bedrag\n"
        var number = 0
        for order in 1...orders where !order.isMultiple(of: 10) {
            number += 1
            let clerk = order.isMultiple(of: 3) ? "An" : "Piet"
            text += "VO\(500_000 + number);\(moment(order, hour: 15));\(clerk);\(name(order));\(shopNumber(order));"
            text += "\(amount(order)),50\n"
        }
        return text
    }

    static func contacts() -> String {
        let people = (1...30).map { person in
            "{\"id\": \(person * 31), \"first_name\": \"N\(person)\", \"email\": \"c\(person)@example.org\"}"
        }
        return "[\(people.joined(separator: ",\n"))]\n"
    }

    private static func amount(_ order: Int) -> Int { 100 + order * 37 % 911 }

    static func name(_ order: Int) -> String {
        let places = ["Leie", "Schelde", "Dender", "Zenne", "Dijle", "Nete", "Maas", "Samber", "Ourthe", "Semois"]
        return "Atelier \(places[order % places.count]) \(order % 23 + 1)"
    }

    /// From January to May 2026, an order each day.
    private static func moment(_ order: Int, hour: Int) -> String {
        let (month, day) = ((order - 1) / 28 + 1, (order - 1) % 28 + 1)
        let minute = order * 13 % 60
        return
            "2026-0\(month)-\(day < 10 ? "0" : "")\(day) \(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute):00"
    }
}
