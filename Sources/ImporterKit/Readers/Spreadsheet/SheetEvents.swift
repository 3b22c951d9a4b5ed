import CLibXML2

/// Reads the rows of a sheet (ECMA-376 part 1, 18.3): one after the other, without holding more than one.
final class SheetEvents: XMLEventHandler {
    private(set) var merges: [MergedCells] = []
    private(set) var troubles = SheetTroubles()
    private let target: SheetText
    private let strings: SharedStrings
    private let formats: [CellFormat]
    private let dates: SpreadsheetDates
    private var failure: (any Error)?

    private enum Part {
        case none, value, inline, formula
    }

    private var depth = 0
    private var phonetic = 0
    private var part = Part.none
    private var row = SheetRow()
    private var column = -1
    private var isInCell = false
    /// The first letters of the cell's type: `s` shared, `str` and `inlineStr` text, `b`, `e`, `d`, `n`.
    private var type: (UInt8, UInt8) = (0, 0)
    private var format = CellFormat.general
    private var hasFormula = false
    private var value: [UInt8] = []

    init(_ target: SheetText, strings: SharedStrings, formats: [CellFormat], dates: SpreadsheetDates) {
        self.target = target
        self.strings = strings
        self.formats = formats
        self.dates = dates
    }

    /// - Throws: ``WorkbookFault`` where it is no well-formed XML, after all rows before that; what the target throws.
    func read(_ bytes: FileBytes, part: String) throws {
        do {
            try parse(bytes, part: part)
        } catch let fault as WorkbookFault {
            if let failure { throw failure }
            troubles.add(SheetTrouble(isLoss: true, message: fault.message, remedy: fault.remedy, row: row.number))
        }
        if let failure { throw failure }
    }

    override func startElement(_ name: UnsafePointer<UInt8>, _ attributes: XMLAttributes) {
        guard depth < Self.deepestPart else { return parser.stop(.depth(Self.deepestPart)) }
        depth += 1
        if phonetic > 0 || SheetName.rPh.matches(name) {
            phonetic += 1
        } else if SheetName.c.matches(name) {
            beginCell(attributes)
        } else if SheetName.v.matches(name) {
            part = .value
        } else if SheetName.t.matches(name) {
            part = isInCell ? .inline : .none
        } else if SheetName.f.matches(name) {
            part = .formula
            hasFormula = true
        } else if SheetName.row.matches(name) {
            beginRow(attributes)
        } else if SheetName.mergeCell.matches(name) {
            for position in 0..<attributes.count {
                guard merges.count < 1 << 16, let merged = MergedCells(attributes.value(position)) else { continue }
                merges.append(merged)
            }
        }
    }

    override func endElement() {
        depth -= 1
        if phonetic > 0 {
            phonetic -= 1
        } else if part != .none {
            part = .none
        } else if isInCell, depth == cellDepth {
            endCell()
        } else if depth == rowDepth {
            endRow()
        }
    }

    override func text(_ start: UnsafePointer<UInt8>, _ count: Int) {
        guard part == .value || part == .inline else { return }
        guard value.count + count <= ReadingLimits.current.valueBytes else { return stop(Self.tooLong) }
        value.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
    }

    private var cellDepth = -1
    private var rowDepth = -1

    private func stop(_ error: any Error) {
        if failure == nil { failure = error }
        parser.stop(.cutOff)
    }

    private static let tooLong = WorkbookFault(
        "a cell holds a text that is longer than values may be",
        remedy: "import again with a higher --max-value"
    )

    private func beginRow(_ attributes: XMLAttributes) {
        rowDepth = depth - 1
        let given = attributes.value(UInt8(ascii: "r")).flatMap { Int(String(decoding: $0, as: UTF8.self)) }
        // Rows come in order; one that does not is counted on.
        let next = row.number + 1
        row.number = given.map { max($0, next) } ?? next
        if row.number > 1 << 20 { row.number = min(row.number, max(next, 1 << 20)) }
        column = -1
    }

    private func endRow() {
        rowDepth = -1
        do {
            try target.take(row)
        } catch {
            stop(error)
        }
        row.removeAll()
    }

