/// Where the records of a delimited text begin, and whether the first one holds the names of the columns.
struct DelimitedTextBeginning {
    private(set) var hasHeader = true
    /// Lines before the header or the first record.
    private(set) var linesBefore = 0
    private(set) var names: [String] = []
    private(set) var records = 0
    private(set) var confidence = 1.0
    private(set) var doubts: [String] = []

    private typealias Row = DelimitedTextSample.Row

    private static let searchedRows = 40

    /// - Parameters:
    ///   - rows: the first records, blank lines left out.
    ///   - width: the number of values that most records have.
    ///   - hasHeader: what the user says.
    init(_ rows: [DelimitedTextSample.Row], width: Int, hasHeader given: Bool?, mayHavePreamble: Bool) {
        hasHeader = given ?? true
        guard !rows.isEmpty else { return }
        let start = mayHavePreamble ? Self.start(of: rows, width: width, given: given) : 0
        // Names that come back, as when files were put one after the other, are no records to compare with.
        let others = rows[(start + 1)...].filter { $0.values != rows[start].values }
        let body = others.isEmpty ? rows[(start + 1)...] : others[...]
        let contrast = Self.contrast(of: rows[start], with: body)
        hasHeader = given ?? (contrast >= 0)
        if given == nil, abs(contrast) < 1 {
            confidence = 0.6
            doubts.append(
                hasHeader
                    ? "the first record was taken as the names of the columns; it may be data"
                    : "the first record was taken as data; it may hold the names of the columns"
            )
        }
        linesBefore = rows[start].line - 1
        // Blank lines are passed over anyway.
        if start == 0, mayHavePreamble { linesBefore = 0 }
        records = rows.count - start - (hasHeader ? 1 : 0)
        let columns = max(rows[start].values.count, hasHeader ? 0 : width)
        names =
            hasHeader
            ? rows[start].values.map { String(decoding: $0, as: UTF8.self) } : Array(repeating: "", count: columns)
    }

    private static func filled(_ row: Row) -> Int { row.kinds.count { $0 != .empty } }

    /// The row of the header or, without one, of the first record.
    private static func start(of rows: [Row], width: Int, given: Bool?) -> Int {
        let fitting = rows.indices.filter { row in
            let count = rows[row].values.count
            let lastFilled = rows[row].kinds.lastIndex { $0 != .empty } ?? -1
            return count * 10 >= width * 9 && lastFilled * 10 < width * 11
        }
        guard let firstFitting = fitting.first, fitting.count > 1 || width > 1 else { return 0 }
        let counts = fitting.map { filled(rows[$0]) }.sorted()
        let usual = counts[counts.count / 2]
        let most = counts[counts.count - 1]
        let first = fitting.first { filled(rows[$0]) * 2 >= usual } ?? firstFitting
        if given == false { return first }
        let named = fitting.prefix(searchedRows).first { isLikeHeader(rows[$0], most: most) }
        guard let named, named > first else { return named.map { min($0, first) } ?? first }
        // Records before the row of names that look like those after it are records: there is no header.
        let kinds = usualKinds(rows[(named + 1)...])
        let isRecord = agreement(of: rows[first], with: kinds) >= 0.6
        return isRecord ? first : named
    }

    /// Whether nearly all columns hold a text of their own.
    private static func isLikeHeader(_ row: Row, most: Int) -> Bool {
        let count = filled(row)
        guard count * 10 >= most * 7, count > 0 else { return false }
        let typed = row.kinds.count(where: \.isTyped)
        let texts = Set(row.values.filter { !$0.isEmpty })
        return typed * 5 <= count && texts.count * 10 >= count * 7
    }

    /// What the values of each column look like, where they agree.
    private static func usualKinds(_ rows: ArraySlice<Row>) -> [DelimitedTextCell?] {
        var counts: [[DelimitedTextCell: Int]] = []
        for row in rows {
            for (column, kind) in row.kinds.enumerated() {
                if column == counts.count { counts.append([:]) }
                let merged: DelimitedTextCell = kind == .integer ? .decimal : kind == .other ? .words : kind
                if merged != .empty { counts[column][merged, default: 0] += 1 }
            }
        }
        return counts.map { column in
            let total = column.values.reduce(0, +)
            return column.first { $0.value * 10 >= total * 8 }?.key
        }
    }

