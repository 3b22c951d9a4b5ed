internal import IntegrationModel

/// Account statements: CAMT.053 (ISO 20022) and the CSV layouts of Belgian banks.
extension ExportContext {
    private var account: String {
        var random = RandomSource(seed: plan.seed, stream: "account \(system.plan.id)")
        return Identifiers.iban(country: "BE", &random)
    }

    func camt() -> [ExportedFile] {
        var xml = XMLText()
        let days = Dictionary(grouping: documents(.payment)) { $0.audit.createdAt.dayNumber }
        xml.element("Document", [("xmlns", "urn:iso:std:iso:20022:tech:xsd:camt.053.001.02")]) { xml in
            xml.element("BkToCstmrStmt") { xml in
                xml.element("GrpHdr") { xml in
                    xml.element("MsgId", "M\(plan.end.text("yyyymmdd"))")
                    xml.element("CreDtTm", plan.end.text("yyyy-mm-ddThh:mi:ss"))
                }
                for (place, day) in days.keys.sorted().enumerated() {
                    statement(place + 1, Moment(seconds: day * Moment.day), days[day] ?? [], &xml)
                }
            }
        }
        return [file("camt053-\(plan.end.text("yyyy")).xml", xml.text)]
    }

    private func statement(_ number: Int, _ day: Moment, _ payments: [DocumentRecord], _ xml: inout XMLText) {
        xml.element("Stmt") { xml in
            xml.element("Id", "STMT-\(day.dateText)")
            xml.element("ElctrncSeqNb", String(number))
            xml.element("CreDtTm", day.dateText + "T23:00:00")
            xml.element("Acct") { xml in
                xml.element("Id") { $0.element("IBAN", account) }
                xml.element("Ccy", "EUR")
            }
            for payment in payments { entry(payment, &xml) }
        }
    }

    private func entry(_ payment: DocumentRecord, _ xml: inout XMLText) {
        let comesIn = payment.net >= 0
        xml.element("Ntry") { xml in
            xml.element("Amt", Spelling.amount(abs(payment.net)), [("Ccy", "EUR")])
            xml.element("CdtDbtInd", comesIn ? "CRDT" : "DBIT")
            xml.element("Sts", "BOOK")
            xml.element("BookgDt") { $0.element("Dt", payment.audit.createdAt.dateText) }
            xml.element("ValDt") { $0.element("Dt", payment.audit.createdAt.dateText) }
            xml.element("AcctSvcrRef", payment.number)
            xml.element("NtryDtls") { xml in
                xml.element("TxDtls") { xml in
                    xml.element("RltdPties") { xml in
                        xml.element(comesIn ? "Dbtr" : "Cdtr") { $0.element("Nm", payment.partyName) }
                        xml.element(comesIn ? "DbtrAcct" : "CdtrAcct") { xml in
                            xml.element("Id") { $0.element("IBAN", payment.partyIBAN) }
                        }
                    }
                    remittance(payment, &xml)
                }
            }
        }
    }

    private func remittance(_ payment: DocumentRecord, _ xml: inout XMLText) {
        if !payment.communication.isEmpty {
            xml.element("RmtInf") { xml in
                xml.element("Strd") { xml in
                    xml.element("CdtrRefInf") { xml in
                        xml.element("Tp") { xml in
                            xml.element("CdOrPrtry") { $0.element("Cd", "SCOR") }
                            xml.element("Issr", "BBA")
                        }
                        xml.element("Ref", payment.communication)
                    }
                }
            }
        } else if !payment.remark.isEmpty {
            xml.element("RmtInf") { $0.element("Ustrd", payment.remark) }
        }
    }

    func bankStatement() -> [ExportedFile] {
        var csv = DelimitedText(delimiter: ";", lineEnd: system.plan.dirt.lineEnd)
        let account = account
        switch format {
        case .kbcCSV: kbc(&csv, account, documents(.payment))
        case .bnpParibasFortisCSV: bnpParibasFortis(&csv, account, documents(.payment))
        default: belfius(&csv, account, documents(.payment))
        }
        return [file("verrichtingen.csv", csv.text, system.plan.dirt.encoding)]
    }

