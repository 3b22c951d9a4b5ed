/// The first records of a table, in which documents with several lines are looked for.
struct ContinuationSample {
    private let header: [String]
    private let rows: [[[UInt8]]]
    /// The columns with any value.
    private let used: [Int]

    init(_ header: [String], _ rows: [[[UInt8]]]) {
        self.header = header
        self.rows = rows
        used = header.indices.filter { column in rows.contains { Self.isFilled($0, column) } }
    }

    /// The records of a document after its first, and the first ones.
    private struct Grouping {
        var key: Int
        var documents: [[[UInt8]]] = []
        /// By further record, the document's position.
        var owners: [Int] = []
        var further: [[[UInt8]]] = []
    }

    private static func isFilled(_ row: [[UInt8]], _ column: Int) -> Bool {
        column < row.count && !row[column].isEmpty
    }

    private static func share(_ column: Int, of rows: [[[UInt8]]]) -> Double {
        Double(rows.count { isFilled($0, column) }) / Double(max(1, rows.count))
    }

    /// How documents are written over several records; nil where it does not look so.
    var continuation: ContinuationLines? {
        guard rows.count >= 4, let first = used.first else { return nil }
        let groupings = used.compactMap(grouping)
        if let blank = groupings.lazy.compactMap({ blankLines($0, first) }).first { return blank }
        // An order is in a customer's orders: the finest groups are the documents.
        let finest = groupings.sorted { ($1.documents.count, $0.key) < ($0.documents.count, $1.key) }
        return finest.lazy.compactMap(repeatedLines).first
    }

    private func grouping(key: Int) -> Grouping? {
        guard Self.isFilled(rows[0], key) else { return nil }
        var found = Grouping(key: key)
        for row in rows {
            let isSame = found.documents.last.map { !Self.isFilled(row, key) || $0[key] == row[key] } ?? false
            if isSame {
                found.further.append(row)
                found.owners.append(found.documents.count - 1)
            } else {
                found.documents.append(row)
            }
        }
        guard found.further.count >= 2, found.documents.count >= 2 else { return nil }
        let keys = found.documents.map { $0[key] }
        let isNumbered = keys.count { value in value.contains { (0x30...0x39).contains($0) } } * 10 >= keys.count * 8
        return isNumbered && Set(keys).count == keys.count ? found : nil
    }

    /// Further records that leave blank what the document has once.
    private func blankLines(_ grouping: Grouping, _ first: Int) -> ContinuationLines? {
        let (key, further, documents) = (grouping.key, grouping.further, grouping.documents)
        let lines = used.filter { column in column != key && further.contains { Self.isFilled($0, column) } }
        let own = used.filter { !lines.contains($0) && $0 != key && Self.share($0, of: documents) >= 0.8 }
        let isRepeated = further.contains { Self.isFilled($0, key) }
        // The first column belongs to the document, and so do others; every line has something of its own.
        guard !lines.contains(first), own.count >= (isRepeated ? 2 : 1), haveOwnValues(lines, grouping),
            lines.contains(where: { LineWords.isLine(header[$0]) || LineWords.isSide(header[$0]) })
        else { return nil }
        return ContinuationLines(key: header[key], lineFields: Set(lines.map { header[$0] }))
    }

    /// Further records that repeat what the document has: its date and more, beside articles and quantities or the two
    /// sides of a booking that differ.
    private func repeatedLines(_ grouping: Grouping) -> ContinuationLines? {
        let (key, further, documents) = (grouping.key, grouping.further, grouping.documents)
        guard further.count >= 3, documents.count >= 3, Self.share(key, of: further) >= 0.9,
            !LineWords.isLine(header[key]), !documents.allSatisfy({ Self.isDate($0[key]) || Self.isDecimal($0[key]) })
        else { return nil }
        let own = used.filter { column in
            column != key && !LineWords.isSide(header[column])
                && zip(further, grouping.owners).allSatisfy { row, owner in
                    !Self.isFilled(row, column)
                        || Self.isFilled(documents[owner], column) && row[column] == documents[owner][column]
                }
        }
        let lines = used.filter { $0 != key && !own.contains($0) }
        let telling = own.filter { column in
            Self.share(column, of: documents) >= 0.8 && Set(documents.map { Self.value($0, column) }).count > 1
        }
        guard telling.count >= 2, haveOwnValues(lines, grouping),
            telling.contains(where: { column in documents.allSatisfy { Self.isDate(Self.value($0, column)) } }),
            lines.contains(where: { LineWords.isLine(header[$0]) }) || areBookings(lines)
        else { return nil }
        return ContinuationLines(key: header[key], lineFields: Set(lines.map { header[$0] }))
    }

    private func haveOwnValues(_ lines: [Int], _ grouping: Grouping) -> Bool {
        lines.contains { column in
            Self.share(column, of: grouping.further) >= 0.9 && Self.share(column, of: grouping.documents) >= 0.8
        }
    }

    /// Debit and credit beside the accounts of a ledger, which are shorter than those of banks.
    private func areBookings(_ lines: [Int]) -> Bool {
        lines.count { LineWords.isSide(header[$0]) } >= 2
            && lines.contains { column in
                rows.allSatisfy { row in
                    let value = Self.value(row, column)
                    return (3...10).contains(value.count) && value.allSatisfy { (0x30...0x39).contains($0) }
                }
            }
    }

    private static func value(_ row: [[UInt8]], _ column: Int) -> [UInt8] { column < row.count ? row[column] : [] }

    /// Digits in three parts or more, with a time or without.
    private static func isDate(_ value: [UInt8]) -> Bool {
        let digits = value.count { (0x30...0x39).contains($0) }
        let signs = value.count { "/-.:".utf8.contains($0) }
        return digits >= 4 && signs >= 2
            && value.allSatisfy { (0x30...0x39).contains($0) || "/-.: TZ+".utf8.contains($0) }
    }

    private static func isDecimal(_ value: [UInt8]) -> Bool {
        value.last.map { (0x30...0x39).contains($0) } == true && value.contains { ",.".utf8.contains($0) }
            && value.allSatisfy { (0x30...0x39).contains($0) || ",.-+ ".utf8.contains($0) }
    }
}

/// Words of the lines of documents in English, Dutch, French and German.
private enum LineWords {
    private static let lines: Set<String> = [
        "line", "lines", "lijn", "lijnen", "regel", "regels", "orderregel", "orderregels", "orderlijnen",
        "factuurregels", "factuurlijnen", "ligne", "lignes", "zeile", "zeilen", "position", "positionen", "pos", "item",
        "items", "lineitem", "artikel", "artikelen", "artikels", "article", "articles", "product", "producten",
        "produit",
        "produits", "produkt", "produkte", "quantity", "qty", "aantal", "hoeveelheid", "quantité", "menge", "anzahl",
        "sku",
        "artikelnummer", "artikelnr", "artikelcode", "productnummer", "productnr", "productcode",
    ]
    private static let sides: Set<String> = ["debit", "debet", "débit", "soll", "credit", "crédit", "haben"]

    private static func words(_ name: String) -> [String] {
        name.lowercased().split { !$0.isLetter }.map(String.init)
    }

    static func isLine(_ name: String) -> Bool { words(name).contains { lines.contains($0) } }

    /// Debit or credit.
    static func isSide(_ name: String) -> Bool { words(name).contains { sides.contains($0) } }
}
