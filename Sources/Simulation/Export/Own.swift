internal import IntegrationModel

/// A value of a home-made export, before it is written in the export's own way.
enum OwnCell {
    case text(String)
    case cents(Int)
    case date(Moment)
    case time(Moment)
}

/// A home-made export's table: its columns and rows.
struct OwnTable {
    var entity: Entity
    var columns: [OwnColumn]
    var rows: [[OwnCell]]
}

/// Exports that only one company has.
extension ExportContext {
    func own() -> [ExportedFile] {
        let tables = system.plan.entities.map(ownTable).map(repeated)
        guard !system.plan.dirt.filePerYear || format != .ownCSV else { return tables.flatMap(ownYears) }
        switch format {
        case .ownJSON: return tables.map { file(ownFileName($0.entity) + ".json", ownJSON($0)) }
        case .ownNDJSON: return tables.map { file(ownFileName($0.entity) + ".ndjson", ownLines($0)) }
        case .ownXML: return tables.map { file(ownFileName($0.entity) + ".xml", ownXML($0)) }
        default: return tables.map { file(ownFileName($0.entity) + ".csv", ownCSV($0), system.plan.dirt.encoding) }
        }
    }

    /// Some rows stand in the export twice.
    private func repeated(_ table: OwnTable) -> OwnTable {
        guard table.entity.isDocument || table.entity == .party else { return table }
        var copy = table
        copy.rows = table.rows.enumerated().flatMap { place, row in
            system.plan.isRepeated(place, table.entity, plan.seed) ? [row, row] : [row]
        }
        return copy
    }

    /// A file of the documents of each year; parties and products stay together.
    private func ownYears(_ table: OwnTable) -> [ExportedFile] {
        func year(_ row: [OwnCell]) -> Int? {
            for case .date(let moment) in row { return moment.civil.year }
            return nil
        }
        let years = table.entity.isDocument ? Dictionary(grouping: table.rows, by: year) : [:]
        guard years.count > 1 else {
            return [file(ownFileName(table.entity) + ".csv", ownCSV(table), system.plan.dirt.encoding)]
        }
        return years.sorted { ($0.key ?? 0) < ($1.key ?? 0) }.map { year, rows in
            let part = OwnTable(entity: table.entity, columns: table.columns, rows: rows)
            let name = ownFileName(table.entity) + "_\(year ?? 0).csv"
            return file(name, ownCSV(part), system.plan.dirt.encoding)
        }
    }

    private func ownFileName(_ entity: Entity) -> String {
        let names: [Entity: [Language: String]] = [
            .party: [.dutch: "klanten", .french: "clients", .german: "kunden", .english: "customers"],
            .product: [.dutch: "artikelen", .french: "articles", .german: "artikel", .english: "items"],
            .order: [.dutch: "verkooporders", .french: "commandes", .german: "auftraege", .english: "orders"],
            .deal: [.dutch: "offertes", .french: "offres", .german: "angebote", .english: "deals"],
            .invoice: [.dutch: "facturen", .french: "factures", .german: "rechnungen", .english: "invoices"],
            .payment: [.dutch: "betalingen", .french: "paiements", .german: "zahlungen", .english: "payments"],
        ]
        return (names[entity] ?? [:])[system.plan.dirt.language] ?? entity.rawValue
    }

    private func ownTable(_ entity: Entity) -> OwnTable {
        switch entity {
        case .party: ownParties()
        case .product: ownProducts()
        case .payment: ownPayments()
        default: ownDocuments(entity)
        }
    }

    private func made(_ audit: Audit) -> [(OwnColumn, OwnCell)] {
        var cells: [(OwnColumn, OwnCell)] = []
        switch system.plan.audit.created {
        case .time: cells.append((.createdAt, .time(audit.createdAt)))
        case .date: cells.append((.createdAt, .date(audit.createdAt)))
        case .none: break
        }
        if system.plan.audit.createdBy { cells.append((.createdBy, .text(audit.createdBy))) }
        if system.plan.audit.modified { cells.append((.modifiedAt, .time(audit.modifiedAt))) }
        return cells
    }

    private func table(_ entity: Entity, _ rows: [[(OwnColumn, OwnCell)]]) -> OwnTable {
        OwnTable(entity: entity, columns: rows.first?.map(\.0) ?? [], rows: rows.map { $0.map(\.1) })
    }

