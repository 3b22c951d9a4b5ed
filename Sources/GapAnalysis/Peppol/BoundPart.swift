import IntegrationModel

/// How the columns of a dataset give the terms of one part of its invoices.
struct BoundPart {
    /// The columns of each term, the preferred one first.
    let terms: [(term: InvoiceTerm, columns: [TermColumn])]
    /// The instances of repeated parts, in the order of the document.
    let groups: [(group: InvoiceGroup, instances: [BoundPart])]

    /// All columns that it reads.
    var columns: [TextColumn] {
        terms.flatMap { $0.columns.map(\.texts) } + groups.flatMap { $0.instances.flatMap(\.columns) }
    }

    /// The part of a record.
    func part(_ record: Int) -> StructuredInvoice.Part {
        var part = StructuredInvoice.Part()
        part.terms.reserve(terms.count)
        for (term, columns) in terms {
            for column in columns {
                guard let value = column.value(of: record) else { continue }
                part.terms[term] = value
                break
            }
        }
        for (group, instances) in groups {
            let parts = instances.compactMap { $0.isThere(record) ? $0.part(record) : nil }
            if !parts.isEmpty { part.groups[group] = parts }
        }
        return part
    }

    /// Whether a record has one of the terms.
    private func isThere(_ record: Int) -> Bool {
        terms.contains { $0.columns.contains { $0.value(of: record) != nil } }
    }
}

/// A column of texts that remembers the value it gave last: most values of invoices are those of the one before.
final class TermColumn {
    let texts: TextColumn
    private var lastCode = Int.min
    private var last: String?

    init(_ texts: TextColumn) { self.texts = texts }

    /// The value of a record without white space around it; nil where nothing is left.
    func value(of record: Int) -> String? {
        let code = texts.code(of: record)
        if code == lastCode { return last }
        let value = Self.trimmed(texts[record])
        last = value.isEmpty ? nil : value
        lastCode = code
        return last
    }

    private static func trimmed(_ text: String) -> String {
        // Mostly there is nothing to take off, which two bytes say.
        if let first = text.utf8.first, let last = text.utf8.last, first > 0x20, first < 0x7F, last > 0x20, last < 0x7F
        {
            return text
        }
        guard text.first?.isWhitespace ?? false || text.last?.isWhitespace ?? false else { return text }
        return String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}

/// What is made of records, once for all that have the same values in some columns.
struct RecordMemo<Value> {
    private let columns: [TextColumn]
    /// Whether records can have the same codes.
    private let isCoded: Bool
    private var known: [[Int32]: Value] = [:]
    private var last: (codes: [Int32], value: Value)?

    init(_ columns: [TextColumn]) {
        self.columns = columns
        isCoded = columns.allSatisfy(\.isCoded)
    }

    mutating func value(of record: Int, _ make: () -> Value) -> Value {
        guard isCoded else { return make() }
        if let last, columns.indices.allSatisfy({ Int(last.codes[$0]) == columns[$0].code(of: record) }) {
            return last.value
        }
        let codes = columns.map { Int32(truncatingIfNeeded: $0.code(of: record)) }
        let value = known[codes] ?? make()
        known[codes] = value
        last = (codes, value)
        return value
    }
}
