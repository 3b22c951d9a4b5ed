internal import IntegrationModel

/// Odoo's CSV exports, with labels in the user's language or technical names. All cells are quoted, text that starts
/// with `=`, `+` or `-` gets an apostrophe, lines end in CR LF.
extension ExportContext {
    func odoo() -> [ExportedFile] {
        var files: [ExportedFile] = []
        for entity in system.plan.entities {
            switch entity {
            case .party: files.append(file("res.partner.csv", partners()))
            case .product: files.append(file("product.template.csv", odooProducts()))
            case .order: files.append(file("sale.order.csv", saleOrders()))
            case .invoice: files.append(file("account.move.csv", moves()))
            default: break
            }
        }
        return files
    }

    private struct Column {
        var technical: String
        var english: String
        var dutch: String
        var french: String

        init(_ technical: String, _ english: String, _ dutch: String, _ french: String) {
            self.technical = technical
            self.english = english
            self.dutch = dutch
            self.french = french
        }
    }

    private func header(_ columns: [Column]) -> [String] {
        columns.map { column in
            guard format == .odooCSV else { return column.technical }
            switch system.plan.dirt.language {
            case .dutch: return column.dutch
            case .french: return column.french
            default: return column.english
            }
        }
    }

    private func odooText(_ columns: [Column], _ rows: [[String]]) -> String {
        var csv = DelimitedText(lineEnd: "\r\n", quoteAll: true)
        csv.row(header(columns))
        for row in rows {
            csv.row(row.map { "=+-".contains($0.first ?? " ") && Double($0) == nil ? "'" + $0 : $0 })
        }
        return csv.text
    }

    private var auditColumns: [Column] {
        var columns: [Column] = []
        if system.plan.audit.created != .none {
            columns.append(Column("create_date", "Created on", "Aangemaakt op", "Créé le"))
        }
        if system.plan.audit.createdBy {
            columns.append(Column("create_uid", "Created by", "Aangemaakt door", "Créé par"))
        }
        if system.plan.audit.modified {
            columns.append(
                Column("write_date", "Last Updated on", "Laatst bijgewerkt op", "Dernière mise à jour le")
            )
        }
        return columns
    }

    private func auditCells(_ audit: Audit) -> [String] {
        var cells: [String] = []
        if system.plan.audit.created != .none {
            cells.append(
                audit.createdAt.text(system.plan.audit.created == .time ? "yyyy-mm-dd hh:mi:ss" : "yyyy-mm-dd")
            )
        }
        if system.plan.audit.createdBy { cells.append(audit.createdBy) }
        if system.plan.audit.modified { cells.append(audit.modifiedAt.text("yyyy-mm-dd hh:mi:ss")) }
        return cells
    }

    private func partners() -> String {
        let columns =
            [
                Column("id", "External ID", "Externe ID", "ID externe"), Column("name", "Name", "Naam", "Nom"),
                Column("vat", "Tax ID", "BTW/Btw-nummer", "TVA/numéro fiscal"),
                Column("street", "Street", "Straat", "Rue"), Column("zip", "Zip", "Postcode", "Code postal"),
                Column("city", "City", "Plaats", "Ville"), Column("country_id", "Country", "Land", "Pays"),
                Column("email", "Email", "E-mail", "Courriel"), Column("phone", "Phone", "Telefoon", "Téléphone"),
                Column("ref", "Reference", "Referentie", "Référence"),
            ] + auditColumns
        let rows = parties.map { party in
            [
                system.key(of: party), party[.name], party.vatAsWritten, party[.street], party[.postcode], party[.city],
                country(party[.country]), party[.email], party.phoneAsWritten, party.reference,
            ] + auditCells(party.audit)
        }
        return odooText(columns, rows)
    }

    private func country(_ code: String) -> String {
        let names: [Language: [String: String]] = [
            .dutch: ["BE": "België", "FR": "Frankrijk", "NL": "Nederland", "DE": "Duitsland", "LU": "Luxemburg"],
            .french: ["BE": "Belgique", "FR": "France", "NL": "Pays-Bas", "DE": "Allemagne", "LU": "Luxembourg"],
        ]
        let english = ["BE": "Belgium", "FR": "France", "NL": "Netherlands", "DE": "Germany", "LU": "Luxembourg"]
        return (names[system.plan.dirt.language] ?? english)[code] ?? code
    }

