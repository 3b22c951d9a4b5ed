import Foundation

/// The customers of the sample company `antwerp-wholesaler`, and who is who: by mail address, else by telephone or name.
struct AntwerpCustomers {
    struct Customer {
        var key: String
        var name: String
        var email: String
        /// The last eight digits.
        var phone: String
        var made: Date
    }

    let shop: [Customer]
    let erp: [Customer]
    let crm: [Customer]
    /// Places in the lists of the shop and of the ERP.
    let pairs: [(shop: Int, erp: Int)]

    init(_ folder: URL) throws {
        func rows(_ path: String, _ names: (key: String, name: String, phone: String, made: String)) throws
            -> [Customer]
        {
            let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
            return AntwerpExports.table(text).map { row in
                Customer(
                    key: (row[names.key] ?? "").replacingOccurrences(of: "'", with: ""),
                    name: AntwerpExports.bare(row[names.name] ?? ""),
                    email: (row["Email"] ?? "").lowercased(),
                    phone: String((row[names.phone] ?? "").filter(\.isNumber).suffix(8)),
                    made: AntwerpExports.date(row[names.made] ?? "")
                )
            }
        }
        shop = try rows(
            "webshop/customers_export.csv",
            ("Customer ID", "Default Address Company", "Default Address Phone", "")
        )
        erp = try rows("odoo/res.partner.csv", ("External ID", "Name", "Phone", "Created on"))
        crm = try rows(
            "crm/hubspot-crm-exports-all-companies-2026-10-30.csv",
            ("Record ID", "Company name", "Phone Number", "Create Date")
        )
        pairs = Self.pairs(shop, erp)
    }

    private static func pairs(_ shop: [Customer], _ erp: [Customer]) -> [(shop: Int, erp: Int)] {
        let ways: [KeyPath<Customer, String>] = [\.email, \.phone, \.name]
        var pairs: [(shop: Int, erp: Int)] = []
        for (place, customer) in shop.enumerated() {
            for way in ways where !customer[keyPath: way].isEmpty {
                guard let found = erp.firstIndex(where: { $0[keyPath: way] == customer[keyPath: way] }) else {
                    continue
                }
                pairs.append((shop: place, erp: found))
                break
            }
        }
        return pairs
    }

    /// How many customers of the CRM another list has too, by telephone or name.
    func shared(with list: [Customer]) -> Int {
        let phones = Set(list.map(\.phone).filter { !$0.isEmpty })
        let names = Set(list.map(\.name))
        return crm.count { phones.contains($0.phone) || names.contains($0.name) }
    }
}
