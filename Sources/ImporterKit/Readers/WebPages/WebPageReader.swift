/// Reads the rows of the tables of a web page (HTML Standard, 4.9), one after the other.
///
/// Pages that programs write leave out end tags and quotes; what does not belong to a table is passed over.
final class WebPageReader {
    /// The positions of tables that have tables in their cells.
    private(set) var outerTables: Set<Int> = []

    private let onRow: (_ table: Int, SheetRow) throws -> Void
    private var count = 0
    private var open: [OpenTable] = []
    /// Deeper ones are of no interest.
    private static let deepest = 64
    private static let mostColumns = 1 << 14

    private struct OpenTable {
        var position: Int
        var row = SheetRow()
        var rows = 0
        var isInRow = false
        var column = 0
        /// Rows that cells of rows above still take, by column.
        var taken: [Int: Int] = [:]
        var cell: Cell?
    }

    private struct Cell {
        var columns: Int
        var rows: Int
        var text: [UInt8] = []
    }

    init(_ onRow: @escaping (_ table: Int, SheetRow) throws -> Void) {
        self.onRow = onRow
    }

    /// - Throws: ``WorkbookFault`` where a cell is longer than values may be, and what the closure throws.
    func read(_ bytes: FileBytes) throws {
        var tokens = WebPageTokens()
        let found = TextEncodingDetection.detect(bytes)
        let decoder = TextDecoder(found.encoding)
        try withExtendedLifetime(bytes) {
            var rest = UnsafeRawBufferPointer(rebasing: bytes.buffer.dropFirst(found.markLength))
            let block = 1 << 16
            let output = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: block)
            defer { output.deallocate() }
            while !rest.isEmpty {
                let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(block / TextDecoder.largestGrowth))
                let isLast = piece.count == rest.count
                let progress = decoder.decode(piece, isFinal: isLast, into: output)
                guard progress.read > 0 else { break }
                try tokens.feed(UnsafeBufferPointer(output).prefix(progress.written), take)
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(progress.read))
            }
        }
        while !open.isEmpty { try endTable() }
    }

    private func take(_ token: WebPageTokens.Token) throws {
        switch token {
        case .text(let text): try add(text)
        case .begin("table", _): beginTable()
        case .end("table"): if !open.isEmpty { try endTable() }
        case .begin("tr", _): try beginRow()
        case .end("tr"): try endRow()
        case .begin("td", let tag), .begin("th", let tag): try beginCell(tag)
        case .end("td"), .end("th"): endCell()
        case .begin("br", _), .begin("p", _), .begin("div", _), .begin("li", _): try add([0x20])
        case .begin, .end: break
        }
    }

    private func beginTable() {
        if let outer = open.last, outer.cell != nil { outerTables.insert(outer.position) }
        defer { count += 1 }
        guard open.count < Self.deepest else { return }
        open.append(OpenTable(position: count))
    }

    private func endTable() throws {
        try endRow()
        open.removeLast()
    }

    private func beginRow() throws {
        guard !open.isEmpty else { return }
        try endRow()
        open[open.count - 1].isInRow = true
        open[open.count - 1].rows += 1
        open[open.count - 1].row.number = open[open.count - 1].rows
        open[open.count - 1].column = 0
    }

    private func endRow() throws {
        guard let table = open.last, table.isInRow else { return }
        endCell()
        try onRow(table.position, open[open.count - 1].row)
        open[open.count - 1].isInRow = false
        open[open.count - 1].row.removeAll()
        open[open.count - 1].taken = open[open.count - 1].taken.compactMapValues { $0 > 1 ? $0 - 1 : nil }
    }

    private func beginCell(_ tag: ArraySlice<UInt8>) throws {
        guard !open.isEmpty else { return }
        if !open[open.count - 1].isInRow { try beginRow() }
        endCell()
        let spread = WebPageTokens.number(of: "colspan", in: tag) ?? 1
        open[open.count - 1].cell = Cell(
            columns: min(max(spread, 1), 1000),
            rows: min(max(WebPageTokens.number(of: "rowspan", in: tag) ?? 1, 1), 1 << 16)
        )
    }

    private func endCell() {
        guard !open.isEmpty, let cell = open[open.count - 1].cell else { return }
        open[open.count - 1].cell = nil
        // Rows that were taken by cells above count one more, as they are counted down at the end of this row.
        while open[open.count - 1].taken[open[open.count - 1].column] != nil { open[open.count - 1].column += 1 }
        let column = open[open.count - 1].column
        guard column < Self.mostColumns else { return }
        open[open.count - 1].row.append(cell.text, column: column)
        open[open.count - 1].column += cell.columns
        if cell.rows > 1 {
            for taken in column..<(column + cell.columns) { open[open.count - 1].taken[taken] = cell.rows }
        }
    }

    private func add(_ text: ArraySlice<UInt8>) throws {
        guard !open.isEmpty, open[open.count - 1].cell != nil else { return }
        open[open.count - 1].cell?.text.append(contentsOf: text)
        guard open[open.count - 1].cell?.text.count ?? 0 <= ReadingLimits.current.valueBytes else {
            throw WorkbookFault(
                "a cell of a table holds a text that is longer than values may be",
                remedy: "import again with a higher --max-value"
            )
        }
    }
}

extension SheetRow {
    /// Adds a cell after the others, with blanks as a browser shows them: one for several, and none at the ends.
    fileprivate mutating func append(_ text: [UInt8], column: Int) {
        let start = bytes.count
        var isBlank = true
        for byte in text {
            let isSpace = byte <= 0x20
            if isSpace, isBlank { continue }
            bytes.append(isSpace ? 0x20 : byte)
            isBlank = isSpace
        }
        // No-break spaces fill cells that are empty.
        while bytes.count > start {
            if bytes.last == 0x20 {
                bytes.removeLast()
            } else if bytes.count >= start + 2, bytes.suffix(2) == [0xC2, 0xA0] {
                bytes.removeLast(2)
            } else {
                break
            }
        }
        guard bytes.count > start else { return }
        cells.append(Cell(column: column, text: start..<bytes.count, isTyped: Self.isTyped(bytes[start...])))
    }

    /// Whether a text is a number or date, and no word or code.
    private static func isTyped(_ text: ArraySlice<UInt8>) -> Bool {
        var digits = 0
        for byte in text {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
            case 0x80...: break
            default: guard " .,'-+/:%$()".utf8.contains(byte) else { return false }
            }
        }
        return digits > 0
    }
}
