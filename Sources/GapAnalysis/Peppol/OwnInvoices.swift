import IntegrationModel

/// Which structured invoices a company sent: those of the party that most documents name.
struct OwnInvoices {
    /// Each dataset with the records that were sent.
    let readers: [(reader: InvoiceReader, sent: [Int])]
    /// Whether the company is in Belgium.
    let isBelgian: Bool

    /// - Returns: nil where no party stands on half of the documents, so that nobody's exports they can be.
    init?(_ all: [InvoiceReader]) {
        var sides: [String: (documents: Int, sold: Int)] = [:]
        let invoices = all.map { reader in
            (0..<reader.profile.columns.count).map { record in
                let invoice = reader.parties(record)
                let (seller, buyer) = (Self.key(invoice, .seller), Self.key(invoice, .buyer))
                if let seller {
                    sides[seller, default: (0, 0)].documents += 1
                    sides[seller, default: (0, 0)].sold += 1
                }
                if let buyer, buyer != seller { sides[buyer, default: (0, 0)].documents += 1 }
                return Sale(seller: seller, isFromBelgium: invoice.isFromBelgium)
            }
        }
        let documents = invoices.reduce(0) { $0 + $1.count }
        let own = sides.max {
            ($0.value.documents, $0.value.sold, $1.key) < ($1.value.documents, $1.value.sold, $0.key)
        }
        guard let own, own.value.documents * 2 >= documents else { return nil }
        let sent = invoices.map { sales in sales.indices.filter { sales[$0].seller == own.key } }
        readers = zip(all, sent).map { ($0, $1) }
        isBelgian = zip(invoices, sent).contains { sales, sent in sent.contains { sales[$0].isFromBelgium } }
    }

    /// Who sold by an invoice.
    private struct Sale {
        var seller: String?
        var isFromBelgium: Bool
    }

    private enum Side { case seller, buyer }

    /// What a party is known by: the digits of its VAT number, else its name.
    private static func key(_ invoice: StructuredInvoice, _ side: Side) -> String? {
        let (vat, legal, name): (InvoiceTerm, InvoiceTerm, InvoiceTerm) =
            side == .seller ? (.sellerVAT, .sellerLegalID, .sellerName) : (.buyerVAT, .buyerLegalID, .buyerName)
        for term in [vat, legal] {
            let digits = invoice[term]?.filter { $0.isASCII && $0.isNumber } ?? ""
            if digits.count >= 6 { return digits }
        }
        return invoice[name]?.lowercased()
    }
}
