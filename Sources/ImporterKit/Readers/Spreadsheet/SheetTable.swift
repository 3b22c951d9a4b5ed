/// What is known of the table that is being read: whether a row that follows begins another one.
struct SheetTable {
    private var rows = 0
    private var lastRow = 0
    /// The texts of the first row that looked like names.
    private var names: [Int: [UInt8]] = [:]
    /// Rows with a number or date below a name, after the names.
    private var typedRows = 0
    /// How many rows have a value in a column.
    private var used: [Int: Int] = [:]

    mutating func add(_ row: SheetRow) {
        rows += 1
        lastRow = row.number
        for cell in row.cells { used[cell.column, default: 0] += 1 }
        if names.isEmpty || typedRows == 0, Self.holdsNames(row), row.cells.count >= names.count {
            names = Dictionary(row.cells.map { ($0.column, Array(row.text($0))) }) { first, _ in first }
        } else if row.cells.contains(where: { $0.isTyped && names[$0.column] != nil }) {
            typedRows += 1
        }
    }

    /// At least two texts, all different.
    private static func holdsNames(_ row: SheetRow) -> Bool {
        row.cells.count >= 2 && !row.cells.contains(where: \.isTyped)
            && Set(row.cells.map { row.text($0) }).count == row.cells.count
    }

    /// Whether another table may begin with a row, with its names or with a title above them: this one has names and
    /// records, and a blank row is between.
    ///
    /// Blocks of two columns are mostly what is said about a report above its table.
    func mayEnd(before row: SheetRow) -> Bool {
        names.count >= 3 && typedRows >= 2 && row.number > lastRow + 1 && (Self.isTitle(row) || mayBeNames(row))
    }

    /// Whether a row may hold the names of another table.
    func mayBeNames(_ row: SheetRow) -> Bool { Self.holdsNames(row) && !isRepeated(row) }

    /// A text by itself.
    static func isTitle(_ row: SheetRow) -> Bool { row.cells.count == 1 && !row.cells[0].isTyped }

    /// Whether a row holds the names of another table, by the row below it.
    func isHeader(_ row: SheetRow, above next: SheetRow) -> Bool {
        let columns = Set(row.cells.map(\.column))
        let filled = next.cells.filter { columns.contains($0.column) }
        return filled.count * 2 >= columns.count && filled.contains(where: \.isTyped)
    }

    private func isRepeated(_ row: SheetRow) -> Bool {
        row.cells.allSatisfy { cell in names[cell.column].map { $0.elementsEqual(row.text(cell)) } ?? false }
    }

    /// The columns of tables beside each other: runs of at least two columns each, with an unused one between; nil where
    /// there is one run.
    var sideBySide: String? {
        var runs: [ClosedRange<Int>] = []
        // A note beside a table is no table.
        for column in used.keys.sorted() where (used[column] ?? 0) >= 3 {
            if let last = runs.last, last.upperBound + 1 == column {
                runs[runs.count - 1] = last.lowerBound...column
            } else {
                runs.append(column...column)
            }
        }
        runs.removeAll { $0.count < 2 }
        guard runs.count > 1,
            zip(runs, runs.dropFirst()).allSatisfy({ left, right in
                (left.upperBound + 1..<right.lowerBound).allSatisfy { used[$0] == nil }
            })
        else { return nil }
        return runs.map { "\(CellReference.letters($0.lowerBound))–\(CellReference.letters($0.upperBound))" }
            .joined(separator: " and ")
    }
}
