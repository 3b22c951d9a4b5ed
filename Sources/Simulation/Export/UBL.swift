internal import IntegrationModel

/// Invoices in UBL 2.1 (Peppol BIS Billing 3), a file each.
extension ExportContext {
    func ubl() -> [ExportedFile] {
        var random = RandomSource(seed: plan.seed, stream: "seller \(system.plan.universe)")
        let seller = Seller(
            name: "\(random.pick(Words.prefixes)) \(random.pick(Words.prefixes)) NV",
            number: Identifiers.enterpriseNumber(&random),
            iban: Identifiers.iban(country: "BE", &random)
        )
        return documents(.invoice).map { invoice in
            let name = String(invoice.number.map { "/\\ #".contains($0) ? "-" : $0 })
            return file(name + ".xml", ublInvoice(invoice, seller))
        }
    }

    private struct Seller {
        var name: String
        var number: String
        var iban: String
    }

    private func ublInvoice(_ invoice: DocumentRecord, _ seller: Seller) -> String {
        let names = "urn:oasis:names:specification:ubl:schema:xsd:"
        let values = universeValues(invoice)
        var xml = XMLText()
        xml.element(
            "Invoice",
            [
                ("xmlns", names + "Invoice-2"), ("xmlns:cac", names + "CommonAggregateComponents-2"),
                ("xmlns:cbc", names + "CommonBasicComponents-2"),
            ]
        ) { xml in
            xml.element(
                "cbc:CustomizationID",
                "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
            )
            xml.element("cbc:ProfileID", "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0")
            xml.element("cbc:ID", invoice.number)
            xml.element("cbc:IssueDate", invoice.audit.createdAt.dateText)
            xml.element("cbc:DueDate", (invoice.audit.createdAt + 30 * Moment.day).dateText)
            xml.element("cbc:InvoiceTypeCode", "380")
            if !invoice.remark.isEmpty { xml.element("cbc:Note", invoice.remark) }
            xml.element("cbc:DocumentCurrencyCode", "EUR")
            if !invoice.reference.isEmpty {
                xml.element("cac:OrderReference") { $0.element("cbc:ID", invoice.reference) }
            }
            xml.element("cac:AccountingSupplierParty") { xml in
                let address: [PartyField: String] = [
                    .street: "Havenlaan 1", .city: "Antwerpen", .postcode: "2000", .country: "BE",
                ]
                ublParty(seller.name, "BE" + seller.number, address, &xml)
            }
            xml.element("cac:AccountingCustomerParty") { ublParty(invoice.partyName, invoice.partyVAT, values, &$0) }
            xml.element("cac:PaymentMeans") { xml in
                xml.element("cbc:PaymentMeansCode", "30")
                xml.element("cbc:PaymentID", Spelling.communication(invoice.communication))
                xml.element("cac:PayeeFinancialAccount") { $0.element("cbc:ID", seller.iban) }
            }
            ublTotals(invoice, &xml)
        }
        return xml.text
    }

    private func universeValues(_ invoice: DocumentRecord) -> [PartyField: String] {
        businesses.indices.contains(invoice.business) ? businesses[invoice.business].values : [:]
    }

    private func ublParty(_ name: String, _ vat: String, _ values: [PartyField: String], _ xml: inout XMLText) {
        xml.element("cac:Party") { xml in
            if vat.hasPrefix("BE") {
                xml.element("cbc:EndpointID", String(vat.dropFirst(2)), [("schemeID", "0208")])
            }
            xml.element("cac:PartyName") { $0.element("cbc:Name", name) }
            xml.element("cac:PostalAddress") { xml in
                xml.element("cbc:StreetName", values[.street] ?? "")
                xml.element("cbc:CityName", values[.city] ?? "")
                xml.element("cbc:PostalZone", values[.postcode] ?? "")
                xml.element("cac:Country") { $0.element("cbc:IdentificationCode", values[.country] ?? "BE") }
            }
            if !vat.isEmpty {
                xml.element("cac:PartyTaxScheme") { xml in
                    xml.element("cbc:CompanyID", vat)
                    xml.element("cac:TaxScheme") { $0.element("cbc:ID", "VAT") }
                }
            }
            xml.element("cac:PartyLegalEntity") { $0.element("cbc:RegistrationName", name) }
        }
    }

    private func ublTotals(_ invoice: DocumentRecord, _ xml: inout XMLText) {
        let euro = [("currencyID", "EUR")]
        xml.element("cac:TaxTotal") { $0.element("cbc:TaxAmount", Spelling.amount(invoice.tax), euro) }
        xml.element("cac:LegalMonetaryTotal") { xml in
            xml.element("cbc:LineExtensionAmount", Spelling.amount(invoice.net), euro)
            xml.element("cbc:TaxExclusiveAmount", Spelling.amount(invoice.net), euro)
            xml.element("cbc:TaxInclusiveAmount", Spelling.amount(invoice.gross), euro)
            xml.element("cbc:PayableAmount", Spelling.amount(invoice.gross), euro)
        }
        for (place, line) in invoice.lines.enumerated() {
            let product = products[line.product]
            xml.element("cac:InvoiceLine") { xml in
                xml.element("cbc:ID", String(place + 1))
                xml.element("cbc:InvoicedQuantity", String(line.quantity), [("unitCode", "C62")])
                xml.element("cbc:LineExtensionAmount", Spelling.amount(line.net), euro)
                xml.element("cac:Item") { xml in
                    xml.element("cbc:Name", product.name)
                    xml.element("cac:SellersItemIdentification") { $0.element("cbc:ID", product.number) }
                    xml.element("cac:ClassifiedTaxCategory") { xml in
                        xml.element("cbc:ID", "S")
                        xml.element("cbc:Percent", String(line.vatPercentage))
                        xml.element("cac:TaxScheme") { $0.element("cbc:ID", "VAT") }
                    }
                }
                xml.element("cac:Price") {
                    $0.element("cbc:PriceAmount", Spelling.amount(line.priceInCents), euro)
                }
            }
        }
    }
}