    private func odooProducts() -> String {
        let columns = [
            Column("id", "External ID", "Externe ID", "ID externe"),
            Column("default_code", "Internal Reference", "Interne referentie", "Référence interne"),
            Column("name", "Name", "Naam", "Nom"), Column("barcode", "Barcode", "Barcode", "Code-barres"),
            Column("list_price", "Sales Price", "Verkoopprijs", "Prix de vente"),
            Column("create_date", "Created on", "Aangemaakt op", "Créé le"),
        ]
        let rows = system.products.enumerated().map { place, product in
            [
                "__export__.product_template_\(place + 1)", product.number, product.name, product.ean,
                Spelling.amount(product.priceInCents), product.createdAt.text("yyyy-mm-dd hh:mi:ss"),
            ]
        }
        return odooText(columns, rows)
    }

    private func label(_ status: DocumentStatus) -> String {
        let labels: [DocumentStatus: [String]] = [
            .draft: ["Quotation", "Offerte", "Devis"], .cancelled: ["Cancelled", "Geannuleerd", "Annulé"],
            .done: ["Locked", "Geblokkeerd", "Bloqué"],
        ]
        let place = [Language.dutch: 1, .french: 2][system.plan.dirt.language] ?? 0
        return (labels[status] ?? ["Sales Order", "Verkooporder", "Bon de commande"])[place]
    }

    private func saleOrders() -> String {
        let columns =
            [
                Column("name", "Order Reference", "Orderreferentie", "Référence commande"),
                Column("date_order", "Order Date", "Orderdatum", "Date de la commande"),
                Column("partner_id", "Customer", "Klant", "Client"),
                Column("partner_id/vat", "Customer/Tax ID", "Klant/BTW/Btw-nummer", "Client/TVA/numéro fiscal"),
                Column("user_id", "Salesperson", "Verkoper", "Vendeur"),
                Column("client_order_ref", "Customer Reference", "Referentie klant", "Référence client"),
                Column("origin", "Source Document", "Brondocument", "Document d'origine"),
                Column("amount_untaxed", "Untaxed Amount", "Excl. BTW", "Montant HT"),
                Column("amount_tax", "Taxes", "BTW", "Taxes"), Column("amount_total", "Total", "Totaal", "Total"),
                Column("currency_id", "Currency", "Valuta", "Devise"), Column("state", "Status", "Status", "État"),
            ] + auditColumns
        let precise = system.plan.audit.created == .time
        let rows = documents(.order).map { order in
            [
                order.number, order.audit.createdAt.text(precise ? "yyyy-mm-dd hh:mi:ss" : "yyyy-mm-dd"),
                order.partyName, party(of: order)?.vatAsWritten ?? "", order.salesperson, order.reference,
                order.remark, Spelling.amount(order.net), Spelling.amount(order.tax), Spelling.amount(order.gross),
                "EUR", label(order.status),
            ] + auditCells(order.audit)
        }
        return odooText(columns, rows)
    }

    private func moves() -> String {
        let columns =
            [
                Column("name", "Number", "Nummer", "Numéro"), Column("partner_id", "Partner", "Relatie", "Partenaire"),
                Column("partner_id/vat", "Partner/Tax ID", "Relatie/BTW/Btw-nummer", "Partenaire/TVA/numéro fiscal"),
                Column("invoice_date", "Invoice/Bill Date", "Factuurdatum", "Date de facturation"),
                Column("invoice_date_due", "Due Date", "Vervaldatum", "Date d'échéance"),
                Column("ref", "Reference", "Referentie", "Référence"),
                Column("invoice_origin", "Origin", "Bron", "Origine"),
                Column("payment_reference", "Payment Reference", "Betaalreferentie", "Référence du paiement"),
                Column("amount_untaxed_signed", "Untaxed Amount Signed", "Totaal excl. BTW", "Montant Hors-taxe Signé"),
                Column("amount_total_signed", "Total Signed", "Totaal", "Total signé"),
                Column("state", "Status", "Status", "État"),
            ] + auditColumns
        let posted = ["nl": "Geboekt", "fr": "Comptabilisé"][system.plan.dirt.language.rawValue] ?? "Posted"
        let rows = documents(.invoice).map { invoice in
            [
                invoice.number, invoice.partyName, Spelling.vat(invoice.partyVAT, 0), invoice.audit.createdAt.dateText,
                (invoice.audit.createdAt + 30 * Moment.day).dateText, invoice.remark, invoice.reference,
                Spelling.communication(invoice.communication), Spelling.amount(invoice.net),
                Spelling.amount(invoice.gross), posted,
            ] + auditCells(invoice.audit)
        }
        return odooText(columns, rows)
    }
}
