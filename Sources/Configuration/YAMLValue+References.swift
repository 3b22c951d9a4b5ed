import IntegrationModel
import Yams

extension YAMLValue {
    /// A path inside the imported folder.
    func relativePath() throws(ConfigurationError) -> String {
        var path = try string()
        while path.hasPrefix("./") { path.removeFirst(2) }
        while path.hasSuffix("/") { path.removeLast() }
        guard !path.isEmpty, !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else {
            throw error("\(words) in \(name)", expected: "a path inside the folder of this file, such as exports/shop")
        }
        return path
    }

    /// An id of a system.
    func identifier() throws(ConfigurationError) -> String {
        let id = try string()
        guard !id.contains(where: { $0 == "/" || $0 == ">" || $0 == "~" || $0 == ":" || $0.isWhitespace }) else {
            throw error("\(words) in \(name)", expected: "an id without spaces and without / > ~ :")
        }
        return id
    }

    /// `odoo/sale.order`.
    func datasetID() throws(ConfigurationError) -> String {
        let id = try string()
        let slash = id.firstIndex(of: "/")
        guard let slash, slash != id.startIndex, id.index(after: slash) != id.endIndex else {
            throw error("\(words) in \(name)", expected: "a dataset: system/name, as koppel map lists them")
        }
        return id
    }

    /// `shop/orders.Name`: the dataset's id, a dot, the field's path. A name of a dataset may hold dots itself, and so
    /// may a field: `dataset` and `field` as keys tell them apart.
    func fieldReference() throws(ConfigurationError) -> FieldReference {
        if node.mapping != nil {
            let section = try section(allowing: ["dataset", "field"])
            return FieldReference(
                dataset: try section.required("dataset").datasetID(),
                field: try section.required("field").string()
            )
        }
        let text = try string()
        let dots = text.indices.filter { text[$0] == "." && text[..<$0].contains("/") }
        guard dots.count == 1, let dot = dots.first, text.index(after: dot) != text.endIndex else {
            throw error(
                "\(words) in \(name)",
                expected: "a field: system/dataset.field",
                remedy: dots.count > 1 ? "{dataset: …, field: …}, as there are dots in the names" : nil
            )
        }
        return FieldReference(dataset: String(text[..<dot]), field: String(text[text.index(after: dot)...]))
    }

    /// `crm/companies:1001`: the dataset's id, a colon, the record's key.
    func recordReference() throws(ConfigurationError) -> RecordReference {
        let text = try string()
        guard let colon = text.firstIndex(of: ":"), text[..<colon].contains("/"),
            text.index(after: colon) != text.endIndex
        else { throw error("\(words) in \(name)", expected: "a record: system/dataset:key") }
        return RecordReference(dataset: String(text[..<colon]), key: String(text[text.index(after: colon)...]))
    }

    /// One character of a delimited text: `;`, or `tab`.
    func asciiCharacter() throws(ConfigurationError) -> UInt8 {
        let text = node.scalar?.string ?? ""
        if text == "tab" || text == "\\t" { return 9 }
        guard let character = text.utf8.first, text.utf8.count == 1, character < 128 else {
            throw error("\(words) in \(name)", expected: "one character such as \";\", or tab")
        }
        return character
    }

    /// ISO 3166-1 alpha-2.
    func country() throws(ConfigurationError) -> String {
        let text = try string().uppercased()
        guard text.utf8.count == 2, text.utf8.allSatisfy({ (65...90).contains($0) }) else {
            throw error("\(words) in \(name)", expected: "a country in two letters, such as BE, NL or FR")
        }
        return text
    }

    /// ISO 8601: `2026-12-25`.
    func date() throws(ConfigurationError) -> String {
        let text = try string()
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
        guard text.utf8.count == 10, parts.count == 3, parts[0] >= 1900, (1...12).contains(parts[1]),
            (1...Self.days(of: parts[1], in: parts[0])).contains(parts[2])
        else { throw error("\(words) in \(name)", expected: "a date as year-month-day, such as 2026-12-25") }
        return text
    }

    private static func days(of month: Int, in year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }
}
