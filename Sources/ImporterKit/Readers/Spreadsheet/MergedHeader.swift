/// Names of columns over several rows, with names of groups above them in merged cells:
///
///     |      Customer      | Order |
///     | Number | Name      | Date  |
///
/// The lowest row gets the names `Customer Number`, `Customer Name` and `Order Date`; the rows above it become blank.
struct MergedHeader {
    private let rows: ClosedRange<Int>
    private let merges: [MergedCells]

    /// - Parameter head: the first rows of the sheet.
    /// - Returns: nil where no such names are there.
    init?(_ merges: [MergedCells], _ head: [SheetRow]) {
        let byNumber = Dictionary(head.map { ($0.number, $0) }) { first, _ in first }
        // A title over the whole table is the only thing in its row.
        let groups = merges.filter { merge in
            merge.columns.count > 1 && merge.rows.count == 1
                && (byNumber[merge.rows.lowerBound].map { Self.isGroupRow($0, merges) } ?? false)
        }
        guard let first = groups.map(\.rows.lowerBound).min() else { return nil }
        var last = first
        while groups.contains(where: { $0.rows.lowerBound == last }) { last += 1 }
        for merge in merges where merge.rows.lowerBound == first { last = max(last, merge.rows.upperBound) }
        guard last - first < 8, let lowest = byNumber[last],
            (first...last).allSatisfy({ number in !(byNumber[number]?.cells.contains(where: \.isTyped) ?? false) }),
            lowest.cells.count >= 2
        else { return nil }
        let rows = first...last
        self.rows = rows
        self.merges = merges.filter { rows.contains($0.rows.lowerBound) && $0.rows.upperBound <= last }
    }

    /// Texts only, and more than one of them.
    private static func isGroupRow(_ row: SheetRow, _ merges: [MergedCells]) -> Bool {
        row.cells.count >= 2 && !row.cells.contains(where: \.isTyped)
    }

    func apply(to head: inout [SheetRow]) {
        var names: [Int: [[UInt8]]] = [:]
        for row in head where rows.contains(row.number) {
            for cell in row.cells {
                let text = Array(row.text(cell))
                let merge = merges.first { $0.rows.contains(row.number) && $0.columns.contains(cell.column) }
                for column in merge?.columns ?? cell.column...cell.column where names[column]?.last != text {
                    names[column, default: []].append(text)
                }
            }
        }
        for position in head.indices where rows.contains(head[position].number) {
            let isLowest = head[position].number == rows.upperBound
            head[position].removeAll()
            guard isLowest else { continue }
            for column in names.keys.sorted() {
                head[position].set(column, Array((names[column] ?? []).joined(separator: [0x20])))
            }
        }
    }
}
