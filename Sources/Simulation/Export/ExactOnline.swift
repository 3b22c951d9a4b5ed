internal import IntegrationModel

/// Exact Online's XML exports (`eExact-XML.xsd`): accounts, sales orders, invoices.
extension ExportContext {
    func exact() -> [ExportedFile] {
        var files: [ExportedFile] = []
        if system.plan.entities.contains(.party) {
            files.append(file("Accounts.xml", exactDocument { $0.element("Accounts") { accounts(&$0) } }))
        }
        if system.plan.entities.contains(.order) {
            files.append(
                file(
                    "SalesOrders.xml",
                    exactDocument { xml in
                        xml.element("SalesOrders") { xml in documents(.order).forEach { salesOrder($0, &xml) } }
                    }
                )
            )
        }
        if system.plan.entities.contains(.invoice) {
            files.append(
                file(
                    "SalesInvoices.xml",
                    exactDocument { xml in
                        xml.element("Invoices") { xml in documents(.invoice).forEach { exactInvoice($0, &xml) } }
                    }
                )
            )
        }
        return files
    }

    private func exactDocument(_ content: (inout XMLText) -> Void) -> String {
        var xml = XMLText(encoding: "utf-8", indents: system.plan.dirt.quoteAll)
        xml.element(
            "eExact",
            [
                ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
                ("xsi:noNamespaceSchemaLocation", "eExact-XML.xsd"),
            ],
            content
        )
        return xml.text
    }

    private func accounts(_ xml: inout XMLText) {
        for party in parties {
            let search = party.reference.isEmpty ? [] : [("searchcode", party.reference)]
            let attributes = [("code", party.number)] + search + [("status", "C"), ("ID", "{\(party.uuid)}")]
            xml.element("Account", attributes) { xml in
                xml.element("Name", party[.name])
                if !party[.phone].isEmpty { xml.element("Phone", party.phoneAsWritten) }
                if !party[.email].isEmpty { xml.element("Email", party[.email]) }
                xml.element("Address", [("type", "VIS"), ("default", "1")]) { xml in
                    xml.element("AddressLine1", party[.street])
                    xml.element("PostalCode", party[.postcode])
                    xml.element("City", party[.city])
                    xml.element("Country", "", [("code", party[.country])])
                }
                if !party[.vat].isEmpty { xml.element("VATNumber", party.vatAsWritten) }
                if system.plan.audit.created != .none {
                    xml.element("StartDate", party.audit.createdAt.dateText)
                }
            }
        }
    }

    private func salesOrder(_ order: DocumentRecord, _ xml: inout XMLText) {
        let status = [DocumentStatus.cancelled: "45", .done: "21"][order.status] ?? "12"
        xml.element("SalesOrder", [("salesordernumber", order.number), ("status", status)]) { xml in
            xml.element("OrderDate", order.audit.createdAt.dateText)
            if !order.remark.isEmpty { xml.element("Description", order.remark) }
            if !order.reference.isEmpty { xml.element("YourRef", order.reference) }
            orderedBy(order, &xml)
            exactLines(order, "SalesOrderLine", &xml)
        }
    }

    private func exactInvoice(_ invoice: DocumentRecord, _ xml: inout XMLText) {
        xml.element("Invoice", [("invoicenumber", invoice.number), ("type", "8020"), ("status", "50")]) { xml in
            xml.element("Journal", "", [("code", "70")])
            xml.element("InvoiceDate", invoice.audit.createdAt.dateText)
            xml.element("DueDate", (invoice.audit.createdAt + 30 * Moment.day).dateText)
            if !invoice.remark.isEmpty { xml.element("Description", invoice.remark) }
            if !invoice.reference.isEmpty { xml.element("YourRef", invoice.reference) }
            orderedBy(invoice, &xml)
            if !invoice.communication.isEmpty {
                xml.element("PaymentReference", Spelling.communication(invoice.communication))
            }
            exactLines(invoice, "InvoiceLine", &xml)
        }
    }

    private func orderedBy(_ document: DocumentRecord, _ xml: inout XMLText) {
        let code = party(of: document).map { [("code", $0.number)] } ?? []
        xml.element("OrderedBy", code) { $0.element("Name", document.partyName) }
        if !code.isEmpty { xml.element("InvoiceTo", "", code) }
    }

    private func exactLines(_ document: DocumentRecord, _ name: String, _ xml: inout XMLText) {
        for (place, line) in document.lines.enumerated() {
            let product = products[line.product]
            xml.element(name, [("line", String(place + 1))]) { xml in
                xml.element("Item", [("code", product.number)]) { $0.element("Description", product.name) }
                xml.element("Quantity", String(line.quantity))
                xml.element("UnitPrice") { xml in
                    xml.element("Currency", "", [("code", "EUR")])
                    xml.element("Value", Spelling.amount(line.priceInCents) + "00")
                    xml.element("VATPercentage", line.vatPercentage == 6 ? "0.06" : "0.21")
                }
            }
        }
    }
}
