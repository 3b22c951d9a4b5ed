import Foundation

/// The exports of the sample company `antwerp-wholesaler`, read as simply as its five formats allow.
struct AntwerpExports {
    struct Order {
        var number: String
        var reference: String
        var date: Date
        var customer: String
        var total: Double
    }

    struct Invoice {
        var date: Date
        var order: String
        var communication: String
        var customer: String
        var gross: Double
        /// Rules that the text of the file shows to be broken.
        var breaches: Set<String>
    }

    static let root: URL = {
        var folder = URL(filePath: #filePath)
        while !FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path) {
            folder.deleteLastPathComponent()
        }
        return folder
    }()

    static let lawfulFrom = date("2026-01-01")

    /// By number.
    let shopOrders: [String: Order]
    let orders: [Order]
    /// By number.
    let invoices: [String: Invoice]
    let paymentDates: [Date]
    let hubspotRecords: Int

    /// The orders of the shop that an order of the ERP is for.
    let linkedShopOrders: Set<String>
    /// Orders of the ERP whose reference is not that of the order that they are for.
    let mistypedOrders: [String]
    /// Numbers of shop orders whose order in the ERP has another total, or another customer.
    let otherAmount: [String]
    let otherCustomer: [String]
    /// Those of the latter whose customer in the ERP is in its list of customers.
    let otherKnownCustomer: [String]
    /// The customers of ERP orders that are not in the list of customers.
    let unknownCustomers: [String]
    let paidInvoices: Set<String>
    let mistypedPayments: Int

