internal import IntegrationModel

/// Shopify's CSV exports of customers (2023 and later) and orders.
extension ExportContext {
    func shopify() -> [ExportedFile] {
        var files: [ExportedFile] = []
        if system.plan.entities.contains(.party) { files.append(file("customers_export.csv", shopifyCustomers())) }
        files.append(file("orders_export_1.csv", shopifyOrders()))
        return files
    }

    private func shopifyCustomers() -> String {
        var csv = DelimitedText()
        csv.row([
            "Customer ID", "First Name", "Last Name", "Email", "Accepts Email Marketing", "Default Address Company",
            "Default Address Address1", "Default Address Address2", "Default Address City",
            "Default Address Province Code", "Default Address Country Code", "Default Address Zip",
            "Default Address Phone", "Phone", "Accepts SMS Marketing", "Total Spent", "Total Orders", "Note",
            "Tax Exempt", "Tags",
        ])
        let orders = Dictionary(grouping: documents(.order)) { $0.party ?? -1 }
        for (place, party) in system.parties.enumerated().sorted(by: { $0.element.number < $1.element.number }) {
            let own = orders[place] ?? []
            let phone = party.phoneAsWritten
            csv.row([
                "'" + party.number, String(person(party).split(separator: " ").first ?? ""),
                person(party).split(separator: " ").dropFirst().joined(separator: " "), party[.email], "no",
                party[.kind] == "person" ? "" : party[.name], party[.street], "", party[.city], "", party[.country],
                "'" + party[.postcode],
                phone.hasPrefix("+") ? "'" + phone : phone, "", "no",
                Spelling.amount(own.reduce(0) { $0 + $1.gross }), String(own.count), "", "no", "",
            ])
        }
        return csv.text
    }

    /// A private customer's name is the person's; it may have been changed since.
    private func person(_ party: PartyRecord) -> String {
        party[.kind] == "person" ? party[.name] : party[.contact]
    }

    private static let orderColumns = [
        "Name", "Email", "Financial Status", "Paid at", "Fulfillment Status", "Fulfilled at", "Accepts Marketing",
        "Currency", "Subtotal", "Shipping", "Taxes", "Total", "Discount Code", "Discount Amount", "Shipping Method",
        "Created at", "Lineitem quantity", "Lineitem name", "Lineitem price", "Lineitem compare at price",
        "Lineitem sku", "Lineitem requires shipping", "Lineitem taxable", "Lineitem fulfillment status",
        "Billing Name", "Billing Street", "Billing Address1", "Billing Address2", "Billing Company", "Billing City",
        "Billing Zip", "Billing Province", "Billing Country", "Billing Phone", "Shipping Name", "Notes",
        "Note Attributes", "Cancelled at", "Payment Method", "Payment Reference", "Refunded Amount", "Vendor", "Id",
        "Tags", "Risk Level", "Source", "Lineitem discount",
    ]

    private func shopifyOrders() -> String {
        var csv = DelimitedText()
        csv.row(Self.orderColumns)
        for order in documents(.order) {
            let stamp = universal(order.audit.createdAt).text("yyyy-mm-dd hh:mi:ss") + " +0000"
            for (place, line) in order.lines.enumerated() {
                var cells = place == 0 ? head(of: order, stamp) : ["Name": order.number]
                let product = products[line.product]
                cells["Created at"] = stamp
                cells["Lineitem quantity"] = String(line.quantity)
                cells["Lineitem name"] = product.name
                cells["Lineitem price"] = Spelling.amount(line.priceInCents)
                cells["Lineitem sku"] = product.number
                cells["Lineitem requires shipping"] = "true"
                cells["Lineitem taxable"] = "true"
                cells["Lineitem fulfillment status"] = order.status == .done ? "fulfilled" : "pending"
                cells["Lineitem discount"] = "0.00"
                csv.row(Self.orderColumns.map { cells[$0] ?? "" })
            }
        }
        return csv.text
    }

    private func head(of order: DocumentRecord, _ stamp: String) -> [String: String] {
        let party = party(of: order)
        return [
            "Name": order.number, "Email": party?[.email] ?? "",
            "Financial Status": order.status == .draft ? "pending" : order.status == .cancelled ? "voided" : "paid",
            "Paid at": order.status == .draft ? "" : stamp,
            "Fulfillment Status": order.status == .done ? "fulfilled" : "unfulfilled", "Accepts Marketing": "no",
            "Currency": "EUR", "Subtotal": Spelling.amount(order.net), "Shipping": "0.00",
            "Taxes": Spelling.amount(order.tax), "Total": Spelling.amount(order.gross), "Discount Amount": "0.00",
            "Shipping Method": "Standard", "Billing Name": party?[.contact] ?? order.partyName,
            "Billing Street": party?[.street] ?? "", "Billing Address1": party?[.street] ?? "",
            "Billing Company": party?[.kind] == "person" ? "" : order.partyName, "Billing City": party?[.city] ?? "",
            "Billing Zip": "'" + (party?[.postcode] ?? ""), "Billing Country": party?[.country] ?? "",
            "Billing Phone": party?.phoneAsWritten ?? "", "Shipping Name": party?[.contact] ?? "",
            "Notes": order.remark,
            "Cancelled at": order.status == .cancelled ? stamp : "",
            "Payment Method": order.internalNumber % 3 == 0 ? "Bancontact" : "Mollie - Bancontact",
            "Payment Reference": "c\(order.internalNumber + 4000).1", "Refunded Amount": "0.00",
            "Id": String(5_600_000_000_000 + order.internalNumber * 32_768), "Risk Level": "Low", "Source": "web",
        ]
    }
}
