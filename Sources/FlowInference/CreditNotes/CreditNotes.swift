import IntegrationModel

/// What credit notes take back of the documents of a dataset, so that nobody waits for money that nobody owes any more.
struct CreditNotes {
    /// Records that are credit notes and are set off against invoices, or stand among invoices.
    private(set) var notes: Set<Int> = []
    /// Invoices of which credit notes take back all that payments leave open.
    private(set) var settled: Set<Int> = []

    /// Those of each dataset of invoices and of credit notes.
    static func all(
        _ profiles: [DatasetProfile],
        _ contexts: [LinkContext],
        _ texts: any TextSource
    ) throws -> [String: CreditNotes] {
        var found: [String: CreditNotes] = [:]
        for (_, own) in Dictionary(grouping: profiles.filter { $0.dataset.parent == nil }, by: \.dataset.system) {
            let lists = own.filter { $0.dataset.entity == .creditNote }
            for invoices in own where invoices.dataset.entity == .invoice || invoices.dataset.entity == .supplierInvoice
            {
                for list in [invoices] + lists {
                    guard let credits = try CreditNoteList(list, of: invoices, texts), !credits.records.isEmpty else {
                        continue
                    }
                    if list.dataset.id == invoices.dataset.id {
                        found[list.dataset.id, default: CreditNotes()].notes.formUnion(credits.records.map(\.record))
                    }
                    let open = OpenInvoices(invoices, credits.amount, without: credits, contexts)
                    let (notes, settled) = credits.setOff(against: open)
                    found[list.dataset.id, default: CreditNotes()].notes.formUnion(notes)
                    found[invoices.dataset.id, default: CreditNotes()].settled.formUnion(settled)
                }
            }
        }
        return found
    }

    /// What no payment is due for.
    var excluded: Set<Int> { notes.union(settled) }

    /// - Parameter isUnpaid: whether a record has no payment.
    func evidence(_ isUnpaid: (Int) -> Bool) -> [Evidence] {
        let (notes, settled) = (notes.count(where: isUnpaid), settled.count(where: isUnpaid))
        var words: [Message] = []
        if settled > 0 {
            words.append("no payment is due for \(settled) invoices that credit notes take back; they count as no leak")
        }
        if notes > 0 { words.append("no payment is due for \(notes) credit notes; they count as no leak") }
        return words.map { Evidence(rule: "credited", statement: $0, weight: 0.3) }
    }
}
