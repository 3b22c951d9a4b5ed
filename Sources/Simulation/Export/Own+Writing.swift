internal import IntegrationModel

/// The bytes of home-made exports.
extension ExportContext {
    private var dirt: Dirt { system.plan.dirt }

    /// Which of several words the system's makers chose.
    private var habit: Int { system.plan.habit(plan.seed) }

    private func header(_ column: OwnColumn) -> String { OwnVocabulary.word(column, dirt.language, habit) }

    /// A header as the name of a JSON member or an XML element: letters and digits, in the system's own case.
    private func identifier(_ column: OwnColumn) -> String {
        let words = NameMaker.withoutAccents(header(column)).lowercased().split {
            !$0.isASCII || !($0.isLetter || $0.isNumber)
        }
        guard let first = words.first else { return column.rawValue }
        switch habit % 3 {
        case 0: return words.joined(separator: "_")
        case 1: return first + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        default: return words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        }
    }

    private func written(_ cell: OwnCell) -> String {
        switch cell {
        case .text(let text): text
        case .cents(let cents): Spelling.amount(cents, comma: dirt.decimalComma)
        case .date(let moment): moment.text(dirt.dateFormat)
        case .time(let moment): moment.text(dirt.dateFormat + (habit % 2 == 0 ? " hh:mi" : " hh:mi:ss"))
        }
    }

    func ownCSV(_ table: OwnTable) -> String {
        var csv = DelimitedText(delimiter: dirt.delimiter, lineEnd: dirt.lineEnd, quoteAll: dirt.quoteAll)
        if dirt.preamble {
            csv.line("\(plan.name) - \(ownTitle(table.entity))")
            csv.line(plan.end.text(dirt.dateFormat))
            csv.line("")
        }
        csv.row(table.columns.map(header))
        var page = 1
        for (place, row) in table.rows.enumerated() {
            var cells = row.map(written)
            if dirt.raggedLines {
                while cells.count > 2, cells.last == "" { cells.removeLast() }
                if place > 0, place % 60 == 0 {
                    page += 1
                    csv.line("--- \(page) ---")
                }
            }
            csv.row(cells)
        }
        if dirt.totalsLine, let totals = totals(table) { csv.row(totals) }
        return csv.text
    }

    private func ownTitle(_ entity: Entity) -> String { entity == .party ? "Relaties" : entity.rawValue.uppercased() }

    /// A last line with the sums of the amounts, if there are amounts.
    private func totals(_ table: OwnTable) -> [String]? {
        var sums: [Int: Int] = [:]
        for row in table.rows {
            for case (let place, .cents(let cents)) in row.enumerated() { sums[place, default: 0] += cents }
        }
        guard !sums.isEmpty else { return nil }
        let label = [Language.dutch: "Totaal", .french: "Total", .german: "Summe", .english: "Total"][dirt.language]
        return table.columns.indices.map { place in
            place == 0 ? label ?? "Total" : sums[place].map { Spelling.amount($0, comma: dirt.decimalComma) } ?? ""
        }
    }

    private func ownObject(_ table: OwnTable, _ row: [OwnCell]) -> JSONText {
        let address: Set<OwnColumn> = [.street, .postcode, .city, .country]
        var members: [(String, JSONText)] = []
        var nested: [(String, JSONText)] = []
        for (column, cell) in zip(table.columns, row) {
            let value: JSONText =
                switch cell {
                case .text(let text): text.isEmpty && habit % 2 == 0 ? .null : .text(text)
                case .cents(let cents): habit % 4 == 3 ? .text(Spelling.amount(cents)) : .amount(cents)
                case .date(let moment): .text(moment.dateText)
                case .time(let moment): .text(moment.text("yyyy-mm-ddThh:mi:ss"))
                }
            if address.contains(column), habit % 3 == 1 {
                nested.append((identifier(column), value))
            } else {
                members.append((identifier(column), value))
            }
        }
        if !nested.isEmpty { members.append((dirt.language == .english ? "address" : "adres", .object(nested))) }
        return .object(members)
    }

    func ownJSON(_ table: OwnTable) -> String {
        let records = JSONText.array(table.rows.map { ownObject(table, $0) })
        switch habit % 3 {
        case 0: return records.indented
        case 1: return JSONText.object([("count", .number(String(table.rows.count))), ("items", records)]).compact
        default: return JSONText.object([("export", .object([("records", records)]))]).indented
        }
    }

    func ownLines(_ table: OwnTable) -> String {
        table.rows.map { ownObject(table, $0).compact + "\n" }.joined()
    }

    func ownXML(_ table: OwnTable) -> String {
        let names: [Entity: String] = [
            .party: "Klant", .product: "Artikel", .order: "Order", .deal: "Offerte", .invoice: "Factuur",
            .payment: "Betaling",
        ]
        var xml = XMLText(indents: habit % 2 == 0)
        xml.element("Export", [("date", plan.end.dateText)]) { xml in
            for row in table.rows {
                let values = zip(table.columns, row).map { (identifier($0), written($1)) }
                if habit % 3 == 0, let first = values.first {
                    xml.element(names[table.entity] ?? "Record", [first]) { xml in
                        for (name, value) in values.dropFirst() where !value.isEmpty { xml.element(name, value) }
                    }
                } else {
                    xml.element(names[table.entity] ?? "Record") { xml in
                        for (name, value) in values { xml.element(name, value) }
                    }
                }
            }
        }
        return xml.text
    }
}