    init(_ folder: URL) throws {
        func table(_ path: String) throws -> [[String: String]] {
            Self.table(try String(contentsOf: folder.appending(path: path), encoding: .utf8))
        }
        var shop: [String: Order] = [:]
        for row in try table("webshop/orders_export_1.csv") {
            guard let number = row["Name"], let total = row["Total"].flatMap(Double.init) else { continue }
            shop[number] = Order(
                number: number,
                reference: "",
                date: Self.date(row["Created at"] ?? ""),
                customer: row["Billing Company"] ?? "",
                total: total
            )
        }
        orders = try table("odoo/sale.order.csv").map { row in
            Order(
                number: row["Order Reference"] ?? "",
                reference: row["Customer Reference"] ?? "",
                date: Self.date(row["Creation Date"] ?? ""),
                customer: row["Customer"] ?? "",
                total: Double(row["Total"] ?? "") ?? .nan
            )
        }
        shopOrders = shop
        hubspotRecords = try ["companies", "deals"].reduce(0) {
            $0 + (try table("crm/hubspot-crm-exports-all-\($1)-2026-10-30.csv")).count
        }
        let customers = Set(try table("odoo/res.partner.csv").map { Self.bare($0["Name"] ?? "") })
        unknownCustomers = orders.map(\.customer).filter { !customers.contains(Self.bare($0)) }
        let linked = Self.link(orders, to: shop)
        (linkedShopOrders, mistypedOrders, otherAmount) = (linked.0, linked.1, linked.2)
        otherCustomer = linked.3.map(\.1.number)
        otherKnownCustomer = linked.3.filter { customers.contains(Self.bare($0.0.customer)) }.map(\.1.number)

        let names = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "facturen-ubl").path)
        var invoices: [String: Invoice] = [:]
        for name in names where name.hasSuffix(".xml") {
            let text = try String(contentsOf: folder.appending(path: "facturen-ubl/\(name)"), encoding: .utf8)
            guard let number = Self.element("cbc:ID", in: text) else { continue }
            invoices[number] = Self.invoice(text)
        }
        self.invoices = invoices
        let statement = try String(contentsOf: folder.appending(path: "bank/camt053-2026.xml"), encoding: .utf8)
        let entries = statement.components(separatedBy: "<Ntry>").dropFirst()
        paymentDates = entries.map { Self.date(Self.element("Dt", in: $0) ?? "") }
        (paidInvoices, mistypedPayments) = Self.match(Array(entries), with: invoices)
    }

    /// The last moment at which something was made.
    var end: Date { (orders.map(\.date) + invoices.values.map(\.date) + paymentDates).max() ?? .distantPast }

    var invoicesOfLastYear: Int { invoices.values.count { end.timeIntervalSince($0.date) < 365.25 * 86_400 } }

    func years(_ dates: [Date]) -> Double {
        guard let first = dates.min(), let last = dates.max() else { return .nan }
        return last.timeIntervalSince(first) / (365.25 * 86_400)
    }

    /// The order of the shop that each order of the ERP is for: the one that it names, if amount or customer agree, else
    /// an earlier one of the same amount that no other names.
    private static func link(_ orders: [Order], to shop: [String: Order]) -> (
        Set<String>, [String], [String], [(Order, Order)]
    ) {
        var pairs: [(Order, Order)] = []
        var used: Set<String> = []
        var mistyped: [Order] = []
        for order in orders {
            if let named = shop[order.reference], !used.contains(named.number),
                abs(named.total - order.total) < 0.005 || bare(named.customer) == bare(order.customer)
            {
                pairs.append((order, named))
                used.insert(named.number)
            } else {
                mistyped.append(order)
            }
        }
        for order in mistyped {
            let alike = shop.values.filter {
                !used.contains($0.number) && abs($0.total - order.total) < 0.005 && $0.date <= order.date
            }.sorted { $0.number < $1.number }
            guard let best = alike.first(where: { bare($0.customer) == bare(order.customer) }) ?? alike.first else {
                continue
            }
            pairs.append((order, best))
            used.insert(best.number)
        }
        return (
            used, mistyped.map(\.number),
            pairs.filter { abs($0.total - $1.total) > 0.005 }.map(\.1.number),
            pairs.filter { bare($0.customer) != bare($1.customer) }
        )
    }

    /// Which invoices were paid: those whose communication or number a payment names, else one of the same amount.
    private static func match(_ entries: [String], with invoices: [String: Invoice]) -> (Set<String>, Int) {
        let byCommunication = Dictionary(invoices.map { ($0.value.communication, $0.key) }) { first, _ in first }
        var paid: Set<String> = []
        var rest: [(amount: Double, payer: String)] = []
        for entry in entries {
            let amount = Double(element("Amt", in: entry) ?? "") ?? .nan
            let named = element("Ref", in: entry).flatMap { byCommunication[$0.filter(\.isNumber)] }
            let told = (element("Ustrd", in: entry) ?? "").split(separator: " ").map(String.init).first {
                invoices[$0] != nil
            }
            if let key = named ?? told, !paid.contains(key), abs((invoices[key]?.gross ?? .nan) - amount) < 0.005 {
                paid.insert(key)
            } else {
                rest.append((amount, bare(element("Nm", in: entry) ?? "")))
            }
        }
        for (amount, payer) in rest {
            let alike = invoices.filter { !paid.contains($0.key) && abs($0.value.gross - amount) < 0.005 }.keys.sorted()
            if let key = alike.first(where: { invoices[$0]?.customer == payer }) ?? alike.first { paid.insert(key) }
        }
        return (paid, rest.count)
    }

    private static func invoice(_ text: String) -> Invoice {
        let buyer = between("<cac:AccountingCustomerParty>", "</cac:AccountingCustomerParty>", in: text)
        var breaches: Set<String> = []
        if !text.contains("<cac:TaxSubtotal>") { breaches.insert("BR-CO-18") }
        let order = between("<cac:OrderReference>", "</cac:OrderReference>", in: text)
        let buyerReference = element("cbc:BuyerReference", in: text) ?? ""
        if (element("cbc:ID", in: order) ?? "").isEmpty, buyerReference.isEmpty {
            breaches.insert("PEPPOL-EN16931-R003")
        }
        if (element("cbc:EndpointID", in: buyer) ?? "").isEmpty { breaches.insert("PEPPOL-EN16931-R010") }
        let lines = text.components(separatedBy: "<cac:InvoiceLine>").dropFirst()
        if lines.isEmpty { breaches.insert("BR-16") }
        if lines.contains(where: { !$0.contains("<cac:ClassifiedTaxCategory>") }) { breaches.insert("BR-CO-04") }
        return Invoice(
            date: date(element("cbc:IssueDate", in: text) ?? ""),
            order: element("cbc:ID", in: order) ?? "",
            communication: (element("cbc:PaymentID", in: text) ?? "").filter(\.isNumber),
            customer: bare(element("cbc:RegistrationName", in: buyer) ?? ""),
            gross: Double(element("cbc:TaxInclusiveAmount", in: text) ?? "") ?? .nan,
            breaches: breaches
        )
    }

    /// The text of the first element with a name.
    private static func element(_ name: String, in text: some StringProtocol) -> String? {
        guard let open = text.range(of: "<\(name)"), let start = text[open.upperBound...].firstIndex(of: ">"),
            let end = text[start...].range(of: "</\(name)>")
        else { return nil }
        return String(text[text.index(after: start)..<end.lowerBound])
    }

    private static func between(_ begin: String, _ end: String, in text: String) -> String {
        guard let start = text.range(of: begin), let stop = text[start.upperBound...].range(of: end) else { return "" }
        return String(text[start.upperBound..<stop.lowerBound])
    }

    /// Lower case letters and digits.
    static func bare(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }

    static func date(_ text: String) -> Date {
        let numbers = text.prefix(19).split { !$0.isNumber }.compactMap { Int($0) }
        guard numbers.count >= 3 else { return .distantPast }
        var parts = DateComponents(year: numbers[0], month: numbers[1], day: numbers[2])
        if numbers.count >= 6 { (parts.hour, parts.minute, parts.second) = (numbers[3], numbers[4], numbers[5]) }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
        return calendar.date(from: parts) ?? .distantPast
    }

    /// Comma-separated values with quotes, by the names of the header.
    static func table(_ text: String) -> [[String: String]] {
        var rows: [[String]] = []
        var (row, cell, isQuoted) = ([String](), "", false)
        for character in text {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted:
                row.append(cell)
                cell = ""
            case "\n" where !isQuoted, "\r\n" where !isQuoted:
                rows.append(row + [cell])
                (row, cell) = ([], "")
            case "\u{FEFF}": break
            default: cell.append(character)
            }
        }
        if !row.isEmpty { rows.append(row + [cell]) }
        guard let header = rows.first else { return [] }
        return rows.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
    }

    /// Low, likely and high of the figures of the price model, by id.
    static func prices() throws -> [String: [Double]] {
        let file = root.appending(path: "Sources/Configuration/Resources/prices.yaml")
        var (prices, id): ([String: [Double]], String) = ([:], "")
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
            let words = line.trimmingCharacters(in: .whitespaces)
            if words.hasPrefix("- id: ") { id = String(words.dropFirst(6)) }
            guard words.hasPrefix("range: [") else { continue }
            prices[id] = words.dropFirst(8).dropLast().split(separator: ",").compactMap {
                Double($0.trimmingCharacters(in: .whitespaces))
            }
        }
        return prices
    }
}
