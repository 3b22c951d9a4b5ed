internal import IntegrationModel

/// Teamleader Focus: the answers of its `companies.list` and `deals.list`.
extension ExportContext {
    func teamleader() -> [ExportedFile] {
        [
            file("companies.list.json", JSONText.object([("data", .array(parties.map(company)))]).indented),
            file("deals.list.json", JSONText.object([("data", .array(documents(.deal).map(deal)))]).indented),
        ]
    }

    private func stamp(_ moment: Moment) -> JSONText {
        .text(universal(moment).text("yyyy-mm-ddThh:mi:ss") + "+00:00")
    }

    private func user(_ name: String) -> JSONText {
        var random = RandomSource(seed: plan.seed, stream: "user \(name)")
        return .object([("type", .text("user")), ("id", .text(Identifiers.uuid(&random)))])
    }

    private func company(_ party: PartyRecord) -> JSONText {
        .object([
            ("id", .text(party.uuid)), ("name", .text(party[.name])), ("status", .text("active")),
            ("vat_number", party[.vat].isEmpty ? .null : .text(party.vatAsWritten)),
            (
                "emails",
                .array(
                    party[.email].isEmpty
                        ? [] : [.object([("type", .text("primary")), ("email", .text(party[.email]))])]
                )
            ),
            (
                "telephones",
                .array(
                    party[.phone].isEmpty
                        ? [] : [.object([("type", .text("phone")), ("number", .text(party.phoneAsWritten))])]
                )
            ),
            (
                "primary_address",
                .object([
                    ("line_1", .text(party[.street])), ("postal_code", .text(party[.postcode])),
                    ("city", .text(party[.city])), ("country", .text(party[.country])),
                ])
            ),
            ("iban", .text(party[.iban])), ("language", .text(party[.language])),
            ("responsible_user", user(party.audit.createdBy)), ("added_at", stamp(party.audit.createdAt)),
            ("updated_at", stamp(party.audit.modifiedAt)),
            (
                "custom_fields",
                .array(party.reference.isEmpty ? [] : [.object([("value", .text(party.reference))])])
            ),
        ])
    }

    private func deal(_ deal: DocumentRecord) -> JSONText {
        let status = [DocumentStatus.won: "won", .lost: "lost", .open: "open"][deal.status] ?? "won"
        return .object([
            ("id", .text(deal.uuid)), ("title", .text(deal.lines.first.map { products[$0.product].name } ?? "")),
            ("summary", .text(deal.remark)), ("reference", .text(deal.number)), ("status", .text(status)),
            (
                "lead",
                .object([
                    (
                        "customer",
                        .object([("type", .text("company")), ("id", .text(party(of: deal)?.uuid ?? ""))])
                    )
                ])
            ),
            ("estimated_value", .object([("amount", .amount(deal.net)), ("currency", .text("EUR"))])),
            ("purchase_order_number", deal.reference.isEmpty ? .null : .text(deal.reference)),
            ("closed_at", deal.status == .open ? .null : stamp(deal.effectiveAt)),
            ("responsible_user", user(deal.salesperson)), ("created_at", stamp(deal.audit.createdAt)),
            ("updated_at", stamp(deal.audit.modifiedAt)),
        ])
    }
}
