extension InvoiceSyntax {
    /// UBL 2.1 invoices and credit notes.
    static let ubl = InvoiceSyntax(
        syntax: .ubl,
        mark: "AccountingSupplierParty",
        header: [
            (.number, ["ID"]), (.issueDate, ["IssueDate"]), (.typeCode, ["InvoiceTypeCode", "CreditNoteTypeCode"]),
            (.currency, ["DocumentCurrencyCode"]), (.taxCurrency, ["TaxCurrencyCode"]),
            (.taxPointDate, ["TaxPointDate"]), (.taxPointCode, ["InvoicePeriod/DescriptionCode"]),
            (.dueDate, ["DueDate", "PaymentMeans/PaymentDueDate"]), (.buyerReference, ["BuyerReference"]),
            (.orderReference, ["OrderReference/ID"]), (.paymentTerms, ["PaymentTerms/Note"]),
            (.process, ["ProfileID"]), (.specification, ["CustomizationID"]),
            (.deliveryDate, ["Delivery/ActualDeliveryDate"]), (.periodStart, ["InvoicePeriod/StartDate"]),
            (.periodEnd, ["InvoicePeriod/EndDate"]),
            (.deliveryAddress, addresses("Delivery/DeliveryLocation/Address")),
            (.deliveryCountry, ["Delivery/DeliveryLocation/Address/Country/IdentificationCode"]),
            (
                .payee,
                [
                    "PayeeParty/PartyName/Name", "PayeeParty/PartyIdentification/ID",
                    "PayeeParty/PartyLegalEntity/CompanyID",
                ]
            ),
            (.payeeName, ["PayeeParty/PartyName/Name"]),
            (
                .representative,
                ["TaxRepresentativeParty/PartyName/Name", "TaxRepresentativeParty/PartyTaxScheme/CompanyID"]
            ),
            (.representativeName, ["TaxRepresentativeParty/PartyName/Name"]),
            (.representativeAddress, addresses("TaxRepresentativeParty/PostalAddress")),
            (.representativeCountry, ["TaxRepresentativeParty/PostalAddress/Country/IdentificationCode"]),
            (.linesTotal, ["LegalMonetaryTotal/LineExtensionAmount"]),
            (.allowancesTotal, ["LegalMonetaryTotal/AllowanceTotalAmount"]),
            (.chargesTotal, ["LegalMonetaryTotal/ChargeTotalAmount"]),
            (.netTotal, ["LegalMonetaryTotal/TaxExclusiveAmount"]),
            (.grossTotal, ["LegalMonetaryTotal/TaxInclusiveAmount"]),
            (.paidAmount, ["LegalMonetaryTotal/PrepaidAmount"]),
            (.roundingAmount, ["LegalMonetaryTotal/PayableRoundingAmount"]),
            (.payable, ["LegalMonetaryTotal/PayableAmount"]),
            (.amountCurrency, ["LegalMonetaryTotal/PayableAmount/@currencyID"]),
        ]
            + party(
                "AccountingSupplierParty/Party",
                (.sellerName, .sellerID, .sellerLegalID, .sellerLegalScheme, .sellerEndpoint, .sellerEndpointScheme),
                (.sellerAddress, .sellerCountry)
            )
            + party(
                "AccountingCustomerParty/Party",
                (.buyerName, .buyerID, .buyerLegalID, .buyerLegalScheme, .buyerEndpoint, .buyerEndpointScheme),
                (.buyerAddress, .buyerCountry)
            ),
        groups: [
            Repeated(group: .note, path: "Note", terms: [(.note, [""])]),
            taxNumbers(.sellerTax, "AccountingSupplierParty/Party/PartyTaxScheme"),
            taxNumbers(.buyerTax, "AccountingCustomerParty/Party/PartyTaxScheme"),
            taxNumbers(.representativeTax, "TaxRepresentativeParty/PartyTaxScheme"),
            Repeated(
                group: .paymentMeans,
                path: "PaymentMeans",
                terms: [
                    (.paymentCode, ["PaymentMeansCode"]), (.account, ["PayeeFinancialAccount/ID"]),
                    (
                        .accountDetails,
                        ["PayeeFinancialAccount/Name", "PayeeFinancialAccount/FinancialInstitutionBranch/ID"]
                    ),
                    (.cardNumber, ["CardAccount/PrimaryAccountNumberID"]), (.mandate, ["PaymentMandate/ID"]),
                ]
            ),
            Repeated(group: .allowance, path: "AllowanceCharge", terms: allowance),
            Repeated(
                group: .taxTotal,
                path: "TaxTotal",
                terms: [(.taxTotal, ["TaxAmount"]), (.amountCurrency, ["TaxAmount/@currencyID"])]
            ),
            Repeated(
                group: .taxSubtotal,
                path: "TaxTotal/TaxSubtotal",
                terms: [
                    (.taxableAmount, ["TaxableAmount"]), (.taxAmount, ["TaxAmount"]),
                    (.taxCategory, ["TaxCategory/ID"]), (.taxRate, ["TaxCategory/Percent"]),
                    (.exemptionReason, ["TaxCategory/TaxExemptionReason"]),
                    (.exemptionCode, ["TaxCategory/TaxExemptionReasonCode"]),
                    (.scheme, ["TaxCategory/TaxScheme/ID"]), (.amountCurrency, ["TaxAmount/@currencyID"]),
                ]
            ),
            Repeated(
                group: .document,
                path: "AdditionalDocumentReference",
                terms: [
                    (.documentID, ["ID"]), (.documentType, ["DocumentTypeCode"]),
                    (.note, ["DocumentDescription", "Attachment/ExternalReference/URI"]),
                ]
            ),
            Repeated(
                group: .precedingInvoice,
                path: "BillingReference",
                terms: [
                    (.precedingInvoice, ["InvoiceDocumentReference/ID"]),
                    (.issueDate, ["InvoiceDocumentReference/IssueDate"]),
                ]
            ),
        ],
        line: [
            (.lineID, ["ID"]), (.quantity, ["InvoicedQuantity", "CreditedQuantity"]),
            (.unit, ["InvoicedQuantity/@unitCode", "CreditedQuantity/@unitCode"]),
            (.lineNet, ["LineExtensionAmount"]), (.amountCurrency, ["LineExtensionAmount/@currencyID"]),
            (.linePeriodStart, ["InvoicePeriod/StartDate"]), (.linePeriodEnd, ["InvoicePeriod/EndDate"]),
            (.netPrice, ["Price/PriceAmount"]), (.priceDiscount, ["Price/AllowanceCharge/Amount"]),
            (.grossPrice, ["Price/AllowanceCharge/BaseAmount"]),
            (.chargeIndicator, ["Price/AllowanceCharge/ChargeIndicator"]), (.priceBase, ["Price/BaseQuantity"]),
            (.priceBaseUnit, ["Price/BaseQuantity/@unitCode"]), (.itemName, ["Item/Name"]),
            (.itemStandardID, ["Item/StandardItemIdentification/ID"]),
            (.itemStandardScheme, ["Item/StandardItemIdentification/ID/@schemeID"]),
            (.documentType, ["DocumentReference/DocumentTypeCode"]), (.documentID, ["DocumentReference/ID"]),
        ],
        lineGroups: [
            Repeated(group: .lineAllowance, path: "AllowanceCharge", terms: allowance),
            Repeated(
                group: .lineTax,
                path: "Item/ClassifiedTaxCategory",
                terms: [(.lineCategory, ["ID"]), (.lineRate, ["Percent"]), (.scheme, ["TaxScheme/ID"])]
            ),
            Repeated(
                group: .itemAttribute,
                path: "Item/AdditionalItemProperty",
                terms: [(.attributeName, ["Name"]), (.attributeValue, ["Value"])]
            ),
            Repeated(
                group: .itemClass,
                path: "Item/CommodityClassification/ItemClassificationCode",
                terms: [(.itemClass, [""]), (.itemClassScheme, ["@listID"])]
            ),
        ]
    )

