extension InvoiceSyntax {
    private static let transaction = "SupplyChainTradeTransaction"
    private static let agreement = "\(transaction)/ApplicableHeaderTradeAgreement"
    private static let delivery = "\(transaction)/ApplicableHeaderTradeDelivery"
    private static let settlement = "\(transaction)/ApplicableHeaderTradeSettlement"
    private static let totals = "\(settlement)/SpecifiedTradeSettlementHeaderMonetarySummation"
    private static let representative = "\(agreement)/SellerTaxRepresentativeTradeParty"

    /// The Cross Industry Invoice of UN/CEFACT, D16B.
    static let cii = InvoiceSyntax(
        syntax: .cii,
        mark: settlement,
        header: [
            (.number, ["ExchangedDocument/ID"]), (.issueDate, [date("ExchangedDocument/IssueDateTime")]),
            (.typeCode, ["ExchangedDocument/TypeCode"]), (.currency, ["\(settlement)/InvoiceCurrencyCode"]),
            (.taxCurrency, ["\(settlement)/TaxCurrencyCode"]),
            (.dueDate, [date("\(settlement)/SpecifiedTradePaymentTerms/DueDateDateTime")]),
            (.taxPointDate, ["\(settlement)/ApplicableTradeTax/TaxPointDate/DateString"]),
            (.taxPointCode, ["\(settlement)/ApplicableTradeTax/DueDateTypeCode"]),
            (.buyerReference, ["\(agreement)/BuyerReference"]),
            (.orderReference, ["\(agreement)/BuyerOrderReferencedDocument/IssuerAssignedID"]),
            (.paymentTerms, ["\(settlement)/SpecifiedTradePaymentTerms/Description"]),
            (
                .process,
                ["ExchangedDocumentContext/BusinessProcessSpecifiedDocumentContextParameter/ID"]
            ), (.specification, ["ExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter/ID"]),
            (.deliveryDate, [date("\(delivery)/ActualDeliverySupplyChainEvent/OccurrenceDateTime")]),
            (.periodStart, [date("\(settlement)/BillingSpecifiedPeriod/StartDateTime")]),
            (.periodEnd, [date("\(settlement)/BillingSpecifiedPeriod/EndDateTime")]),
            (.deliveryAddress, addresses("\(delivery)/ShipToTradeParty/PostalTradeAddress")),
            (.deliveryCountry, ["\(delivery)/ShipToTradeParty/PostalTradeAddress/CountryID"]),
            (.payee, ["Name", "ID", "GlobalID"].map { "\(settlement)/PayeeTradeParty/\($0)" }),
            (.payeeName, ["\(settlement)/PayeeTradeParty/Name"]),
            (.representative, ["\(representative)/Name", "\(representative)/SpecifiedTaxRegistration/ID"]),
            (.representativeName, ["\(representative)/Name"]),
            (.representativeAddress, addresses("\(representative)/PostalTradeAddress")),
            (.representativeCountry, ["\(representative)/PostalTradeAddress/CountryID"]),
            (.linesTotal, ["\(totals)/LineTotalAmount"]), (.allowancesTotal, ["\(totals)/AllowanceTotalAmount"]),
            (.chargesTotal, ["\(totals)/ChargeTotalAmount"]), (.netTotal, ["\(totals)/TaxBasisTotalAmount"]),
            (.grossTotal, ["\(totals)/GrandTotalAmount"]), (.paidAmount, ["\(totals)/TotalPrepaidAmount"]),
            (.roundingAmount, ["\(totals)/RoundingAmount"]), (.payable, ["\(totals)/DuePayableAmount"]),
            (.mandate, ["\(settlement)/SpecifiedTradePaymentTerms/DirectDebitMandateID"]),
        ]
            + party(
                "\(agreement)/SellerTradeParty",
                (.sellerName, .sellerID, .sellerLegalID, .sellerLegalScheme, .sellerEndpoint, .sellerEndpointScheme),
                (.sellerAddress, .sellerCountry)
            )
            + party(
                "\(agreement)/BuyerTradeParty",
                (.buyerName, .buyerID, .buyerLegalID, .buyerLegalScheme, .buyerEndpoint, .buyerEndpointScheme),
                (.buyerAddress, .buyerCountry)
            ),
        groups: [
            Repeated(group: .note, path: "ExchangedDocument/IncludedNote", terms: [(.note, ["Content"])]),
            taxNumbers(.sellerTax, "\(agreement)/SellerTradeParty/SpecifiedTaxRegistration"),
            taxNumbers(.buyerTax, "\(agreement)/BuyerTradeParty/SpecifiedTaxRegistration"),
            taxNumbers(.representativeTax, "\(representative)/SpecifiedTaxRegistration"),
            Repeated(
                group: .paymentMeans,
                path: "\(settlement)/SpecifiedTradeSettlementPaymentMeans",
                terms: [
                    (.paymentCode, ["TypeCode"]),
                    (
                        .account,
                        [
                            "PayeePartyCreditorFinancialAccount/IBANID",
                            "PayeePartyCreditorFinancialAccount/ProprietaryID",
                        ]
                    ), (.accountDetails, ["PayeePartyCreditorFinancialAccount/AccountName"]),
                    (.cardNumber, ["ApplicableTradeSettlementFinancialCard/ID"]),
                ]
            ),
            Repeated(group: .allowance, path: "\(settlement)/SpecifiedTradeAllowanceCharge", terms: allowance),
            Repeated(
                group: .taxTotal,
                path: "\(totals)/TaxTotalAmount",
                terms: [(.taxTotal, [""]), (.amountCurrency, ["@currencyID"])]
            ),
            Repeated(
                group: .taxSubtotal,
                path: "\(settlement)/ApplicableTradeTax",
                terms: [
                    (.taxableAmount, ["BasisAmount"]), (.taxAmount, ["CalculatedAmount"]),
                    (.taxCategory, ["CategoryCode"]), (.taxRate, ["RateApplicablePercent"]),
                    (.exemptionReason, ["ExemptionReason"]), (.exemptionCode, ["ExemptionReasonCode"]),
                    (.scheme, ["TypeCode"]),
                ]
            ),
            Repeated(
                group: .document,
                path: "\(agreement)/AdditionalReferencedDocument",
                terms: [
                    (.documentID, ["IssuerAssignedID"]), (.documentType, ["TypeCode"]), (.note, ["Name", "URIID"]),
                ]
            ),
            Repeated(
                group: .precedingInvoice,
                path: "\(settlement)/InvoiceReferencedDocument",
                terms: [
                    (.precedingInvoice, ["IssuerAssignedID"]), (.issueDate, ["FormattedIssueDateTime/DateTimeString"]),
                ]
            ),
        ],
        line: [
            (.lineID, ["AssociatedDocumentLineDocument/LineID"]),
            (.quantity, ["SpecifiedLineTradeDelivery/BilledQuantity"]),
            (.unit, ["SpecifiedLineTradeDelivery/BilledQuantity/@unitCode"]),
            (.lineNet, ["\(lineSettlement)/SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount"]),
            (.linePeriodStart, [date("\(lineSettlement)/BillingSpecifiedPeriod/StartDateTime")]),
            (.linePeriodEnd, [date("\(lineSettlement)/BillingSpecifiedPeriod/EndDateTime")]),
            (.netPrice, ["\(net)/ChargeAmount"]), (.priceBase, ["\(net)/BasisQuantity"]),
            (.priceBaseUnit, ["\(net)/BasisQuantity/@unitCode"]),
            (.priceDiscount, ["\(gross)/AppliedTradeAllowanceCharge/ActualAmount"]),
            (.grossPrice, ["\(gross)/ChargeAmount"]),
            (.chargeIndicator, ["\(gross)/AppliedTradeAllowanceCharge/ChargeIndicator/Indicator"]),
            (.itemName, ["SpecifiedTradeProduct/Name"]), (.itemStandardID, ["SpecifiedTradeProduct/GlobalID"]),
            (.itemStandardScheme, ["SpecifiedTradeProduct/GlobalID/@schemeID"]),
        ],
        lineGroups: [
            Repeated(group: .lineAllowance, path: "\(lineSettlement)/SpecifiedTradeAllowanceCharge", terms: allowance),
            Repeated(
                group: .lineTax,
                path: "\(lineSettlement)/ApplicableTradeTax",
                terms: [
                    (.lineCategory, ["CategoryCode"]), (.lineRate, ["RateApplicablePercent"]), (.scheme, ["TypeCode"]),
                ]
            ),
            Repeated(
                group: .itemAttribute,
                path: "SpecifiedTradeProduct/ApplicableProductCharacteristic",
                terms: [(.attributeName, ["Description"]), (.attributeValue, ["Value"])]
            ),
            Repeated(
                group: .itemClass,
                path: "SpecifiedTradeProduct/DesignatedProductClassification/ClassCode",
                terms: [(.itemClass, [""]), (.itemClassScheme, ["@listID"])]
            ),
        ]
    )

