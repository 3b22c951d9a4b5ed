import IntegrationModel

/// Which structured invoices a company sent: those of the party that most documents name.
struct OwnInvoices {
    /// Each dataset with the records that were sent.
    let readers: [(reader: InvoiceReader, sent: [Int])]
    /// Whether the company is in Belgium.
    let isBelgian: Bool

    /// - Returns: nil where no party stands on half of the documents, so that nobody's exports they can be.
    init?(_ all: [InvoiceReader]) {
        let invoices = all.map { reader in
            reader.sellers { Sale(seller: Self.key($0, .seller), isFromBelgium: $0.isFromBelgium) }
        }
        var sold: [String: Int] = [:]
        for seller in invoices.joined().lazy.compactMap(\.seller) { sold[seller, default: 0] += 1 }
        var sides = sold.mapValues { (documents: $0, sold: $0) }
        let count = invoices.reduce(0) { $0 + $1.count }
        // Who sold by all of them stands on no fewer than any buyer.
        if sides.count != 1 || sides.first?.value.sold != count {
            for (reader, sales) in zip(all, invoices) {
                for (sale, buyer) in zip(sales, reader.buyers { Self.key($0, .buyer) }) {
                    if let buyer, buyer != sale.seller { sides[buyer, default: (0, 0)].documents += 1 }
                }
            }
        }
        let own = sides.max {
            ($0.value.documents, $0.value.sold, $1.key) < ($1.value.documents, $1.value.sold, $0.key)
        }
        guard let own, own.value.documents * 2 >= count else { return nil }
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
