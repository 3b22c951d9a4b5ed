/// What was met in the cells of a sheet; each kind is told once, with its first place.
struct SheetTroubles {
    enum Kind: CaseIterable {
        case error, uncomputed, missingText, noDate, lineBreak
    }

    private var first: [Kind: (row: Int, column: Int, count: Int)] = [:]
    private var others: [SheetTrouble] = []

    mutating func count(_ kind: Kind, _ row: Int, _ column: Int) {
        first[kind, default: (row, column, 0)].count += 1
    }

    mutating func add(_ trouble: SheetTrouble) { others.append(trouble) }

    /// In a set order.
    var all: [SheetTrouble] {
        others
            + Kind.allCases.compactMap { kind in
                first[kind].map { found in
                    let cell = "\(CellReference.letters(found.column))\(found.row)"
                    let (message, remedy, isLoss) = kind.words(cell)
                    return SheetTrouble(
                        isLoss: isLoss,
                        message: message,
                        remedy: remedy,
                        row: found.row,
                        occurrences: found.count
                    )
                }
            }
    }
}

extension SheetTroubles.Kind {
    fileprivate func words(_ cell: String) -> (String, String?, Bool) {
        switch self {
        case .error:
            (
                "the cell \(cell) shows an error, such as #N/A; it is empty in the record",
                "mend the formula, or leave it if the record does not need the value", true
            )
        case .uncomputed:
            (
                "the cell \(cell) holds a formula whose result is not in the file; it is empty in the record",
                "open the workbook in a spreadsheet program and save it, which computes it", true
            )
        case .missingText:
            ("the text of the cell \(cell) is not in the file", "open the workbook and save it again", true)
        case .noDate:
            ("the cell \(cell) is shown as a date and holds no number that is one; the number was read", nil, false)
        case .lineBreak:
            ("the text in the cell \(cell) has several lines; they were joined with blanks", nil, false)
        }
    }
}
