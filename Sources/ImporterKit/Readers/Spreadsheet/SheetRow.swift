/// A row of a sheet while it is read.
struct SheetRow {
    struct Cell {
        /// Counted from 0.
        var column: Int
        var text: Range<Int>
        /// Whether it is a number, date or truth value, and no text.
        var isTyped: Bool
    }

    /// Counted from 1.
    var number = 0
    /// In order of their columns; those without a value are left out.
    var cells: [Cell] = []
    var bytes: [UInt8] = []

    func text(_ cell: Cell) -> ArraySlice<UInt8> { bytes[cell.text] }

    mutating func removeAll() {
        cells.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
    }

    /// Puts a text into a column in place of what is there.
    mutating func set(_ column: Int, _ text: [UInt8]) {
        let start = bytes.count
        bytes += text
        cells.removeAll { $0.column == column }
        if !text.isEmpty {
            cells.append(Cell(column: column, text: start..<bytes.count, isTyped: false))
            cells.sort { $0.column < $1.column }
        }
    }
}

/// Cells that are shown as one; the value is in the first (ECMA-376 part 1, 18.3.1.55).
struct MergedCells: Equatable {
    /// Rows counted from 1, columns from 0.
    var rows: ClosedRange<Int>
    var columns: ClosedRange<Int>

    /// From a reference such as `B2:D3`.
    init?(_ reference: some Collection<UInt8>) {
        let corners = reference.split(separator: UInt8(ascii: ":")).map { CellReference($0) }
        guard corners.count == 2, let first = corners[0], let last = corners[1], first.row <= last.row,
            first.column <= last.column
        else { return nil }
        rows = first.row...last.row
        columns = first.column...last.column
    }
}

/// `B12`: column 1, row 12.
struct CellReference {
    var column: Int
    var row: Int

    init?(_ text: some Collection<UInt8>) {
        (column, row) = (0, 0)
        for byte in text {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0: column = column * 26 + Int(byte - 64)
            case UInt8(ascii: "0")...UInt8(ascii: "9"): row = row * 10 + Int(byte - 48)
            case UInt8(ascii: "$"): break
            default: return nil
            }
            guard column <= 1 << 14, row <= 1 << 20 else { return nil }
        }
        guard column > 0, row > 0 else { return nil }
        column -= 1
    }

    /// The letters of a column counted from 0.
    static func letters(_ column: Int) -> String {
        var rest = column + 1
        var letters = ""
        while rest > 0 {
            rest -= 1
            letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
            rest /= 26
        }
        return letters
    }
}
