internal import IntegrationModel

/// HubSpot's CSV exports of companies and deals.
extension ExportContext {
    func hubSpot() -> [ExportedFile] {
        let day = plan.end.dateText
        return [
            file("hubspot-crm-exports-all-companies-\(day).csv", hubSpotCompanies()),
            file("hubspot-crm-exports-all-deals-\(day).csv", hubSpotDeals()),
        ]
    }

    private static let countries = [
        "BE": "Belgium", "FR": "France", "NL": "Netherlands", "DE": "Germany", "LU": "Luxembourg",
    ]

    private func source(_ audit: Audit) -> String {
        system.plan.people.contains(audit.createdBy) ? "CRM UI" : "Integration"
    }

    private func hubSpotCompanies() -> String {
        var csv = DelimitedText(quoteAll: true)
        csv.row([
            "Record ID", "Company name", "Company Domain Name", "Company owner", "Create Date", "Phone Number",
            "Street Address", "City", "Postal Code", "Country/Region", "Industry", "Lifecycle Stage",
            "Last Modified Date", "Record source", "External ID",
        ])
        for party in parties {
            csv.row([
                party.number, party[.name], String(party[.email].split(separator: "@").last ?? ""),
                system.plan.people.contains(party.audit.createdBy) ? party.audit.createdBy : "",
                party.audit.createdAt.text("yyyy-mm-dd hh:mi"), party.phoneAsWritten, party[.street], party[.city],
                party[.postcode], Self.countries[party[.country]] ?? party[.country], "", "customer",
                party.audit.modifiedAt.text("yyyy-mm-dd hh:mi"), source(party.audit), party.reference,
            ])
        }
        return csv.text
    }

    private func hubSpotDeals() -> String {
        let stages: [DocumentStatus: String] = [
            .won: "Closed won", .lost: "Closed lost", .open: "Decision Maker Bought-In", .confirmed: "Closed won",
        ]
        var csv = DelimitedText(quoteAll: true)
        csv.row([
            "Record ID", "Deal Name", "Deal Stage", "Pipeline", "Amount", "Close Date", "Create Date", "Deal owner",
            "Associated Company", "Associated Company IDs", "Record source", "Description",
        ])
        for deal in documents(.deal) {
            csv.row([
                deal.number, "\(deal.partyName) - \(deal.lines.first.map { products[$0.product].name } ?? "")",
                stages[deal.status] ?? "Appointment Scheduled", "Sales Pipeline", Spelling.amount(deal.net),
                deal.status == .open ? "" : deal.effectiveAt.text("yyyy-mm-dd hh:mi"),
                deal.audit.createdAt.text("yyyy-mm-dd hh:mi"), deal.salesperson, deal.partyName,
                party(of: deal)?.number ?? "", source(deal.audit),
                [deal.reference, deal.remark].filter { !$0.isEmpty }.joined(separator: " "),
            ])
        }
        return csv.text
    }
}