    private func ownParties() -> OwnTable {
        let omitted = system.plan.omitted
        let hasReference = parties.contains { !$0.reference.isEmpty }
        return table(
            .party,
            parties.map { party in
                var cells: [(OwnColumn, OwnCell)] = [
                    (.partyNumber, .text(party.number)), (.partyName, .text(party[.name])),
                ]
                if !omitted.contains(.vat) { cells.append((.vat, .text(party.vatAsWritten))) }
                if !omitted.contains(.street) { cells.append((.street, .text(party[.street]))) }
                cells += [
                    (.postcode, .text(party[.postcode])), (.city, .text(party[.city])),
                    (.country, .text(party[.country])),
                ]
                if !omitted.contains(.email) { cells.append((.email, .text(party[.email]))) }
                if !omitted.contains(.phone) { cells.append((.phone, .text(party.phoneAsWritten))) }
                if hasReference { cells.append((.reference, .text(party.reference))) }
                return cells + made(party.audit)
            }
        )
    }

    private func ownProducts() -> OwnTable {
        table(
            .product,
            system.products.map { product in
                [
                    (.productNumber, .text(product.number)), (.productName, .text(product.name)),
                    (.ean, .text(product.ean)), (.price, .cents(product.priceInCents)),
                ]
            }
        )
    }

    private func ownPayments() -> OwnTable {
        table(
            .payment,
            documents(.payment).map { payment in
                let message =
                    payment.communication.isEmpty ? payment.remark : Spelling.communication(payment.communication)
                return [
                    (.paymentNumber, .text(payment.number)), (.bookingDate, .date(payment.audit.createdAt)),
                    (.amount, .cents(payment.net)), (.currency, .text("EUR")),
                    (.partyName, .text(payment.partyName)), (.iban, .text(payment.partyIBAN)),
                    (.message, .text(message)),
                ]
            }
        )
    }

    private func ownDocuments(_ entity: Entity) -> OwnTable {
        let records = documents(entity)
        let (number, date): (OwnColumn, OwnColumn) =
            switch entity {
            case .deal: (.dealNumber, .dealDate)
            case .invoice: (.invoiceNumber, .invoiceDate)
            default: (.orderNumber, .orderDate)
            }
        let hasReference = records.contains { !$0.reference.isEmpty }
        let hasRemark = records.contains { !$0.remark.isEmpty }
        let hasParties = records.contains { $0.party != nil }
        return table(
            entity,
            records.map { record in
                var cells: [(OwnColumn, OwnCell)] = [
                    (number, .text(record.number)), (date, .date(record.audit.createdAt)),
                ]
                if entity == .invoice { cells.append((.dueDate, .date(record.audit.createdAt + 30 * Moment.day))) }
                if hasParties { cells.append((.partyNumber, .text(party(of: record)?.number ?? ""))) }
                cells.append((.partyName, .text(record.partyName)))
                if !hasParties, !system.plan.omitted.contains(.vat) {
                    cells.append((.vat, .text(Spelling.vat(record.partyVAT, 0))))
                }
                if hasReference { cells.append((.reference, .text(record.reference))) }
                let omitted = system.plan.dirt.omittedColumns
                cells.append((.net, .cents(record.net)))
                if !omitted.contains("tax") { cells.append((.tax, .cents(record.tax))) }
                // A payment is recognised by what was to be paid.
                if entity == .invoice || !omitted.contains("gross") { cells.append((.gross, .cents(record.gross))) }
                if !omitted.contains("currency") { cells.append((.currency, .text("EUR"))) }
                if !omitted.contains("status") { cells.append((.status, .text(ownStatus(record.status)))) }
                if entity == .deal {
                    cells.append((.decidedAt, record.status == .open ? .text("") : .date(record.effectiveAt)))
                }
                if entity == .invoice {
                    cells.append((.communication, .text(Spelling.communication(record.communication))))
                }
                if !omitted.contains("salesperson") { cells.append((.salesperson, .text(record.salesperson))) }
                if hasRemark { cells.append((.remark, .text(record.remark))) }
                return cells + made(record.audit)
            }
        )
    }

    private func ownStatus(_ status: DocumentStatus) -> String {
        let words: [DocumentStatus: [String]] = [
            .draft: ["Ontwerp", "Brouillon", "Entwurf", "Draft"], .open: ["Open", "Ouvert", "Offen", "Open"],
            .won: ["Gewonnen", "Gagné", "Gewonnen", "Won"], .lost: ["Verloren", "Perdu", "Verloren", "Lost"],
            .confirmed: ["Bevestigd", "Confirmé", "Bestätigt", "Confirmed"],
            .done: ["Afgewerkt", "Terminé", "Erledigt", "Completed"],
            .cancelled: ["Geannuleerd", "Annulé", "Storniert", "Cancelled"],
            .paid: ["Betaald", "Payé", "Bezahlt", "Paid"],
        ]
        let place = [Language.dutch: 0, .french: 1, .german: 2, .english: 3][system.plan.dirt.language] ?? 3
        return words[status]?[place] ?? status.rawValue
    }
}