    private func beginCell(_ attributes: XMLAttributes) {
        isInCell = true
        cellDepth = depth - 1
        let given = attributes.value(UInt8(ascii: "r")).flatMap { CellReference($0)?.column }
        column = max(given ?? column + 1, column + 1)
        let kind = attributes.value(UInt8(ascii: "t"))
        type = (kind?.first ?? 0, kind?.dropFirst().first ?? 0)
        let style = attributes.value(UInt8(ascii: "s")).flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? 0
        format = formats.indices.contains(style) ? formats[style] : .general
        hasFormula = false
        value.removeAll(keepingCapacity: true)
    }

    private func endCell() {
        isInCell = false
        cellDepth = -1
        if value.isEmpty {
            if hasFormula, type != (UInt8(ascii: "s"), UInt8(ascii: "t")) {
                troubles.count(.uncomputed, row.number, column)
            }
            return
        }
        let start = row.bytes.count
        var isTyped = false
        switch type.0 {
        case UInt8(ascii: "s") where type.1 == 0:
            let isThere =
                Int(String(decoding: value, as: UTF8.self)).map { strings.append($0, to: &row.bytes) } ?? false
            if !isThere { troubles.count(.missingText, row.number, column) }
        case UInt8(ascii: "s"), UInt8(ascii: "i"): row.bytes += value
        case UInt8(ascii: "e"): troubles.count(.error, row.number, column)
        case UInt8(ascii: "b"):
            isTyped = true
            row.bytes += value.first == UInt8(ascii: "0") ? "false".utf8 : "true".utf8
        case UInt8(ascii: "d"):
            isTyped = true
            row.bytes += value
        default:
            isTyped = true
            appendNumber()
        }
        if !isTyped { clean(from: start) }
        guard row.bytes.count > start, column < 1 << 14 else { return }
        row.cells.append(SheetRow.Cell(column: column, text: start..<row.bytes.count, isTyped: isTyped))
    }

    private func appendNumber() {
        switch format {
        case .date, .dateAndTime, .time, .duration:
            let serial = Double(String(decoding: value, as: UTF8.self))
            if let text = serial.flatMap({ dates.text($0, format) }) {
                row.bytes += text.utf8
            } else {
                troubles.count(.noDate, row.number, column)
                value.withUnsafeBufferPointer { SpreadsheetNumber.append($0, to: &row.bytes) }
            }
        case .digits(let count) where value.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }:
            row.bytes += Array(repeating: UInt8(ascii: "0"), count: max(0, count - value.count)) + value
        case .general, .digits:
            let start = row.bytes.count
            value.withUnsafeBufferPointer { SpreadsheetNumber.append($0, to: &row.bytes) }
            if row.bytes[start...].contains(UInt8(ascii: ".")) { target.hasDecimalPoints = true }
        }
    }

    /// Takes line breaks out of a text, since a row is one line, and puts characters in that XML can't hold.
    private func clean(from start: Int) {
        var isChanged = false
        var position = start
        while position < row.bytes.count {
            let byte = row.bytes[position]
            if byte < 0x20, byte != 0x09 {
                isChanged = isChanged || byte != 0x0D
                row.bytes[position] = 0x20
            } else if byte == UInt8(ascii: "_"), let escaped = escapedCharacter(at: position) {
                // `_x000D_` (ECMA-376 part 1, 22.9.2.19).
                let text = escaped.value < 0x20 ? [0x20] : Array(String(escaped).utf8)
                row.bytes.replaceSubrange(position..<position + 7, with: text)
                isChanged = isChanged || escaped.value == 0x0A
            }
            position += 1
        }
        if isChanged { troubles.count(.lineBreak, row.number, column) }
    }

    private func escapedCharacter(at position: Int) -> Unicode.Scalar? {
        let end = position + 7
        guard end <= row.bytes.count, row.bytes[position + 1] == UInt8(ascii: "x"),
            row.bytes[end - 1] == UInt8(ascii: "_")
        else { return nil }
        let digits = String(decoding: row.bytes[(position + 2)..<(end - 1)], as: UTF8.self)
        guard digits.allSatisfy(\.isHexDigit) else { return nil }
        return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
    }
}
