internal import IntegrationModel

/// Business Central's API v2.0 collections as JSON files.
extension ExportContext {
    func businessCentral() -> [ExportedFile] {
        var files: [ExportedFile] = []
        for entity in system.plan.entities {
            switch entity {
            case .party: files.append(collection("customers", parties.map(customer)))
            case .product: files.append(collection("items", system.products.map(item)))
            case .order: files.append(collection("salesOrders", documents(.order).map { sales($0, .order) }))
            case .invoice: files.append(collection("salesInvoices", documents(.invoice).map { sales($0, .invoice) }))
            default: break
            }
        }
        return files
    }

    private func collection(_ name: String, _ records: [JSONText]) -> ExportedFile {
        var random = RandomSource(seed: plan.seed, stream: "tenant")
        let context =
            "https://api.businesscentral.dynamics.com/v2.0/production/api/v2.0/$metadata#companies(\(Identifiers.uuid(&random)))/\(name)"
        return file(
            name + ".json",
            JSONText.object([("@odata.context", .text(context)), ("value", .array(records))]).indented
        )
    }

    private func stamp(_ moment: Moment) -> JSONText {
        .text(universal(moment).text("yyyy-mm-ddThh:mi:ss") + ".\(moment.seconds % 900 + 100)Z")
    }

    private func customer(_ party: PartyRecord) -> JSONText {
        .object([
            ("id", .text(party.uuid)), ("number", .text(party.number)), ("displayName", .text(party[.name])),
            ("type", .text("Company")), ("addressLine1", .text(party[.street])),
            ("addressLine2", .text("")), ("city", .text(party[.city])),
            ("country", .text(party[.country])), ("postalCode", .text(party[.postcode])),
            ("phoneNumber", .text(party.phoneAsWritten)), ("email", .text(party[.email])), ("website", .text("")),
            ("taxRegistrationNumber", .text(party.vatAsWritten)), ("currencyCode", .text("EUR")),
            ("blocked", .text(" ")), ("balance", .number("0")), ("lastModifiedDateTime", stamp(party.audit.modifiedAt)),
        ])
    }

    private func item(_ product: ProductRecord) -> JSONText {
        .object([
            ("number", .text(product.number)), ("displayName", .text(product.name)), ("type", .text("Inventory")),
            ("gtin", .text(product.ean)), ("unitPrice", .amount(product.priceInCents)),
            ("baseUnitOfMeasureCode", .text("PCS")), ("lastModifiedDateTime", stamp(product.createdAt)),
        ])
    }

    private func sales(_ document: DocumentRecord, _ entity: Entity) -> JSONText {
        let zero = "00000000-0000-0000-0000-000000000000"
        let customer = party(of: document)
        let status: String =
            entity == .invoice
            ? "Open" : document.status == .draft ? "Draft" : document.status == .cancelled ? "Canceled" : "Open"
        let reference = document.reference.isEmpty ? document.remark : document.reference
        var members: [(String, JSONText)] = [
            ("id", .text(document.uuid)), ("number", .text(document.number)),
            ("externalDocumentNumber", .text(reference)),
            (entity == .invoice ? "invoiceDate" : "orderDate", .text(document.audit.createdAt.dateText)),
            ("postingDate", .text(document.audit.createdAt.dateText)),
        ]
        if entity == .invoice {
            members += [
                ("dueDate", .text((document.audit.createdAt + 30 * Moment.day).dateText)),
                ("customerPurchaseOrderReference", .text("")), ("orderId", .text(zero)), ("orderNumber", .text("")),
            ]
        }
        members += [
            ("customerId", .text(customer?.uuid ?? zero)), ("customerNumber", .text(customer?.number ?? "")),
            ("customerName", .text(document.partyName)), ("currencyCode", .text("EUR")),
            ("salesperson", .text(document.salesperson)), ("totalAmountExcludingTax", .amount(document.net)),
            ("totalTaxAmount", .amount(document.tax)), ("totalAmountIncludingTax", .amount(document.gross)),
            ("status", .text(status)), ("lastModifiedDateTime", stamp(document.audit.modifiedAt)),
        ]
        return .object(members)
    }
}
