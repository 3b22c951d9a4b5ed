/// Writes the rows of a sheet as delimited text, so that a sheet is read as a CSV file of the same content is: with the
/// same preambles, headers, totals and lines of documents.
///
/// Each row is on the line of its number. A sheet with several tables below each other gives a text for each: a row of
/// names after a blank row, with a title above it or without one, above rows with numbers or dates, begins another table.
public final class SheetText {
    /// How the text is written.
    public static let reading: ReadingOverrides = {
        var reading = ReadingOverrides()
        reading.encoding = TextEncoding.utf8.rawValue
        reading.delimiter = "\u{1F}"
        reading.quote = ""
        return reading
    }()

    /// Whether a number was written with a decimal point.
    var hasDecimalPoints = false

    private let begin: (Int) throws -> Void
    private let write: (UnsafeRawBufferPointer) throws -> Void
    private let merges: [MergedCells]
    private var block: [UInt8] = []
    private static let blockBytes = 1 << 16

    /// Rows that are held back, as what comes later tells how to read them.
    private var head: [SheetRow] = []
    private var headBytes = 0
    private var isHead = true
    private static let headRows = 64

    private var starts: [Int] = []
    /// The line that the next row is written on.
    private var line = 1
    private var leftmost = 0
    private var width = 0
    private var lost: (row: Int, count: Int) = (0, 0)
    /// Rows that may begin another table: its names, with a title above them or without one.
    private var candidates: [SheetRow] = []
    private var table = SheetTable()
    private var sideBySide: (row: Int, columns: String)?

    /// A table that begins further down does not get a line for each row above it: readers look for its beginning in the
    /// first part of the text only.
    private static let deepestStart = 8192

    init(
        merges: [MergedCells],
        begin: @escaping (Int) throws -> Void,
        write: @escaping (UnsafeRawBufferPointer) throws -> Void
    ) {
        self.merges = merges
        self.begin = begin
        self.write = write
    }

    func take(_ row: SheetRow) throws {
        guard !row.cells.isEmpty else { return }
        guard isHead else { return try place(row) }
        head.append(row)
        headBytes += row.bytes.count
        if head.count >= Self.headRows || headBytes > 1 << 20 { try endHead() }
    }

    func finish() throws {
        if isHead { try endHead() }
        try putCandidates()
        endTable()
        try flush()
    }

    func tables(_ cells: SheetTroubles) -> Workbook.Tables {
        var troubles = cells.all
        if lost.count > 0 {
            troubles.append(
                SheetTrouble(
                    isLoss: true,
                    message: "there are cells to the left of the table, which begins in column "
                        + "\(CellReference.letters(leftmost)); they were left out",
                    remedy: "move them away, or save the table as CSV",
                    row: lost.row,
                    occurrences: lost.count
                )
            )
        }
        if let sideBySide {
            troubles.append(
                SheetTrouble(
                    isLoss: true,
                    message:
                        "several tables seem to lie beside each other, in the columns \(sideBySide.columns); they were "
                        + "read as one table",
                    remedy: "put each table on a sheet of its own",
                    row: sideBySide.row
                )
            )
        }
        if starts.count > 1 {
            for start in starts.dropFirst() {
                let lines = start > Self.deepestStart ? "; its lines are counted from there" : ""
                troubles.append(
                    SheetTrouble(
                        isLoss: false,
                        message: "another table begins here; it was read as a dataset of its own" + lines,
                        remedy: nil,
                        row: start
                    )
                )
            }
        }
        return Workbook.Tables(starts: starts, troubles: troubles, hasDecimalPoints: hasDecimalPoints)
    }

    /// The merged cells that names in the head may be spread over.
    func headMerges(_ all: [MergedCells]) -> [MergedCells] {
        let found = all.filter { $0.rows.lowerBound <= Self.headRows }
        return MergedHeader(found, firstRows) == nil ? [] : found
    }

    /// Copies of the first rows, for finding merged names.
    private var firstRows: [SheetRow] = []

    private func endHead() throws {
        isHead = false
        firstRows = Array(head.prefix(Self.headRows))
        if !merges.isEmpty, let header = MergedHeader(merges, head) { header.apply(to: &head) }
        leftmost = head.compactMap(\.cells.first?.column).min() ?? 0
        width = (head.compactMap(\.cells.last?.column).max() ?? 0) + 1 - leftmost
        let rows = head
        head = []
        for row in rows { try place(row) }
    }

    /// Writes a row, or holds it back where it may begin another table.
    private func place(_ row: SheetRow) throws {
        guard !row.cells.isEmpty else { return }
        if let last = candidates.last {
            let follows = row.number == last.number + 1
            if follows, SheetTable.isTitle(last), table.mayBeNames(row) {
                candidates.append(row)
                return
            }
            if follows, !SheetTable.isTitle(last), table.isHeader(last, above: row) {
                endTable()
                let columns = (candidates + [row]).compactMap(\.cells.first?.column)
                leftmost = columns.min() ?? leftmost
                width = max(last.cells.last?.column ?? 0, row.cells.last?.column ?? 0) + 1 - leftmost
                try beginTable(candidates[0].number)
            }
            try putCandidates()
        }
        if table.mayEnd(before: row) {
            candidates = [row]
        } else {
            try put(row)
        }
    }

    private func putCandidates() throws {
        let held = candidates
        candidates = []
        for row in held { try put(row) }
    }

    private func beginTable(_ row: Int) throws {
        try flush()
        starts.append(row)
        table = SheetTable()
        try begin(starts.count - 1)
        line = row > Self.deepestStart ? row : 1
    }

    private func endTable() {
        if sideBySide == nil, let columns = table.sideBySide { sideBySide = (starts.last ?? 1, columns) }
    }

    private func put(_ row: SheetRow) throws {
        if starts.isEmpty { try beginTable(row.number) }
        table.add(row)
        while line < row.number {
            block.append(0x0A)
            line += 1
            if block.count >= Self.blockBytes { try flush() }
        }
        var column = leftmost
        for cell in row.cells {
            guard cell.column >= leftmost else {
                if lost.count == 0 { lost.row = row.number }
                lost.count += 1
                continue
            }
            while column < cell.column {
                block.append(0x1F)
                column += 1
            }
            block.append(contentsOf: row.text(cell))
        }
        while column < leftmost + width - 1 {
            block.append(0x1F)
            column += 1
        }
        block.append(0x0A)
        line += 1
        if block.count >= Self.blockBytes { try flush() }
    }

    private func flush() throws {
        guard !block.isEmpty else { return }
        try block.withUnsafeBytes(write)
        block.removeAll(keepingCapacity: true)
    }
}
