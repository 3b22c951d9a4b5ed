import Foundation
import Testing

/// An invoice that keeps every rule, and changes to it, each with the rules that it then breaks.
///
/// What breaks of EN 16931 was read from the report of the official validation artefact for UBL (CEN/TC 434, version
/// 1.3); what breaks of Peppol and of Belgium follows from the text of those rules.
enum InvoiceChanges {
    struct Change: Sendable, CustomTestStringConvertible {
        let old: String
        let new: String
        let breaks: [String]

        init(_ old: String, to new: String, breaks: [String]) {
            self.old = old
            self.new = new
            self.breaks = breaks
        }

        var testDescription: String { breaks.joined(separator: " ") }
        var isOfStandard: Bool { breaks.contains { $0.hasPrefix("BR-") } }
        var text: String {
            guard let range = InvoiceChanges.valid.range(of: old) else { return "" }
            return InvoiceChanges.valid.replacingCharacters(in: range, with: new)
        }
    }

    static let valid = """
        <?xml version="1.0" encoding="UTF-8"?>
        <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
          <cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0</cbc:CustomizationID>
          <cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>
          <cbc:ID>V2026-7</cbc:ID>
          <cbc:IssueDate>2026-03-02</cbc:IssueDate>
          <cbc:DueDate>2026-04-01</cbc:DueDate>
          <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
          <cbc:Note>Thank you</cbc:Note>
          <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
          <cbc:BuyerReference>PO-7</cbc:BuyerReference>
          <cac:InvoicePeriod><cbc:StartDate>2026-02-01</cbc:StartDate><cbc:EndDate>2026-02-28</cbc:EndDate></cac:InvoicePeriod>
          <cac:OrderReference><cbc:ID>S7</cbc:ID></cac:OrderReference>
          <cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>V2026-1</cbc:ID><cbc:IssueDate>2026-01-02</cbc:IssueDate></cac:InvoiceDocumentReference></cac:BillingReference>
          <cac:AdditionalDocumentReference><cbc:ID>sheet</cbc:ID><cbc:DocumentDescription>hours</cbc:DocumentDescription></cac:AdditionalDocumentReference>
          <cac:AccountingSupplierParty><cac:Party>
            <cbc:EndpointID schemeID="0208">0202239951</cbc:EndpointID>
            <cac:PostalAddress><cbc:CityName>Gent</cbc:CityName><cac:Country><cbc:IdentificationCode>BE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
            <cac:PartyTaxScheme><cbc:CompanyID>BE0202239951</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
            <cac:PartyLegalEntity><cbc:RegistrationName>Seller BV</cbc:RegistrationName></cac:PartyLegalEntity>
          </cac:Party></cac:AccountingSupplierParty>
          <cac:AccountingCustomerParty><cac:Party>
            <cbc:EndpointID schemeID="0208">0417497106</cbc:EndpointID>
            <cac:PostalAddress><cbc:CityName>Namur</cbc:CityName><cac:Country><cbc:IdentificationCode>BE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
            <cac:PartyTaxScheme><cbc:CompanyID>BE0417497106</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
            <cac:PartyLegalEntity><cbc:RegistrationName>Buyer SRL</cbc:RegistrationName></cac:PartyLegalEntity>
          </cac:Party></cac:AccountingCustomerParty>
          <cac:Delivery><cbc:ActualDeliveryDate>2026-02-27</cbc:ActualDeliveryDate><cac:DeliveryLocation><cac:Address><cbc:CityName>Liège</cbc:CityName><cac:Country><cbc:IdentificationCode>BE</cbc:IdentificationCode></cac:Country></cac:Address></cac:DeliveryLocation></cac:Delivery>
          <cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cbc:PaymentID>+++000/0000/65472+++</cbc:PaymentID><cac:PayeeFinancialAccount><cbc:ID>BE68539007547034</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>
          <cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:AllowanceChargeReasonCode>95</cbc:AllowanceChargeReasonCode><cbc:MultiplierFactorNumeric>10</cbc:MultiplierFactorNumeric><cbc:Amount currencyID="EUR">20.00</cbc:Amount><cbc:BaseAmount currencyID="EUR">200.00</cbc:BaseAmount><cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>21</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:AllowanceCharge>
          <cac:AllowanceCharge><cbc:ChargeIndicator>true</cbc:ChargeIndicator><cbc:AllowanceChargeReason>Freight</cbc:AllowanceChargeReason><cbc:Amount currencyID="EUR">10.00</cbc:Amount><cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>21</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:AllowanceCharge>
          <cac:TaxTotal>
            <cbc:TaxAmount currencyID="EUR">45.90</cbc:TaxAmount>
            <cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">190.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">39.90</cbc:TaxAmount><cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>21</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal>
            <cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">100.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">6.00</cbc:TaxAmount><cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>6</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal>
          </cac:TaxTotal>
          <cac:LegalMonetaryTotal>
            <cbc:LineExtensionAmount currencyID="EUR">300.00</cbc:LineExtensionAmount>
            <cbc:TaxExclusiveAmount currencyID="EUR">290.00</cbc:TaxExclusiveAmount>
            <cbc:TaxInclusiveAmount currencyID="EUR">335.90</cbc:TaxInclusiveAmount>
            <cbc:AllowanceTotalAmount currencyID="EUR">20.00</cbc:AllowanceTotalAmount>
            <cbc:ChargeTotalAmount currencyID="EUR">10.00</cbc:ChargeTotalAmount>
            <cbc:PrepaidAmount currencyID="EUR">35.00</cbc:PrepaidAmount>
            <cbc:PayableRoundingAmount currencyID="EUR">0.10</cbc:PayableRoundingAmount>
            <cbc:PayableAmount currencyID="EUR">301.00</cbc:PayableAmount>
          </cac:LegalMonetaryTotal>
          <cac:InvoiceLine>
            <cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="C62">20</cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID="EUR">200.00</cbc:LineExtensionAmount>
            <cac:InvoicePeriod><cbc:StartDate>2026-02-02</cbc:StartDate><cbc:EndDate>2026-02-20</cbc:EndDate></cac:InvoicePeriod>
            <cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:AllowanceChargeReason>Loyal</cbc:AllowanceChargeReason><cbc:Amount currencyID="EUR">5.00</cbc:Amount></cac:AllowanceCharge>
            <cac:AllowanceCharge><cbc:ChargeIndicator>true</cbc:ChargeIndicator><cbc:AllowanceChargeReason>Packing</cbc:AllowanceChargeReason><cbc:Amount currencyID="EUR">5.00</cbc:Amount></cac:AllowanceCharge>
            <cac:Item><cbc:Name>Bolt</cbc:Name><cac:StandardItemIdentification><cbc:ID schemeID="0160">5400000000011</cbc:ID></cac:StandardItemIdentification><cac:CommodityClassification><cbc:ItemClassificationCode listID="STI">31161600</cbc:ItemClassificationCode></cac:CommodityClassification><cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>21</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory><cac:AdditionalItemProperty><cbc:Name>Colour</cbc:Name><cbc:Value>Black</cbc:Value></cac:AdditionalItemProperty></cac:Item>
            <cac:Price><cbc:PriceAmount currencyID="EUR">10.00</cbc:PriceAmount><cbc:BaseQuantity unitCode="C62">1</cbc:BaseQuantity><cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:Amount currencyID="EUR">2.00</cbc:Amount><cbc:BaseAmount currencyID="EUR">12.00</cbc:BaseAmount></cac:AllowanceCharge></cac:Price>
          </cac:InvoiceLine>
          <cac:InvoiceLine>
            <cbc:ID>2</cbc:ID><cbc:InvoicedQuantity unitCode="C62">4</cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID="EUR">100.00</cbc:LineExtensionAmount>
            <cac:Item><cbc:Name>Book</cbc:Name><cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>6</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory></cac:Item>
            <cac:Price><cbc:PriceAmount currencyID="EUR">25.00</cbc:PriceAmount></cac:Price>
          </cac:InvoiceLine>
        </Invoice>
        """