    private static let allowance: [Binding] = [
        (.chargeIndicator, ["ChargeIndicator"]), (.allowanceAmount, ["Amount"]), (.allowanceBase, ["BaseAmount"]),
        (.allowancePercent, ["MultiplierFactorNumeric"]), (.allowanceCategory, ["TaxCategory/ID"]),
        (.allowanceRate, ["TaxCategory/Percent"]), (.allowanceReason, ["AllowanceChargeReason"]),
        (.allowanceReasonCode, ["AllowanceChargeReasonCode"]), (.scheme, ["TaxCategory/TaxScheme/ID"]),
        (.amountCurrency, ["Amount/@currencyID"]),
    ]

    private static func taxNumbers(_ group: InvoiceGroup, _ path: String) -> Repeated {
        Repeated(group: group, path: path, terms: [(.sellerVAT, ["CompanyID"]), (.scheme, ["TaxScheme/ID"])])
    }

    private static func addresses(_ path: String) -> [String] {
        [
            "CityName", "StreetName", "PostalZone", "Country/IdentificationCode", "AdditionalStreetName",
            "CountrySubentity", "AddressLine/Line",
        ].map { "\(path)/\($0)" }
    }

    private typealias PartyTerms = (
        name: InvoiceTerm, id: InvoiceTerm, legal: InvoiceTerm, legalScheme: InvoiceTerm, endpoint: InvoiceTerm,
        endpointScheme: InvoiceTerm
    )

    private static func party(
        _ path: String,
        _ terms: PartyTerms,
        _ place: (address: InvoiceTerm, country: InvoiceTerm)
    ) -> [Binding] {
        [
            (terms.name, ["\(path)/PartyLegalEntity/RegistrationName"]),
            (terms.id, ["\(path)/PartyIdentification/ID"]),
            (terms.legal, ["\(path)/PartyLegalEntity/CompanyID"]),
            (terms.legalScheme, ["\(path)/PartyLegalEntity/CompanyID/@schemeID"]),
            (terms.endpoint, ["\(path)/EndpointID"]), (terms.endpointScheme, ["\(path)/EndpointID/@schemeID"]),
            (place.address, addresses("\(path)/PostalAddress")),
            (place.country, ["\(path)/PostalAddress/Country/IdentificationCode"]),
        ]
    }
}
