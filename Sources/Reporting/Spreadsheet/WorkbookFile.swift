internal import CXLSXWriter
internal import Glibc

/// Writes tables as an Office Open XML workbook (.xlsx, ECMA-376).
///
/// Texts are written as texts, so that none is ever a formula or a link.
public struct WorkbookFile: Sendable {
    /// Why a file could not be written.
    public struct Failure: Error, CustomStringConvertible, Sendable {
        public var description: String
    }

    private let sheets: [Sheet]

    public init(_ sheets: [Sheet]) { self.sheets = sheets }

    /// The most rows and bytes of a text that the format allows.
    private static let mostRows = 1_048_576
    private static let longestText = 32_767

    /// - Parameter created: the date in the file's properties, in seconds since 1970.
    public func write(to path: String, created: Double) throws(Failure) {
        guard let workbook = workbook_new(path) else { throw Failure(description: "\(path): can't be made") }
        var properties = lxw_doc_properties()
        properties.created = time_t(exactly: created.rounded()) ?? 0
        workbook_set_properties(workbook, &properties)
        let head = workbook_add_format(workbook)
        format_set_bold(head)
        format_set_text_wrap(head)
        format_set_align(head, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        for sheet in sheets {
            guard let page = workbook_add_worksheet(workbook, sheet.name) else { continue }
            let rows = sheet.rows.prefix(Self.mostRows - 1)
            for (column, title) in sheet.columns.enumerated() {
                worksheet_write_string(page, 0, lxw_col_t(column), title, head)
                let longest = rows.prefix(200).map { Self.width($0[column]) }.max() ?? 0
                let width = Double(max(8, min(60, max(longest, min(title.count, 14)) + 2)))
                worksheet_set_column(page, lxw_col_t(column), lxw_col_t(column), width, nil)
            }
            for (index, row) in rows.enumerated() {
                for (column, cell) in row.enumerated() {
                    Self.write(cell, page, lxw_row_t(index + 1), lxw_col_t(column))
                }
            }
            worksheet_freeze_panes(page, 1, 0)
            if !rows.isEmpty {
                worksheet_autofilter(page, 0, 0, lxw_row_t(rows.count), lxw_col_t(max(0, sheet.columns.count - 1)))
            }
        }
        let result = workbook_close(workbook)
        guard result == LXW_NO_ERROR else {
            throw Failure(description: "\(path): can't be written (\(String(cString: lxw_strerror(result))))")
        }
    }

    private static func write(
        _ cell: Sheet.Cell,
        _ page: UnsafeMutablePointer<lxw_worksheet>,
        _ row: lxw_row_t,
        _ column: lxw_col_t
    ) {
        switch cell {
        case .none: break
        case .number(let value): if value.isFinite { worksheet_write_number(page, row, column, value, nil) }
        case .text(let text):
            // Control characters are not allowed in the file; a text is cut where the format would refuse it whole.
            let safe = DisplayText.safe(text)
            worksheet_write_string(page, row, column, String(safe.prefix(longestText / 4)), nil)
        }
    }

    private static func width(_ cell: Sheet.Cell) -> Int {
        switch cell {
        case .none: 0
        case .number(let value): value.isFinite ? Markup.number(value, places: 2).count : 0
        case .text(let text): min(text.count, 60)
        }
    }
}