    private static let lineSettlement = "SpecifiedLineTradeSettlement"
    private static let net = "SpecifiedLineTradeAgreement/NetPriceProductTradePrice"
    private static let gross = "SpecifiedLineTradeAgreement/GrossPriceProductTradePrice"

    private static let allowance: [Binding] = [
        (.chargeIndicator, ["ChargeIndicator/Indicator"]), (.allowanceAmount, ["ActualAmount"]),
        (.allowanceBase, ["BasisAmount"]), (.allowancePercent, ["CalculationPercent"]),
        (.allowanceCategory, ["CategoryTradeTax/CategoryCode"]),
        (.allowanceRate, ["CategoryTradeTax/RateApplicablePercent"]), (.allowanceReason, ["Reason"]),
        (.allowanceReasonCode, ["ReasonCode"]), (.scheme, ["CategoryTradeTax/TypeCode"]),
    ]

    private static func date(_ path: String) -> String { "\(path)/DateTimeString" }

    private static func taxNumbers(_ group: InvoiceGroup, _ path: String) -> Repeated {
        Repeated(group: group, path: path, terms: [(.sellerVAT, ["ID"]), (.scheme, ["ID/@schemeID"])])
    }

    private static func addresses(_ path: String) -> [String] {
        ["CityName", "LineOne", "PostcodeCode", "CountryID", "LineTwo", "LineThree"].map { "\(path)/\($0)" }
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
            (terms.name, ["\(path)/Name"]), (terms.id, ["\(path)/ID", "\(path)/GlobalID"]),
            (terms.legal, ["\(path)/SpecifiedLegalOrganization/ID"]),
            (terms.legalScheme, ["\(path)/SpecifiedLegalOrganization/ID/@schemeID"]),
            (terms.endpoint, ["\(path)/URIUniversalCommunication/URIID"]),
            (terms.endpointScheme, ["\(path)/URIUniversalCommunication/URIID/@schemeID"]),
            (place.address, addresses("\(path)/PostalTradeAddress")),
            (place.country, ["\(path)/PostalTradeAddress/CountryID"]),
        ]
    }
}
