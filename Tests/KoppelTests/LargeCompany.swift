import Foundation

/// The exports of companies that are large in one respect.
enum LargeCompany {
    /// Systems that each take orders over from another one, and invoice those of a third.
    ///
    /// - Parameter systems: how many, at least 3.
    static func ofManySystems(_ systems: Int) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for system in 0..<systems {
            var orders = "Order number,Created at,Company,Your reference,Total\n"
            var invoices = "Invoice number,Invoice date,Customer,Order number,Amount\n"
            let other = system == 0 ? 0 : (system * 7 + 3) % system
            for order in 0..<120 {
                let reference = system == 0 ? "" : number(order, of: (system - 1) / 3)
                let name = "Atelier \(order % 41 + 1)"
                orders +=
                    "\(number(order, of: system)),\(moment(order, system)),\(name),\(reference),\(100 + order).50\n"
                invoices += "F\(100 + system)-\(5_000 + order * 3),\(moment(order, system + 9)),\(name),"
                invoices += "\(number(order, of: other)),\(100 + order).50\n"
            }
            try folder.write(orders, to: "exports/system-\(system)/orders.csv")
            try folder.write(invoices, to: "exports/system-\(system)/invoices.csv")
        }
        return folder
    }

    /// A shop and a works that hardly any of its orders reached.
    ///
    /// - Parameters:
    ///   - lost: how many orders of the shop never reached the works.
    ///   - kept: how many did.
    static func ofManyRecords(lost: Int, kept: Int) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        var shop = "Order number,Created at,Company,Total\n"
        var works = "Ordernummer;Aangemaakt op;Klant;Referentie klant;Bedrag\n"
        let every = max(1, (lost + kept) / max(1, kept))
        for order in 0..<(lost + kept) {
            let (number, day) = (
                "WEB-\(1_000_000 + order * 7)", "2026-0\(order * 6 / (lost + kept) + 1)-\(10 + order % 18)"
            )
            let name = "Atelier \(order % 977 + 1)"
            shop += "\(number),\(day) 09:\(10 + order % 50):00,\(name),\(100 + order % 911).50\n"
            if order % every == 0 {
                works +=
                    "VO\(500_000 + order);\(day) 15:\(10 + order % 50):00;\(name);\(number);\(100 + order % 911),50\n"
            }
        }
        try folder.write(shop, to: "exports/shop/orders.csv")
        try folder.write(works, to: "exports/works/verkooporders.csv")
        return folder
    }

    private static func number(_ order: Int, of system: Int) -> String { "S\(100 + system)-\(10_000 + order * 7)" }

    private static func moment(_ order: Int, _ system: Int) -> String {
        let hour = 9 + system % 9
        return
            "2026-0\(order / 28 + 1)-\(10 + order % 18) \(hour < 10 ? "0" : "")\(hour):\(10 + (order + system) % 50):00"
    }
}
