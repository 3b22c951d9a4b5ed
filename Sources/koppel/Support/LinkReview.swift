import IntegrationModel
import MappingPipeline
import Reporting

/// The doubtful pairs of two datasets, in words for a person who decides.
struct LinkReview {
    /// A pair of records, by position, with what is believed of it.
    struct Pair {
        let left: Int
        let right: Int
        let confidence: Double
        let comparison: PairComparison
    }

    private let sides: [LinkingSide]
    private let linked: LinkedRecords
    /// By side, the key of each record, or its line.
    private let names: [[String]]
    private let places: [[SourceLocation]]
    /// By side and field, the values.
    private let values: [[String: [String]]]

    /// - Throws: where the datasets have nothing that can be compared, or an export is gone.
    init(_ left: LinkingSide, _ right: LinkingSide) throws {
        sides = [left, right]
        linked = try LinkingSide.linked(left, right)
        let records = try sides.map { try $0.linking.exports.naming.records(of: $0.dataset.id) }
        names = records.map { $0.map { $0.key ?? "line \($0.place.line ?? 0)" } }
        places = records.map { $0.map(\.place) }
        values = try sides.map { side in
            var values: [String: [String]] = [:]
            for field in side.dataset.fields where field.profile.type != .empty {
                values[field.path] = try side.linking.values(of: field.path, in: side.dataset.id)
            }
            return values
        }
    }

    /// The pairs without an answer, the most doubtful first.
    func pairs(besides answered: [LinkCorrection]) -> [Pair] {
        let known = Set(answered.map { Set([$0.left, $0.right]) })
        return linked.doubtfulPairs.filter { pair, _ in
            !known.contains([reference(0, pair.left), reference(1, pair.right)])
        }.map { Pair(left: $0.left, right: $0.right, confidence: $0.confidence, comparison: $1) }
    }

    func correction(_ pair: Pair, _ verdict: Verdict) -> LinkCorrection {
        LinkCorrection(left: reference(0, pair.left), right: reference(1, pair.right), verdict: verdict)
    }

    private func reference(_ side: Int, _ record: Int) -> RecordReference {
        RecordReference(dataset: sides[side].dataset.id, key: names[side][record])
    }

    /// Both records, the fields that are compared beside each other, then the others that have a value.
    func blind(_ pair: Pair) -> String {
        var rows = [(field: "", left: title(0, pair.left), right: title(1, pair.right))]
        var shown: [Set<String>] = [[], []]
        for attribute in pair.comparison.attributes {
            let left = attribute.leftFields.map { value(0, $0, pair.left) }.filter { !$0.isEmpty }
            let right = attribute.rightFields.map { value(1, $0, pair.right) }.filter { !$0.isEmpty }
            shown[0].formUnion(attribute.leftFields)
            shown[1].formUnion(attribute.rightFields)
            let fields = Array(Set(attribute.leftFields)).sorted() + Array(Set(attribute.rightFields)).sorted()
            let name = Set(fields).count == 1 ? fields[0] : fields.joined(separator: " / ")
            rows.append((field: name, left: left.joined(separator: " "), right: right.joined(separator: " ")))
        }
        rows += others(0, pair.left, besides: shown[0]).map { (field: $0, left: value(0, $0, pair.left), right: "") }
        rows += others(1, pair.right, besides: shown[1]).map { (field: $0, left: "", right: value(1, $0, pair.right)) }
        return Self.table(rows)
    }

    /// What the program believes, and why.
    func explanation(_ pair: Pair, _ page: PageSetup) -> String {
        func side(_ index: Int, _ record: Int) -> PairText.Side {
            let place = places[index][record]
            return PairText.Side(
                name: title(index, record),
                place: "\(place.file):\(place.line ?? 0)"
            ) { value(index, $0, record) }
        }
        return PairText(
            pair.comparison,
            left: side(0, pair.left),
            right: side(1, pair.right),
            verdict: "\(Int((pair.confidence * 100).rounded())) % sure that they are the same.",
            page
        ).text
    }

    private func title(_ side: Int, _ record: Int) -> String { "\(sides[side].dataset.id):\(names[side][record])" }

    private func others(_ side: Int, _ record: Int, besides shown: Set<String>) -> [String] {
        sides[side].dataset.fields.map(\.path).filter { !shown.contains($0) && !value(side, $0, record).isEmpty }
    }

    private func value(_ side: Int, _ field: String, _ record: Int) -> String {
        guard let column = values[side][field], record < column.count else { return "" }
        return column[record]
    }

    /// Three columns; what is too long is cut, and what could steer a terminal is left out.
    private static func table(_ rows: [(field: String, left: String, right: String)]) -> String {
        let widths = [24, 48]
        func cell(_ text: String, _ width: Int) -> String {
            let plain = String(
                text.map { $0.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F } ? " " : $0 }
            )
            let cut = plain.count > width ? plain.prefix(width - 1) + "…" : Substring(plain)
            return String(cut) + String(repeating: " ", count: width - cut.count)
        }
        return rows.map { row in
            let line = [cell(row.field, widths[0]), cell(row.left, widths[1]), cell(row.right, widths[1])]
                .joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n")
    }
}
