/// What a field means, whatever the system calls it.
///
/// A dataset has each meaning at most once, but for ``reference``: other fields of the same meaning stay without one.
public enum CanonicalField: String, Codable, Sendable, CaseIterable, Hashable {
    // Who or what the record is.
    /// The technical key in its own system.
    case id
    /// The number that people use: order number, invoice number, customer number.
    case number
    /// A number that comes from elsewhere: "your reference", "customer reference", "external id".
    case reference
    /// The document this one was made from, in the words of the system: Odoo's source document.
    case sourceDocument
    case name, firstName, lastName, legalForm
    case description, title
    case status, type, category, tags, language

    // Who to reach, and where.
    case email, phone, mobile, website
    case street, streetNumber, postcode, city, region, country
    case vatNumber, enterpriseNumber, iban, bic

    // The party of a document.
    case partyID, partyNumber, partyName, partyVATNumber, partyEmail, partyIBAN

    // Other documents that a document names.
    case dealNumber, quoteNumber, orderNumber, deliveryNumber, invoiceNumber, paymentNumber
    /// Belgian structured communication, or an ISO 11649 creditor reference.
    case structuredCommunication
    /// Free text that came with a payment.
    case remittanceText

    // When.
    /// The date on the document: order date, invoice date, booking date.
    case date
    case dueDate, deliveryDate, paidAt, cancelledAt, closedAt
    case createdAt, createdBy, modifiedAt, modifiedBy
    /// How the record came into being, where the system keeps that: "API", "web", "CRM UI".
    case recordSource
    /// Who looks after the record: salesperson, owner.
    case responsible

    // How much.
    case netAmount, taxAmount, grossAmount, openAmount, currency, exchangeRate, vatRate
    case quantity, unit, unitPrice, discount
    case debit, credit, balance, ledgerAccount, journal, period

    // Products.
    case sku, gtin, productName, stockQuantity, weight
    /// The number of a line in its document.
    case lineNumber
}
