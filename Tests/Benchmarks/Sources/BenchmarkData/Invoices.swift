/// Invoices with the elements, in the order, of the UBL 2.1 Invoice schema (OASIS, 2013) that Peppol BIS Billing 3.0 uses.
struct Invoices: RecordFormat {
    private var random: RandomSource
    private let words = Vocabulary()
    private let names: [[UInt8]]
    private let products: [[UInt8]]
    private var number = 0

    init(seed: UInt64) {
        random = RandomSource(seed: seed)
        names = words.customers.map { Self.escaped($0) }
        products = words.products.map { Self.escaped($0) }
    }

    func begin(_ writer: ByteWriter) {
        writer.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Invoices>\n")
    }

    func end(_ writer: ByteWriter) { writer.append("</Invoices>\n") }

    mutating func appendRecord(to writer: ByteWriter) {
        number += 1
        let invoice = number
        let day = random.below(words.dates.iso.count - 60)
        writer.append(
            """
            <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" \
            xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" \
            xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
              <cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0</cbc:CustomizationID>
              <cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>
              <cbc:ID>INV-
            """
        )
        writer.append(invoice, digits: 7)
        writer.append("</cbc:ID>\n  <cbc:IssueDate>")
        writer.append(words.dates.iso[day])
        writer.append("</cbc:IssueDate>\n  <cbc:DueDate>")
        writer.append(words.dates.iso[day + 30])
        writer.append(
            """
            </cbc:DueDate>
              <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
              <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
              <cac:OrderReference><cbc:ID>SO-
            """
        )
        writer.append(invoice * 3 / 2, digits: 7)
        writer.append("</cbc:ID></cac:OrderReference>\n")
        writer.append("  <cac:AccountingSupplierParty>\n")
        appendParty(17, to: writer)
        writer.append("  </cac:AccountingSupplierParty>\n  <cac:AccountingCustomerParty>\n")
        appendParty(1000 + random.below(60_000), to: writer)
        writer.append("  </cac:AccountingCustomerParty>\n")
        appendPayment(invoice, to: writer)
        let lines = (0..<(1 + random.below(4))).map { _ in
            Line(product: random.below(products.count), quantity: 1 + random.below(40))
        }
        appendTotals(net: lines.reduce(0) { $0 + $1.net }, to: writer)
        for (position, line) in lines.enumerated() { append(line, position: position + 1, to: writer) }
        writer.append("</Invoice>\n")
    }

    private struct Line {
        var product: Int
        var quantity: Int

        /// In cents.
        var price: Int { 50 + product * 37 % 25_000 }
        var net: Int { quantity * price }
    }

    private func appendParty(_ party: Int, to writer: ByteWriter) {
        let name = names[party % names.count]
        writer.append("    <cac:Party>\n      <cac:PartyName><cbc:Name>")
        writer.append(name)
        writer.append("</cbc:Name></cac:PartyName>\n      <cac:PostalAddress><cbc:StreetName>")
        writer.append(words.streets[party % words.streets.count])
        writer.append(UInt8(ascii: " "))
        writer.append(1 + party % 190)
        writer.append("</cbc:StreetName><cbc:CityName>")
        writer.append(words.cities[party % words.cities.count])
        writer.append("</cbc:CityName><cbc:PostalZone>")
        writer.append(1000 + party % 9000)
        writer.append("</cbc:PostalZone><cac:Country><cbc:IdentificationCode>BE</cbc:IdentificationCode></cac:Country>")
        writer.append("</cac:PostalAddress>\n      <cac:PartyTaxScheme><cbc:CompanyID>")
        writer.append(vatNumber: 4_000_000 + party)
        writer.append("</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>\n")
        writer.append("      <cac:PartyLegalEntity><cbc:RegistrationName>")
        writer.append(name)
        writer.append("</cbc:RegistrationName></cac:PartyLegalEntity>\n    </cac:Party>\n")
    }

