internal import IntegrationModel

/// Salesforce: the files of its Data Loader.
extension ExportContext {
    func salesforce() -> [ExportedFile] {
        [file("Account.csv", accounts()), file("Opportunity.csv", opportunities())]
    }

    /// An id of fifteen characters and three that tell capitals from small letters.
    private func identifier(_ prefix: String, _ number: Int) -> String { prefix + "d0000" + number.padded(8) + "AAA" }

    private func stamp(_ moment: Moment) -> String { universal(moment).text("yyyy-mm-ddThh:mi:ss") + ".000Z" }

    private func user(_ name: String) -> String {
        var random = RandomSource(seed: plan.seed, stream: "user \(name)")
        return identifier("005", random.integer(in: 1...99_999))
    }

    private func accounts() -> String {
        var csv = DelimitedText(quoteAll: true)
        csv.row([
            "Id", "IsDeleted", "Name", "Type", "BillingStreet", "BillingCity", "BillingPostalCode", "BillingCountry",
            "Phone", "AccountNumber", "OwnerId", "CreatedDate", "CreatedById", "LastModifiedDate", "LastModifiedById",
            "SystemModstamp", "ERP_ID__c",
        ])
        for (place, party) in parties.enumerated() {
            csv.row([
                identifier("001", place + 1), "false", party[.name], "Customer", party[.street], party[.city],
                party[.postcode], party[.country], party.phoneAsWritten, party.number, user(party.audit.createdBy),
                stamp(party.audit.createdAt), user(party.audit.createdBy), stamp(party.audit.modifiedAt),
                user(party.audit.createdBy), stamp(party.audit.modifiedAt), party.reference,
            ])
        }
        return csv.text
    }

    private func opportunities() -> String {
        var places: [String: Int] = [:]
        for (place, party) in parties.enumerated() { places[party.number] = place + 1 }
        var csv = DelimitedText(quoteAll: true)
        csv.row([
            "Id", "IsDeleted", "AccountId", "Name", "Description", "StageName", "Amount", "CloseDate", "IsClosed",
            "IsWon", "OwnerId", "CreatedDate", "LastModifiedDate", "SystemModstamp",
        ])
        for deal in documents(.deal) {
            let stage = [DocumentStatus.won: "Closed Won", .lost: "Closed Lost"][deal.status] ?? "Negotiation/Review"
            let customer = party(of: deal).flatMap { places[$0.number] }.map { identifier("001", $0) } ?? ""
            csv.row([
                deal.number, "false", customer, deal.lines.first.map { products[$0.product].name } ?? "", deal.remark,
                stage, Spelling.amount(deal.net), deal.effectiveAt.dateText, deal.status == .open ? "false" : "true",
                deal.status == .won ? "true" : "false", user(deal.salesperson), stamp(deal.audit.createdAt),
                stamp(deal.audit.modifiedAt), stamp(deal.audit.modifiedAt),
            ])
        }
        return csv.text
    }
}
