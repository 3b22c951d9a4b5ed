internal import IntegrationModel

/// WooCommerce: what its REST API answers for orders and customers.
extension ExportContext {
    func wooCommerce() -> [ExportedFile] {
        var files = [file("orders.json", JSONText.array(documents(.order).map(wooOrder)).indented)]
        if system.plan.entities.contains(.party) {
            files.append(file("customers.json", JSONText.array(parties.map(wooCustomer)).indented))
        }
        return files
    }

    private func stamps(_ name: String, _ moment: Moment?) -> [(String, JSONText)] {
        guard let moment else { return [(name, .null), (name + "_gmt", .null)] }
        let pattern = "yyyy-mm-ddThh:mi:ss"
        return [(name, .text(moment.text(pattern))), (name + "_gmt", .text(universal(moment).text(pattern)))]
    }

    private func billing(_ party: PartyRecord?, _ name: String) -> JSONText {
        let contact = (party?[.contact] ?? "").split(separator: " ")
        return .object([
            ("first_name", .text(contact.first.map(String.init) ?? "")),
            ("last_name", .text(contact.dropFirst().joined(separator: " "))), ("company", .text(party?[.name] ?? name)),
            ("address_1", .text(party?[.street] ?? "")), ("address_2", .text("")),
            ("city", .text(party?[.city] ?? "")), ("state", .text("")), ("postcode", .text(party?[.postcode] ?? "")),
            ("country", .text(party?[.country] ?? "")), ("email", .text(party?[.email] ?? "")),
            ("phone", .text(party?.phoneAsWritten ?? "")),
        ])
    }

    private func wooOrder(_ order: DocumentRecord) -> JSONText {
        let status = [DocumentStatus.done: "completed", .draft: "pending", .cancelled: "cancelled"][order.status]
        let customer = party(of: order)
        let lines = order.lines.enumerated().map { place, line -> JSONText in
            let net = line.priceInCents * line.quantity
            return .object([
                ("id", .number(String(order.internalNumber * 10 + place + 900))),
                ("name", .text(products[line.product].name)), ("product_id", .number(String(line.product + 70))),
                ("quantity", .number(String(line.quantity))), ("subtotal", .text(Spelling.amount(net))),
                ("total", .text(Spelling.amount(net))), ("sku", .text(products[line.product].number)),
            ])
        }
        return .object(
            [
                ("id", .number(order.number)), ("parent_id", .number("0")), ("number", .text(order.number)),
                ("created_via", .text("checkout")), ("status", .text(status ?? "processing")),
                ("currency", .text("EUR")),
            ] + stamps("date_created", order.audit.createdAt) + stamps("date_modified", order.audit.modifiedAt) + [
                ("discount_total", .text("0.00")), ("total", .text(Spelling.amount(order.gross))),
                ("total_tax", .text(Spelling.amount(order.tax))), ("prices_include_tax", .flag(false)),
                ("customer_id", .number(customer?.number ?? "0")), ("customer_note", .text(order.remark)),
                ("billing", billing(customer, order.partyName)), ("payment_method", .text("bacs")),
            ] + stamps("date_paid", order.status == .draft ? nil : order.audit.createdAt) + [
                ("line_items", .array(lines)), ("refunds", .array([])),
            ]
        )
    }

    private func wooCustomer(_ party: PartyRecord) -> JSONText {
        let contact = party[.contact].split(separator: " ")
        return .object(
            [("id", .number(party.number))] + stamps("date_created", party.audit.createdAt)
                + stamps("date_modified", party.audit.modifiedAt) + [
                    ("email", .text(party[.email])), ("first_name", .text(contact.first.map(String.init) ?? "")),
                    ("last_name", .text(contact.dropFirst().joined(separator: " "))), ("role", .text("customer")),
                    ("billing", billing(party, party[.name])), ("is_paying_customer", .flag(true)),
                ]
        )
    }
}
