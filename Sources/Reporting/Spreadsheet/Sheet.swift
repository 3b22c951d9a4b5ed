internal import IntegrationModel

/// A table for a spreadsheet.
public struct Sheet: Sendable {
    /// A cell: a text that is never a formula, a number, or nothing.
    public enum Cell: Sendable, Equatable {
        case text(String)
        case number(Double)
        case none
    }

    public var name: String
    public var columns: [String]
    public var rows: [[Cell]]

    init(_ name: Message, _ columns: [Message], _ rows: [[Cell]]) {
        self.name = localized(name)
        self.columns = columns.map(localized)
        self.rows = rows
    }

    /// CSV (RFC 4180), UTF-8 with a byte order mark, which spreadsheet programs need to read it as such.
    ///
    /// A text that such a program would take for a formula has an apostrophe before it.
    public var csv: String {
        let lines = [columns.map { Self.quoted($0) }] + rows.map { $0.map(Self.text) }
        return "\u{FEFF}" + lines.map { $0.joined(separator: ",") + "\r\n" }.joined()
    }

    private static func text(_ cell: Cell) -> String {
        switch cell {
        case .none: ""
        case .number(let value): value.isFinite ? Markup.number(value, places: 2) : ""
        case .text(let text): quoted(text)
        }
    }

    static func quoted(_ text: String) -> String {
        let marks = "=+-@\t\r\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars
        let isFormula = text.unicodeScalars.first.map { marks.contains($0) } ?? false
        let safe = isFormula ? "'" + text : text
        let special = Array("\",;\r\n\t".utf8)
        guard safe.utf8.contains(where: { special.contains($0) }) else { return safe }
        return "\"" + safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