    private func appendPayment(_ invoice: Int, to writer: ByteWriter) {
        writer.append("  <cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cbc:PaymentID>")
        writer.append(structuredCommunication: 2_600_000_000 + invoice)
        writer.append("</cbc:PaymentID><cac:PayeeFinancialAccount><cbc:ID>")
        writer.append(iban: 6_853_900_754)
        writer.append("</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>\n")
    }

    private func appendTotals(net: Int, to writer: ByteWriter) {
        let tax = (net * 21 + 50) / 100
        writer.append("  <cac:TaxTotal>")
        append("TaxAmount", cents: tax, to: writer)
        writer.append("<cac:TaxSubtotal>")
        append("TaxableAmount", cents: net, to: writer)
        append("TaxAmount", cents: tax, to: writer)
        writer.append("<cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>21</cbc:Percent>")
        writer.append("<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal>")
        writer.append("</cac:TaxTotal>\n  <cac:LegalMonetaryTotal>")
        append("LineExtensionAmount", cents: net, to: writer)
        append("TaxExclusiveAmount", cents: net, to: writer)
        append("TaxInclusiveAmount", cents: net + tax, to: writer)
        append("PayableAmount", cents: net + tax, to: writer)
        writer.append("</cac:LegalMonetaryTotal>\n")
    }

    private func append(_ line: Line, position: Int, to writer: ByteWriter) {
        writer.append("  <cac:InvoiceLine><cbc:ID>")
        writer.append(position)
        writer.append("</cbc:ID><cbc:InvoicedQuantity unitCode=\"")
        writer.append(words.units[line.product % words.units.count])
        writer.append("\">")
        writer.append(line.quantity)
        writer.append("</cbc:InvoicedQuantity>")
        append("LineExtensionAmount", cents: line.net, to: writer)
        writer.append("<cac:Item><cbc:Name>")
        writer.append(products[line.product])
        writer.append("</cbc:Name><cac:SellersItemIdentification><cbc:ID>P-")
        writer.append(line.product, digits: 5)
        writer.append("</cbc:ID></cac:SellersItemIdentification><cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID>")
        writer.append("<cbc:Percent>21</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>")
        writer.append("</cac:ClassifiedTaxCategory></cac:Item><cac:Price>")
        append("PriceAmount", cents: line.price, to: writer)
        writer.append("</cac:Price></cac:InvoiceLine>\n")
    }

    private func append(_ element: StaticString, cents: Int, to writer: ByteWriter) {
        writer.append("<cbc:")
        writer.append(element)
        writer.append(" currencyID=\"EUR\">")
        writer.append(cents: cents)
        writer.append("</cbc:")
        writer.append(element)
        writer.append(UInt8(ascii: ">"))
    }

    /// As XML 1.0, section 2.4, escapes character data.
    private static func escaped(_ text: [UInt8]) -> [UInt8] {
        text.flatMap { byte -> [UInt8] in
            switch byte {
            case UInt8(ascii: "&"): Array("&amp;".utf8)
            case UInt8(ascii: "<"): Array("&lt;".utf8)
            default: [byte]
            }
        }
    }
}

/// The same invoices in two forms.
public enum InvoiceSet {
    /// Writes `count` invoices, each to a file of its own in `folder`, which must be there.
    /// - Throws: `DataError` where a file can't be written.
    public static func writeFolder(_ folder: String, count: Int, seed: UInt64) throws {
        var invoices = Invoices(seed: seed)
        for number in 1...max(1, count) {
            let digits = String(number)
            let name = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
            let writer = try ByteWriter(path: "\(folder)/invoice-\(name).xml")
            writer.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
            invoices.appendRecord(to: writer)
            try writer.close()
        }
    }

    /// Writes the invoices of such a folder below one root into one file.
    /// - Throws: `DataError` where the file can't be written.
    public static func writeFile(_ path: String, count: Int, seed: UInt64) throws {
        let writer = try ByteWriter(path: path)
        var invoices = Invoices(seed: seed)
        invoices.begin(writer)
        for _ in 0..<max(1, count) { invoices.appendRecord(to: writer) }
        invoices.end(writer)
        try writer.close()
    }
}