    private static func agreement(of row: Row, with kinds: [DelimitedTextCell?]) -> Double {
        var alike = 0
        var compared = 0
        for (column, kind) in row.kinds.enumerated() where column < kinds.count && kind != .empty {
            guard let usual = kinds[column] else { continue }
            compared += 1
            let merged: DelimitedTextCell = kind == .integer ? .decimal : kind == .other ? .words : kind
            if merged == usual { alike += 1 }
        }
        return compared == 0 ? 0 : Double(alike) / Double(compared)
    }

    /// How much a row differs from the rows after it: above zero where it holds names.
    private static func contrast(of row: Row, with body: ArraySlice<Row>) -> Double {
        let typed = row.kinds.count(where: \.isTyped)
        guard !body.isEmpty else { return typed == 0 ? 1 : -Double(typed) }
        let kinds = usualKinds(body)
        var score = 0.0
        for (column, kind) in row.kinds.enumerated() where kind != .empty {
            let value = row.values[column]
            if isColumnName(value) { score += 1 }
            guard column < kinds.count, let usual = kinds[column] else {
                if kind.isTyped { score -= 0.5 }
                continue
            }
            let merged: DelimitedTextCell = kind == .integer ? .decimal : kind
            if usual.isTyped {
                score += merged == usual ? -2 : kind.isTyped ? -1 : 2
            } else if kind.isTyped {
                score -= 1.5
            } else {
                score += textContrast(value, column, body)
            }
        }
        return score
    }

    /// The same for a column of texts: a name does not come back below, and is not built like a code.
    private static func textContrast(_ value: [UInt8], _ column: Int, _ body: ArraySlice<Row>) -> Double {
        let others = body.prefix(100).compactMap { $0.values.indices.contains(column) ? $0.values[column] : nil }
            .filter { !$0.isEmpty }
        guard others.count > 1 else { return 0 }
        if others.contains(value) { return -1 }
        func holdsDigit(_ text: [UInt8]) -> Bool { text.contains { (0x30...0x39).contains($0) } }
        if !holdsDigit(value), others.allSatisfy(holdsDigit) { return 0.7 }
        let lengths = Set(others.map(\.count))
        if lengths.count == 1, others.count > 2 { return lengths.contains(value.count) ? -0.5 : 0.5 }
        return 0
    }

    /// Words that columns are called in English, Dutch, French and German.
    private static let columnWords: Set<String> = [
        "id", "name", "naam", "nom", "number", "nummer", "numero", "numéro", "no", "nr", "code", "date", "datum",
        "reference",
        "referentie", "référence", "referenz", "ref", "email", "e-mail", "mail", "phone", "telefoon", "telefon",
        "téléphone",
        "address", "adres", "adresse", "street", "straat", "rue", "strasse", "straße", "city", "stad", "gemeente",
        "ville",
        "stadt", "ort", "zip", "postcode", "postal", "plz", "country", "land", "pays", "amount", "bedrag", "montant",
        "betrag", "total", "totaal", "summe", "price", "prijs", "prix", "preis", "quantity", "aantal", "quantité",
        "menge", "qty", "description", "omschrijving", "bezeichnung", "type", "status", "statut", "currency", "munt",
        "devise", "währung", "vat", "btw", "tva", "ust", "customer", "klant", "client", "kunde", "supplier",
        "leverancier", "fournisseur", "lieferant", "product", "artikel", "article", "sku", "order", "invoice",
        "factuur",
        "facture", "rechnung", "firstname", "lastname", "title", "label", "key", "value", "column", "field", "created",
        "modified", "updated", "company", "bedrijf", "société", "firma",
    ]

    private static func isColumnName(_ value: [UInt8]) -> Bool {
        guard value.count <= 60 else { return false }
        let words = String(decoding: value, as: UTF8.self).lowercased().split { !$0.isLetter && $0 != "-" }
        return words.count <= 5 && words.contains { columnWords.contains(String($0)) }
    }
}
