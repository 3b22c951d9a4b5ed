import CLibXML2

/// A workbook that is one XML document, as Excel 2002 to 2007 and many programs since write it and call it `.xls`
/// ("XML Spreadsheet Reference", Microsoft, namespace `urn:schemas-microsoft-com:office:spreadsheet`).
public struct FlatWorkbook {
    /// The names of its sheets, in order.
    public let sheets: [String]
    private let bytes: FileBytes

    /// Whether a file begins as these workbooks do.
    ///
    /// - Parameter head: its first bytes.
    public static func begins(_ head: UnsafeRawBufferPointer) -> Bool {
        guard TreePreview.format(of: head) == .xml else { return false }
        let text = String(decoding: head.prefix(512), as: UTF8.self)
        return text.contains("\"urn:schemas-microsoft-com:office:spreadsheet\"") || text.contains("\"Excel.Sheet\"")
    }

    /// - Throws: ``WorkbookFault`` where nothing of it can be read.
    public init(_ bytes: FileBytes) throws {
        let events = FlatWorkbookEvents(sheet: nil) { _ in }
        try events.read(bytes)
        sheets = events.sheets
        self.bytes = bytes
    }

    /// Writes the tables of a sheet as delimited text in UTF-8; see ``SheetText/reading``.
    ///
    /// - Parameters:
    ///   - sheet: its position.
    ///   - begin: is called before a table is written.
    ///   - write: gets the text.
    /// - Throws: ``WorkbookFault`` where a cell is longer than values may be, and what the closures throw.
    public func write(
        _ sheet: Int,
        begin: (_ table: Int) throws -> Void,
        write: (UnsafeRawBufferPointer) throws -> Void
    ) throws -> Workbook.Tables {
        try withoutActuallyEscaping(begin) { begin in
            try withoutActuallyEscaping(write) { write in
                let text = SheetText(merges: [], begin: begin, write: write)
                let events = FlatWorkbookEvents(sheet: sheet) { try text.take($0) }
                try events.read(bytes)
                text.hasDecimalPoints = events.hasDecimalPoints
                try text.finish()
                return text.tables(events.troubles)
            }
        }
    }
}

/// Reads the rows of one sheet, one after the other.
private final class FlatWorkbookEvents: XMLEventHandler {
    private(set) var sheets: [String] = []
    private(set) var troubles = SheetTroubles()
    private(set) var hasDecimalPoints = false
    private let sheet: Int?
    private let onRow: (SheetRow) throws -> Void
    private var failure: (any Error)?
    private var open: [String] = []
    private var row = SheetRow()
    private var rowNumber = 0
    private var column = 0
    private var columns = 1
    private var type = ""
    private var value: [UInt8] = []

    init(sheet: Int?, _ onRow: @escaping (SheetRow) throws -> Void) {
        self.sheet = sheet
        self.onRow = onRow
    }

    func read(_ bytes: FileBytes) throws {
        do {
            try parse(bytes, part: "Workbook")
        } catch let fault as WorkbookFault {
            if let failure { throw failure }
            if sheets.isEmpty { throw fault }
            troubles.add(SheetTrouble(isLoss: true, message: fault.message, remedy: fault.remedy, row: rowNumber))
        }
        if let failure { throw failure }
    }

    private var isInSheet: Bool { sheet == sheets.count - 1 }

    override func startElement(_ name: UnsafePointer<UInt8>, _ attributes: XMLAttributes) {
        guard open.count < Self.deepestPart else { return parser.stop(.depth(Self.deepestPart)) }
        let name = String(cString: name)
        let parent = open.last
        open.append(name)
        func attribute(_ wanted: String) -> String? {
            (0..<attributes.count).first { attributes.name($0).map { String(cString: $0) } == wanted }
                .map { attributes.text($0) }
        }
        switch name {
        case "Worksheet":
            sheets.append(attribute("Name") ?? "")
            rowNumber = 0
        case "Row" where parent == "Table" && isInSheet:
            rowNumber = min(max(attribute("Index").flatMap { Int($0) } ?? 0, rowNumber + 1), 1 << 20)
            row.number = rowNumber
            column = 0
        case "Cell" where parent == "Row" && isInSheet:
            column = min(max(attribute("Index").flatMap { Int($0) }.map { $0 - 1 } ?? 0, column), 1 << 14)
            columns = 1 + min(max(attribute("MergeAcross").flatMap { Int($0) } ?? 0, 0), 1 << 14)
        case "Data" where parent == "Cell" && isInSheet:
            type = attribute("Type") ?? ""
            value.removeAll(keepingCapacity: true)
        default: break
        }
    }

    override func endElement() {
        guard let name = open.popLast(), isInSheet else { return }
        switch name {
        case "Data" where open.last == "Cell": endValue()
        case "Cell" where open.last == "Row": column += columns
        case "Row" where open.last == "Table":
            do { try onRow(row) } catch { stop(error) }
            row.removeAll()
        default: break
        }
    }

    override func text(_ start: UnsafePointer<UInt8>, _ count: Int) {
        // Parts of a text may have a form of their own: `<Data><B>…</B></Data>`.
        guard isInSheet, open.contains("Data") else { return }
        guard value.count + count <= ReadingLimits.current.valueBytes else {
            return stop(
                WorkbookFault(
                    "a cell holds a text that is longer than values may be",
                    remedy: "import again with a higher --max-value"
                )
            )
        }
        value.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
    }

    private func endValue() {
        for position in value.indices where value[position] < 0x20 { value[position] = 0x20 }
        switch type {
        case "Number": if value.contains(UInt8(ascii: ".")) { hasDecimalPoints = true }
        case "DateTime":
            // `2026-02-03T00:00:00.000`: a day is one without a time.
            var date = Array(value.prefix { $0 != UInt8(ascii: ".") })
            if date.suffix(9).elementsEqual("T00:00:00".utf8) { date.removeLast(9) }
            value = date.map { $0 == UInt8(ascii: "T") ? 0x20 : $0 }
        default: break
        }
        guard !value.isEmpty else { return }
        let start = row.bytes.count
        row.bytes += value
        row.cells.append(
            .init(column: column, text: start..<row.bytes.count, isTyped: type == "Number" || type == "DateTime")
        )
    }

    private func stop(_ error: any Error) {
        if failure == nil { failure = error }
        parser.stop(.cutOff)
    }
}
