/// A web page with tables of records in it: what many programs write and call an Excel file (`.xls`).
///
/// Tables that lie out a page, with other tables in them, and blocks of names and values above a report are none of
/// these.
public struct WebPage {
    /// The positions of the tables with records among all of the page, in order.
    private let positions: [Int]
    private let bytes: FileBytes

    /// How many tables with records there are.
    public var tables: Int { positions.count }

    /// Looks through a page.
    ///
    /// - Returns: nil where there is no table with records, as on a page to sign in.
    /// - Throws: ``WorkbookFault`` where a cell is longer than values may be.
    /// - Complexity: reads the page once; memory holds a row of each table that is open.
    public init?(_ bytes: FileBytes) throws {
        var shapes: [Int: Shape] = [:]
        let reader = WebPageReader { table, row in
            guard row.cells.count > 1 else { return }
            shapes[table, default: Shape()].add(row.cells.count)
        }
        try reader.read(bytes)
        let found = shapes.filter { $0.value.rows > 1 && !reader.outerTables.contains($0.key) }
        // Blocks of two columns are mostly what is said about a report above its table.
        let wide = found.filter { $0.value.width > 2 }
        let chosen = wide.isEmpty ? found : wide
        guard !chosen.isEmpty else { return nil }
        positions = chosen.keys.sorted()
        self.bytes = bytes
    }

    private struct Shape {
        var rows = 0
        var width = 0

        mutating func add(_ cells: Int) {
            rows += 1
            width = max(width, cells)
        }
    }

    /// Whether a file begins as web pages do.
    ///
    /// - Parameter head: its first bytes.
    public static func begins(_ head: UnsafeRawBufferPointer) -> Bool {
        let start = TextEncoding.byteOrderMark(of: head)?.length ?? 0
        let text = head.dropFirst(start).prefix(512).drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
        let beginning = String(decoding: text.prefix(14), as: UTF8.self).lowercased()
        return ["<!doctype html", "<html", "<table", "<meta", "<style", "<body", "<head>"].contains {
            beginning.hasPrefix($0)
        }
    }

    /// Writes a table as delimited text in UTF-8, as a sheet of a workbook is; see ``SheetText/reading``.
    ///
    /// - Parameters:
    ///   - table: counted from 0, below ``tables``.
    ///   - begin: is called before each table that the rows turn out to be.
    ///   - write: gets the text.
    /// - Throws: ``WorkbookFault`` where a cell is longer than values may be, and what the closures throw.
    public func write(
        _ table: Int,
        begin: (_ table: Int) throws -> Void,
        write: (UnsafeRawBufferPointer) throws -> Void
    ) throws -> Workbook.Tables {
        let position = positions[table]
        return try withoutActuallyEscaping(begin) { begin in
            try withoutActuallyEscaping(write) { write in
                let text = SheetText(merges: [], begin: begin, write: write)
                try WebPageReader { found, row in if found == position { try text.take(row) } }.read(bytes)
                try text.finish()
                return text.tables(SheetTroubles())
            }
        }
    }
}
