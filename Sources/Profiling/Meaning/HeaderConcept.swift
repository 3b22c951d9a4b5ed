/// What one word, or a few together, in the name of a field, file or folder means.
enum HeaderConcept: String, CaseIterable {
    // What a field, or the dataset, is about.
    case customer, supplier, counterparty, company, person, employee, lead
    case order, purchaseOrder, invoice, supplierInvoice, creditNote, quote, delivery, receipt, payment, deal
    case product, line, ledgerEntry, ticket, timesheet, stock
    // Whose, and where from.
    case your, own, external, source, document, record
    // What it says.
    case number, id, name, firstName, lastName, legalForm, description, title, status, type, category, tags, language
    case email, phone, mobile, fax, website, street, streetNumber, postcode, city, region, country
    case vatNumber, enterpriseNumber, iban, bic, account, reference, communication, structuredCommunication
    // When and by whom.
    case date, time, on, by, created, modified, due, paid, cancelled, closed, delivered, booking, value, responsible
    // How much.
    case amount, total, net, gross, payable, tax, fee, open, currency, exchangeRate, rate, quantity, unit, price,
        discount
    case debit, credit, balance, ledgerAccount, journal, period, sku, gtin, weight, flag
}

extension HeaderConcept {
    /// Somebody to do business with.
    static let parties: Set<HeaderConcept> = [.customer, .supplier, .counterparty, .company, .person, .lead]
    /// Documents that have numbers of their own.
    static let documents: Set<HeaderConcept> = [
        .order, .purchaseOrder, .invoice, .supplierInvoice, .creditNote, .quote, .delivery, .receipt, .payment, .deal,
    ]
}