    static let all: [Change] = [
        Change(
            #"<cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0</cbc:CustomizationID>"#,
            to: #""#,
            breaks: ["BR-01"]
        ),
        Change(
            #"<cbc:ID>V2026-7</cbc:ID>"#,
            to: #""#,
            breaks: ["BR-02"]
        ),
        Change(
            #"<cbc:IssueDate>2026-03-02</cbc:IssueDate>"#,
            to: #""#,
            breaks: ["BR-03"]
        ),
        Change(
            #"<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>"#,
            to: #""#,
            breaks: ["BR-04"]
        ),
        Change(
            #"<cbc:RegistrationName>Seller BV</cbc:RegistrationName>"#,
            to: #""#,
            breaks: ["BR-06"]
        ),
        Change(
            #"<cbc:RegistrationName>Buyer SRL</cbc:RegistrationName>"#,
            to: #""#,
            breaks: ["BR-07"]
        ),
        Change(
            #"<cac:PostalAddress><cbc:CityName>Gent</cbc:CityName><cac:Country><cbc:IdentificationCode>BE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>"#,
            to: #""#,
            breaks: ["BR-08"]
        ),
        Change(
            #"<cbc:CityName>Gent</cbc:CityName><cac:Country><cbc:IdentificationCode>BE</cbc:IdentificationCode></cac:Country>"#,
            to: #"<cbc:CityName>Gent</cbc:CityName>"#,
            breaks: ["BR-09"]
        ),
        Change(
            #"<cac:PostalAddress><cbc:CityName>Namur</cbc:CityName><cac:Country><cbc:IdentificationCode>BE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>"#,
            to: #""#,
            breaks: ["BR-10"]
        ),
        Change(
            #"<cbc:CityName>Namur</cbc:CityName><cac:Country><cbc:IdentificationCode>BE</cbc:IdentificationCode></cac:Country>"#,
            to: #"<cbc:CityName>Namur</cbc:CityName>"#,
            breaks: ["BR-11"]
        ),
        Change(
            #"<cbc:TaxExclusiveAmount currencyID="EUR">290.00</cbc:TaxExclusiveAmount>"#,
            to: #"<cbc:TaxExclusiveAmount currencyID="EUR">291.00</cbc:TaxExclusiveAmount>"#,
            breaks: ["BR-CO-13", "BR-CO-15"]
        ),
        Change(
            #"<cbc:LineExtensionAmount currencyID="EUR">300.00</cbc:LineExtensionAmount>"#,
            to: #"<cbc:LineExtensionAmount currencyID="EUR">300.01</cbc:LineExtensionAmount>"#,
            breaks: ["BR-CO-10", "BR-CO-13"]
        ),
        Change(
            #"<cbc:TaxInclusiveAmount currencyID="EUR">335.90</cbc:TaxInclusiveAmount>"#,
            to: #"<cbc:TaxInclusiveAmount currencyID="EUR">335.89</cbc:TaxInclusiveAmount>"#,
            breaks: ["BR-CO-15", "BR-CO-16"]
        ),
        Change(
            #"<cbc:PayableAmount currencyID="EUR">301.00</cbc:PayableAmount>"#,
            to: #"<cbc:PayableAmount currencyID="EUR">300.00</cbc:PayableAmount>"#,
            breaks: ["BR-CO-16"]
        ),
        Change(
            #"<cbc:AllowanceTotalAmount currencyID="EUR">20.00</cbc:AllowanceTotalAmount>"#,
            to: #""#,
            breaks: ["BR-CO-11", "BR-CO-13"]
        ),
        Change(
            #"<cbc:AllowanceTotalAmount currencyID="EUR">20.00</cbc:AllowanceTotalAmount>"#,
            to: #"<cbc:AllowanceTotalAmount currencyID="EUR">21.00</cbc:AllowanceTotalAmount>"#,
            breaks: ["BR-CO-11", "BR-CO-13"]
        ),
        Change(
            #"<cbc:ChargeTotalAmount currencyID="EUR">10.00</cbc:ChargeTotalAmount>"#,
            to: #"<cbc:ChargeTotalAmount currencyID="EUR">9.00</cbc:ChargeTotalAmount>"#,
            breaks: ["BR-CO-12", "BR-CO-13"]
        ),
        Change(
            #"<cbc:PayableRoundingAmount currencyID="EUR">0.10</cbc:PayableRoundingAmount>"#,
            to: #"<cbc:PayableRoundingAmount currencyID="EUR">0.105</cbc:PayableRoundingAmount>"#,
            breaks: ["BR-DEC-17"]
        ),
        Change(
            #"<cbc:PrepaidAmount currencyID="EUR">35.00</cbc:PrepaidAmount>"#,
            to: #"<cbc:PrepaidAmount currencyID="EUR">35.000</cbc:PrepaidAmount>"#,
            breaks: ["BR-DEC-16"]
        ),
        Change(
            #"<cbc:TaxAmount currencyID="EUR">45.90</cbc:TaxAmount>"#,
            to: #"<cbc:TaxAmount currencyID="EUR">45.00</cbc:TaxAmount>"#,
            breaks: ["BR-CO-14", "BR-CO-15"]
        ),
        Change(
            #"<cbc:TaxAmount currencyID="EUR">39.90</cbc:TaxAmount>"#,
            to: #"<cbc:TaxAmount currencyID="EUR">19.00</cbc:TaxAmount>"#,
            breaks: ["BR-CO-14", "BR-CO-17", "BR-S-09"]
        ),
        Change(
            #"<cbc:TaxAmount currencyID="EUR">39.90</cbc:TaxAmount>"#,
            to: #""#,
            breaks: ["BR-46", "BR-CO-14", "BR-CO-17", "BR-S-09"]
        ),
        Change(
            #"<cbc:TaxableAmount currencyID="EUR">190.00</cbc:TaxableAmount>"#,
            to: #"<cbc:TaxableAmount currencyID="EUR">200.00</cbc:TaxableAmount>"#,
            breaks: ["BR-CO-17", "BR-S-08", "BR-S-09"]
        ),
        Change(
            #"<cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">100.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">6.00</cbc:TaxAmount><cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>6</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal>"#,
            to: #""#,
            breaks: ["BR-CO-14"]
        ),
        Change(
            #"<cbc:TaxAmount currencyID="EUR">6.00</cbc:TaxAmount><cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>6</cbc:Percent>"#,
            to: #"<cbc:TaxAmount currencyID="EUR">6.00</cbc:TaxAmount><cac:TaxCategory><cbc:ID>S</cbc:ID>"#,
            breaks: ["BR-48", "BR-CO-17", "BR-S-09"]
        ),
        Change(
            #"<cbc:TaxAmount currencyID="EUR">6.00</cbc:TaxAmount><cac:TaxCategory><cbc:ID>S</cbc:ID>"#,
            to: #"<cbc:TaxAmount currencyID="EUR">6.00</cbc:TaxAmount><cac:TaxCategory><cbc:ID>Z</cbc:ID>"#,
            breaks: ["BR-Z-08", "BR-Z-09"]
        ),
        Change(
            #"<cbc:TaxAmount currencyID="EUR">6.00</cbc:TaxAmount><cac:TaxCategory><cbc:ID>S</cbc:ID>"#,
            to: #"<cbc:TaxAmount currencyID="EUR">6.00</cbc:TaxAmount><cac:TaxCategory><cbc:ID>E</cbc:ID>"#,
            breaks: ["BR-E-08", "BR-E-09", "BR-E-10"]
        ),
        Change(
            #"<cbc:Percent>6</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory>"#,
            to:
                #"<cbc:Percent>0</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory>"#,
            breaks: ["BR-S-05", "BR-S-08"]
        ),
        Change(
            #"<cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>6</cbc:Percent>"#,
            to: #"<cac:ClassifiedTaxCategory><cbc:ID>K</cbc:ID><cbc:Percent>0</cbc:Percent>"#,
            breaks: ["BR-IC-01", "BR-S-08"]
        ),
        Change(
            #"<cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>6</cbc:Percent>"#,
            to: #"<cac:ClassifiedTaxCategory><cbc:ID>AE</cbc:ID><cbc:Percent>0</cbc:Percent>"#,
            breaks: ["BR-AE-01", "BR-S-08"]
        ),
        Change(
            #"<cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>6</cbc:Percent>"#,
            to: #"<cac:ClassifiedTaxCategory><cbc:ID>G</cbc:ID><cbc:Percent>6</cbc:Percent>"#,
            breaks: ["BR-G-01", "BR-G-05", "BR-S-08"]
        ),
        Change(
            #"<cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>6</cbc:Percent>"#,
            to: #"<cac:ClassifiedTaxCategory><cbc:ID>O</cbc:ID><cbc:Percent>0</cbc:Percent>"#,
            breaks: ["BR-O-01", "BR-O-02", "BR-O-05", "BR-S-08"]
        ),
        Change(
            #"<cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>6</cbc:Percent>"#,
            to: #"<cac:ClassifiedTaxCategory><cbc:ID>X</cbc:ID><cbc:Percent>6</cbc:Percent>"#,
            breaks: ["BR-CL-18", "BR-S-08"]
        ),
        Change(
            #"<cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>6</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory>"#,
            to: #""#,
            breaks: ["BR-CO-04", "BR-S-08"]
        ),
        Change(
            #"<cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">100.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">6.00</cbc:TaxAmount><cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>6</cbc:Percent>"#,
            to:
                #"<cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">100.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">0.00</cbc:TaxAmount><cac:TaxCategory><cbc:ID>K</cbc:ID><cbc:Percent>0</cbc:Percent>"#,
            breaks: ["BR-CO-14", "BR-IC-08", "BR-IC-10"]
        ),
        Change(
            #"<cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">100.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">6.00</cbc:TaxAmount><cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>6</cbc:Percent>"#,
            to:
                #"<cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">100.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">0.00</cbc:TaxAmount><cac:TaxCategory><cbc:ID>O</cbc:ID>"#,
            breaks: ["BR-CO-14", "BR-O-08", "BR-O-10", "BR-O-11", "BR-O-12", "BR-O-13", "BR-O-14"]
        ),
        Change(
            #"<cac:PartyTaxScheme><cbc:CompanyID>BE0202239951</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>"#,
            to: #""#,
            breaks: ["BR-CO-26", "BR-S-02", "BR-S-03", "BR-S-04"]
        ),
        Change(
            #"<cbc:CompanyID>BE0202239951</cbc:CompanyID>"#,
            to: #"<cbc:CompanyID>0202239951</cbc:CompanyID>"#,
            breaks: ["BR-CO-09"]
        ),
        Change(
            #"<cbc:EndpointID schemeID="0208">0202239951</cbc:EndpointID>"#,
            to: #"<cbc:EndpointID>0202239951</cbc:EndpointID>"#,
            breaks: ["BR-62"]
        ),
        Change(
            #"<cbc:EndpointID schemeID="0208">0417497106</cbc:EndpointID>"#,
            to: #"<cbc:EndpointID>0417497106</cbc:EndpointID>"#,
            breaks: ["BR-63"]
        ),
        Change(
            #"<cbc:EndDate>2026-02-28</cbc:EndDate>"#,
            to: #"<cbc:EndDate>2026-01-28</cbc:EndDate>"#,
            breaks: ["BR-29"]
        ),
        Change(
            #"<cbc:EndDate>2026-02-20</cbc:EndDate>"#,
            to: #"<cbc:EndDate>2026-02-01</cbc:EndDate>"#,
            breaks: ["BR-30"]
        ),
        Change(
            #"<cbc:AllowanceChargeReasonCode>95</cbc:AllowanceChargeReasonCode>"#,
            to: #""#,
            breaks: ["BR-33"]
        ),
        Change(
            #"<cbc:AllowanceChargeReason>Freight</cbc:AllowanceChargeReason>"#,
            to: #""#,
            breaks: ["BR-38"]
        ),
        Change(
            #"<cbc:BaseAmount currencyID="EUR">200.00</cbc:BaseAmount><cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>21</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory>"#,
            to: #"<cbc:BaseAmount currencyID="EUR">200.00</cbc:BaseAmount>"#,
            breaks: ["BR-32", "BR-S-08"]
        ),
        Change(
            #"<cbc:Amount currencyID="EUR">10.00</cbc:Amount><cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>21</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory>"#,
            to: #"<cbc:Amount currencyID="EUR">10.00</cbc:Amount>"#,
            breaks: ["BR-37", "BR-S-08"]
        ),
        Change(
            #"<cbc:Amount currencyID="EUR">10.00</cbc:Amount>"#,
            to: #"<cbc:Amount currencyID="EUR">10.001</cbc:Amount>"#,
            breaks: ["BR-DEC-05"]
        ),
        Change(
            #"<cbc:BaseAmount currencyID="EUR">200.00</cbc:BaseAmount>"#,
            to: #"<cbc:BaseAmount currencyID="EUR">200.001</cbc:BaseAmount>"#,
            breaks: ["BR-DEC-02"]
        ),
        Change(
            #"<cbc:Amount currencyID="EUR">20.00</cbc:Amount><cbc:BaseAmount currencyID="EUR">200.00</cbc:BaseAmount><cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>21</cbc:Percent>"#,
            to:
                #"<cbc:Amount currencyID="EUR">20.00</cbc:Amount><cbc:BaseAmount currencyID="EUR">200.00</cbc:BaseAmount><cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>0</cbc:Percent>"#,
            breaks: ["BR-S-06", "BR-S-08"]
        ),
        Change(
            #"<cbc:AllowanceChargeReason>Loyal</cbc:AllowanceChargeReason>"#,
            to: #""#,
            breaks: ["BR-42"]
        ),
        Change(
            #"<cbc:AllowanceChargeReason>Packing</cbc:AllowanceChargeReason>"#,
            to: #""#,
            breaks: ["BR-44"]
        ),
        Change(
            #"<cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>"#,
            to: #""#,
            breaks: ["BR-49"]
        ),
        Change(
            #"<cac:PayeeFinancialAccount><cbc:ID>BE68539007547034</cbc:ID></cac:PayeeFinancialAccount>"#,
            to: #""#,
            breaks: ["BR-61"]
        ),
        Change(
            #"<cbc:ID>V2026-1</cbc:ID>"#,
            to: #""#,
            breaks: ["BR-55"]
        ),
        Change(
            #"<cbc:ID>sheet</cbc:ID>"#,
            to: #""#,
            breaks: ["BR-52"]
        ),
        Change(
            #"<cbc:CityName>Liège</cbc:CityName><cac:Country><cbc:IdentificationCode>BE</cbc:IdentificationCode></cac:Country>"#,
            to: #"<cbc:CityName>Liège</cbc:CityName>"#,
            breaks: ["BR-57"]
        ),
        Change(
            #"<cbc:ID>2</cbc:ID>"#,
            to: #""#,
            breaks: ["BR-21"]
        ),
        Change(
            #"<cbc:InvoicedQuantity unitCode="C62">4</cbc:InvoicedQuantity>"#,
            to: #""#,
            breaks: ["BR-22", "BR-23"]
        ),
        Change(
            #"<cbc:InvoicedQuantity unitCode="C62">4"#,
            to: #"<cbc:InvoicedQuantity>4"#,
            breaks: ["BR-23"]
        ),
        Change(
            #"<cbc:Name>Book</cbc:Name>"#,
            to: #""#,
            breaks: ["BR-25"]
        ),
        Change(
            #"<cbc:PriceAmount currencyID="EUR">25.00</cbc:PriceAmount>"#,
            to: #"<cbc:PriceAmount currencyID="EUR">-25.00</cbc:PriceAmount>"#,
            breaks: ["BR-27"]
        ),
        Change(
            #"<cbc:BaseAmount currencyID="EUR">12.00</cbc:BaseAmount>"#,
            to: #"<cbc:BaseAmount currencyID="EUR">-12.00</cbc:BaseAmount>"#,
            breaks: ["BR-28"]
        ),
        Change(
            #"<cbc:LineExtensionAmount currencyID="EUR">100.00</cbc:LineExtensionAmount>"#,
            to: #"<cbc:LineExtensionAmount currencyID="EUR">100.001</cbc:LineExtensionAmount>"#,
            breaks: ["BR-DEC-23"]
        ),
        Change(
            #"<cbc:LineExtensionAmount currencyID="EUR">100.00</cbc:LineExtensionAmount>"#,
            to: #"<cbc:LineExtensionAmount currencyID="EUR">150.00</cbc:LineExtensionAmount>"#,
            breaks: ["BR-CO-10", "BR-S-08"]
        ),
        Change(
            #"<cbc:ID schemeID="0160">"#,
            to: #"<cbc:ID>"#,
            breaks: ["BR-64"]
        ),
        Change(
            #"<cbc:ItemClassificationCode listID="STI">"#,
            to: #"<cbc:ItemClassificationCode>"#,
            breaks: ["BR-65"]
        ),
        Change(
            #"<cbc:Value>Black</cbc:Value>"#,
            to: #""#,
            breaks: ["BR-54"]
        ),
        Change(
            #"<cbc:BuyerReference>"#,
            to: #"<cbc:TaxCurrencyCode>USD</cbc:TaxCurrencyCode><cbc:BuyerReference>"#,
            breaks: ["BR-53"]
        ),
        Change(
            #"<cac:Delivery>"#,
            to:
                #"<cac:PayeeParty><cac:PartyIdentification><cbc:ID>P1</cbc:ID></cac:PartyIdentification></cac:PayeeParty><cac:Delivery>"#,
            breaks: ["BR-17"]
        ),
        Change(
            #"<cac:Delivery>"#,
            to:
                #"<cac:TaxRepresentativeParty><cac:PartyName><cbc:Name>Rep</cbc:Name></cac:PartyName></cac:TaxRepresentativeParty><cac:Delivery>"#,
            breaks: ["BR-19", "BR-56"]
        ),
        Change(
            #"<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>"#,
            to:
                #"<cbc:TaxPointDate>2026-03-02</cbc:TaxPointDate><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>"#,
            breaks: []
        ),
        Change(
            #"<cbc:TaxAmount currencyID="EUR">39.90</cbc:TaxAmount>"#,
            to: #"<cbc:TaxAmount currencyID="EUR">39.905</cbc:TaxAmount>"#,
            breaks: ["BR-CO-14", "BR-DEC-20"]
        ),
        Change(
            #"<cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>"#,
            to: #""#,
            breaks: ["PEPPOL-EN16931-R001"]
        ),
        Change(
            #"<cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>"#,
            to: #"<cbc:ProfileID>billing</cbc:ProfileID>"#,
            breaks: ["PEPPOL-EN16931-R007"]
        ),
        Change(
            #"<cbc:Note>Thank you</cbc:Note>"#,
            to: #"<cbc:Note>Thank you</cbc:Note><cbc:Note>Again</cbc:Note>"#,
            breaks: ["PEPPOL-EN16931-R002"]
        ),
        Change(
            #"<cbc:EndpointID schemeID="0208">0417497106</cbc:EndpointID>"#,
            to: #""#,
            breaks: ["PEPPOL-EN16931-R010"]
        ),
        Change(
            #"<cbc:EndpointID schemeID="0208">0202239951</cbc:EndpointID>"#,
            to: #""#,
            breaks: ["PEPPOL-EN16931-R020"]
        ),
        Change(
            #"<cbc:EndpointID schemeID="0208">0417497106</cbc:EndpointID>"#,
            to: #"<cbc:EndpointID schemeID="0208">0417497107</cbc:EndpointID>"#,
            breaks: ["PEPPOL-COMMON-R043", "BE-ENDPOINT-NUMBER"]
        ),
        Change(
            #"<cbc:EndpointID schemeID="0208">0417497106</cbc:EndpointID>"#,
            to: #"<cbc:EndpointID schemeID="9925">BE0417497106</cbc:EndpointID>"#,
            breaks: ["BE-ENDPOINT-SCHEME"]
        ),
        Change(
            #"<cbc:EndpointID schemeID="0208">0417497106</cbc:EndpointID>"#,
            to: #"<cbc:EndpointID schemeID="0088">5400000000012</cbc:EndpointID>"#,
            breaks: ["PEPPOL-COMMON-R040", "BE-ENDPOINT-SCHEME"]
        ),
        Change(
            #"<cbc:CompanyID>BE0417497106</cbc:CompanyID>"#,
            to: #"<cbc:CompanyID>BE0417497107</cbc:CompanyID>"#,
            breaks: ["BE-VAT-NUMBER", "BE-ENDPOINT-NUMBER"]
        ),
        Change(
            #"<cbc:MultiplierFactorNumeric>10</cbc:MultiplierFactorNumeric>"#,
            to: #""#,
            breaks: ["PEPPOL-EN16931-R042"]
        ),
        Change(
            #"<cbc:MultiplierFactorNumeric>10</cbc:MultiplierFactorNumeric>"#,
            to: #"<cbc:MultiplierFactorNumeric>12</cbc:MultiplierFactorNumeric>"#,
            breaks: ["PEPPOL-EN16931-R040"]
        ),
        Change(
            #"<cbc:BaseAmount currencyID="EUR">200.00</cbc:BaseAmount>"#,
            to: #""#,
            breaks: ["PEPPOL-EN16931-R041"]
        ),
        Change(
            #"<cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>"#,
            to: #"<cbc:PaymentMeansCode>59</cbc:PaymentMeansCode>"#,
            breaks: ["PEPPOL-EN16931-R061"]
        ),
        Change(
            #"<cbc:PayableAmount currencyID="EUR">"#,
            to: #"<cbc:PayableAmount currencyID="USD">"#,
            breaks: ["PEPPOL-EN16931-R051"]
        ),
        Change(
            #"<cbc:StartDate>2026-02-02</cbc:StartDate>"#,
            to: #"<cbc:StartDate>2026-01-31</cbc:StartDate>"#,
            breaks: ["PEPPOL-EN16931-R110"]
        ),
        Change(
            #"<cbc:EndDate>2026-02-20</cbc:EndDate>"#,
            to: #"<cbc:EndDate>2026-03-01</cbc:EndDate>"#,
            breaks: ["PEPPOL-EN16931-R111"]
        ),
        Change(
            #"<cbc:PriceAmount currencyID="EUR">25.00</cbc:PriceAmount>"#,
            to: #"<cbc:PriceAmount currencyID="EUR">25.10</cbc:PriceAmount>"#,
            breaks: ["PEPPOL-EN16931-R120"]
        ),
        Change(
            #"<cbc:BaseQuantity unitCode="C62">1</cbc:BaseQuantity>"#,
            to: #"<cbc:BaseQuantity unitCode="BX">1</cbc:BaseQuantity>"#,
            breaks: ["PEPPOL-EN16931-R130"]
        ),
        Change(
            #"<cbc:BaseAmount currencyID="EUR">12.00</cbc:BaseAmount>"#,
            to: #"<cbc:BaseAmount currencyID="EUR">13.00</cbc:BaseAmount>"#,
            breaks: ["PEPPOL-EN16931-R046"]
        ),
        Change(
            #"<cbc:DueDate>2026-04-01</cbc:DueDate>"#,
            to: #"<cbc:DueDate>01/04/2026</cbc:DueDate>"#,
            breaks: ["PEPPOL-EN16931-F001"]
        ),
        Change(
            #"<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>"#,
            to: #"<cbc:InvoiceTypeCode>389</cbc:InvoiceTypeCode>"#,
            breaks: ["PEPPOL-EN16931-P0100"]
        ),
        Change(
            #"<cbc:BuyerReference>PO-7</cbc:BuyerReference>"#,
            to: #""#,
            breaks: []
        ),
    ]
}
