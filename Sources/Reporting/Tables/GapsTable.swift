public import IntegrationModel

/// The gaps as a table of comma-separated values (RFC 4180) in UTF-8, a row for each: `koppel gaps --format csv`.
///
/// A text that a spreadsheet would take for a formula has an apostrophe before it: names of systems and fields come from
/// exports, which nobody need trust.
public struct GapsTable: Sendable {
    private let snapshot: Snapshot

    public init(_ snapshot: Snapshot) { self.snapshot = snapshot }

    static let header = [
        "id", "kind", "severity", "status", "process", "sourceSystem", "sourceDataset", "targetSystem", "targetDataset",
        "records", "amountAtRisk", "amountCurrency", "yearlyHoursLow", "yearlyHoursLikely", "yearlyHoursHigh",
        "yearlyCostLow", "yearlyCostLikely", "yearlyCostHigh", "costCurrency", "confidence", "title", "explanation",
        "acceptedReason", "closedBy",
    ]

    /// The table, costliest gap first, each row with CR LF at its end.
    public var text: String {
        ([Self.header] + snapshot.costliestGaps.map(row)).map { cells in
            cells.map(Self.quoted).joined(separator: ",") + "\r\n"
        }.joined()
    }

    private func row(_ gap: Gap) -> [String] {
        let (hours, cost) = (gap.yearlyHours, gap.yearlyCost)
        let ends = [gap.source?.system, gap.source?.dataset, gap.target?.system, gap.target?.dataset]
        let numbers = [hours.low, hours.likely, hours.high].map { Self.number($0, places: 1) }
        let costs = [cost.low, cost.likely, cost.high].map { Self.number($0, places: 2) }
        return [gap.id, gap.kind.rawValue, gap.severity.rawValue, gap.status.rawValue, gap.process.rawValue].map(
            Self.text
        )
            + ends.map { Self.text($0 ?? "") }
            + [
                "\(gap.records)", gap.amountAtRisk.map { Self.number($0.value, places: 2) } ?? "",
                gap.amountAtRisk?.currency ?? "",
            ] + numbers + costs
            + [cost.currency, Self.number(gap.confidence, places: 4)]
            + [
                gap.title.description, gap.explanation.description, gap.acceptedReason ?? "",
                gap.closedBy.joined(separator: " "),
            ].map(Self.text)
    }

    /// A number as the JSON documents write it; "" for what is none.
    private static func number(_ value: Double, places: Int) -> String {
        guard value.isFinite else { return "" }
        var json = JSONWriter()
        json.value(value, places: places)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    private static func text(_ value: String) -> String {
        guard let first = value.unicodeScalars.first else { return value }
        return "=+-@\t\r".unicodeScalars.contains(first) ? "'" + value : value
    }

    private static func quoted(_ cell: String) -> String {
        guard cell.unicodeScalars.contains(where: { $0 == "," || $0 == "\"" || $0 == "\r" || $0 == "\n" }) else {
            return cell
        }
        return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
