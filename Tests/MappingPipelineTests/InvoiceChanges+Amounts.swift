extension InvoiceChanges {
    /// Changes to allowances, charges, taxes, totals and lines.
    static let ofAmounts: [Change] = [
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
            #"<cbc:TaxAmount currencyID="EUR">39.90</cbc:TaxAmount>"#,
            to: #"<cbc:TaxAmount currencyID="EUR">39.905</cbc:TaxAmount>"#,
            breaks: ["BR-CO-14", "BR-DEC-20"]
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
    ]
}
