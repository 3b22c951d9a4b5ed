extension InvoiceChanges {
    /// Changes to what stands before the amounts: identity, dates, references, seller, buyer, delivery and payment.
    static let ofDocument: [Change] = [
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
            #"<cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>"#,
            to: #"<cbc:PaymentMeansCode>59</cbc:PaymentMeansCode>"#,
            breaks: ["PEPPOL-EN16931-R061"]
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