    private func kbc(_ csv: inout DelimitedText, _ account: String, _ payments: [DocumentRecord]) {
        csv.row([
            "Rekeningnummer", "Rubrieknaam", "Naam", "Munt", "Afschriftnummer", "Datum", "Omschrijving", "Valuta",
            "Bedrag", "Saldo", "Credit", "Debet", "Rekening tegenpartij", "BIC code tegenpartij",
            "Naam tegenpartij", "Adres tegenpartij", "gestructureerde mededeling", "vrije mededeling",
        ])
        var balance = 1_250_000
        for payment in payments {
            balance += payment.net
            let (amount, date) = cells(payment)
            csv.row([
                account, "", plan.name, "EUR", payment.audit.createdAt.text("yyyy001"), date, "OVERSCHRIJVING", date,
                amount, Spelling.amount(balance, comma: true), payment.net >= 0 ? amount : "",
                payment.net < 0 ? amount : "", payment.partyIBAN, "", payment.partyName, "",
                payment.communication.isEmpty ? "" : Spelling.communication(payment.communication, "***"),
                payment.remark,
            ])
        }
    }

    private func bnpParibasFortis(_ csv: inout DelimitedText, _ account: String, _ payments: [DocumentRecord]) {
        csv.row([
            "Volgnummer", "Uitvoeringsdatum", "Valutadatum", "Bedrag", "Valuta rekening", "Rekeningnummer",
            "Type verrichting", "Tegenpartij", "Naam van de tegenpartij", "Mededeling", "Details", "Status",
            "Reden van weigering",
        ])
        for payment in payments {
            let (amount, date) = cells(payment)
            csv.row([
                payment.number, date, date, amount, "EUR", account, "Overschrijving in euro", payment.partyIBAN,
                payment.partyName, message(payment), "", "Geaccepteerd", "",
            ])
        }
    }

    private func belfius(_ csv: inout DelimitedText, _ account: String, _ payments: [DocumentRecord]) {
        let balance = payments.reduce(1_000_000) { $0 + $1.net }
        for line in [
            "Boekingsdatum vanaf;", "Boekingsdatum tot en met;", "Bedrag vanaf;", "Bedrag tot en met;",
            "Rekeninguittrekselnummer vanaf;", "Rekeninguittrekselnummer tot en met;", "Mededeling;",
            "Naam tegenpartij bevat;", "Rekening tegenpartij;",
            "Laatste saldo;\(Spelling.amount(balance, comma: true, thousands: ".")) EUR",
            "Datum/uur van het laatste saldo;\(plan.end.text("dd/mm/yyyy hh:mi:ss"))", ";",
        ] { csv.line(line) }
        csv.row([
            "Rekening", "Boekingsdatum", "Rekeninguittrekselnummer", "Transactienummer", "Rekening tegenpartij",
            "Naam tegenpartij bevat", "Straat en nummer", "Postcode en plaats", "Transactie", "Valutadatum", "Bedrag",
            "Devies", "BIC", "Landcode", "Mededelingen",
        ])
        for payment in payments.reversed() {
            let (amount, date) = cells(payment)
            csv.row([
                account, date, "", payment.number, payment.partyIBAN, payment.partyName, "", "",
                "OVERSCHRIJVING", date, amount, "EUR", "", String(payment.partyIBAN.prefix(2)), message(payment),
            ])
        }
    }

    private func cells(_ payment: DocumentRecord) -> (amount: String, date: String) {
        (Spelling.amount(payment.net, comma: true), payment.audit.createdAt.text("dd/mm/yyyy"))
    }

    private func message(_ payment: DocumentRecord) -> String {
        payment.communication.isEmpty ? payment.remark : Spelling.communication(payment.communication)
    }
}
