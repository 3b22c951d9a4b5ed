/// A workbook of Excel and its relatives (.xlsx, .xlsm): Office Open XML, ECMA-376 part 1, section 18.
public struct Workbook {
    public struct Sheet: Sendable, Hashable {
        public var name: String
        /// Whether the user of the workbook does not see it.
        public var isHidden: Bool
        var part: String
    }

    public let sheets: [Sheet]
    private let parts: any WorkbookParts
    private let formats: [CellFormat]
    private let strings: SharedStrings
    private let dates: SpreadsheetDates

    /// - Throws: ``WorkbookFault`` where it is none or is damaged.
    public init(_ parts: any WorkbookParts) throws {
        self.parts = parts
        let main = try Self.target(in: parts, of: "", "/officeDocument") ?? "xl/workbook.xml"
        guard let bytes = try parts.part(main) else {
            throw WorkbookFault("there is no \(main) in it; a workbook has one", remedy: "open it and save it again")
        }
        let relations = try Self.relations(in: parts, of: main)
        var found: [(name: String, isHidden: Bool, id: String)] = []
        var is1904 = false
        try WorkbookElements.read(bytes, part: main) { name, attributes in
            if name == "sheet" {
                let isHidden = attributes["state"].map { $0 != "visible" } ?? false
                found.append((attributes["name"] ?? "", isHidden, attributes["id"] ?? ""))
            } else if name == "workbookPr" {
                is1904 = ["1", "true", "on"].contains(attributes["date1904"])
            }
        }
        dates = SpreadsheetDates(is1904: is1904)
        sheets = found.compactMap { sheet in
            guard let relation = relations[sheet.id], relation.type.hasSuffix("/worksheet") else { return nil }
            return Sheet(name: sheet.name, isHidden: sheet.isHidden, part: relation.target)
        }
        let others = relations.values
        let styles = others.first { $0.type.hasSuffix("/styles") }?.target
        formats = try styles.flatMap { try parts.part($0) }.map { try CellFormat.all(in: $0, part: styles ?? "") } ?? []
        let shared = others.first { $0.type.hasSuffix("/sharedStrings") }?.target
        strings = try SharedStrings(shared.flatMap { try parts.part($0) }, part: shared ?? "", parts)
    }

    /// What a sheet came to.
    public struct Tables {
        /// The row on which each table begins, counted from 1, in order.
        public var starts: [Int] = []
        public var troubles: [SheetTrouble] = []
        /// Whether a number is written with a decimal point.
        public var hasDecimalPoints = false
    }

    /// Writes the tables of a sheet as delimited text in UTF-8, each row on the line of its number; see
    /// ``SheetText/reading``.
    ///
    /// - Parameters:
    ///   - begin: is called before a table is written. It may be called again for the first table: then all that was
    ///     written is void.
    ///   - write: gets the text.
    /// - Throws: ``WorkbookFault`` where the sheet can't be read, and what the closures throw.
    public func write(
        _ sheet: Sheet,
        begin: (_ table: Int) throws -> Void,
        write: (UnsafeRawBufferPointer) throws -> Void
    ) throws -> Tables {
        guard let bytes = try parts.part(sheet.part) else {
            throw WorkbookFault("the part \(sheet.part) is not in it", remedy: "open the workbook and save it again")
        }
        var merges: [MergedCells] = []
        while true {
            let isFirst = merges.isEmpty
            let tables = try withoutActuallyEscaping(begin) { begin in
                try withoutActuallyEscaping(write) { write in
                    let text = SheetText(merges: merges, begin: begin, write: write)
                    let events = SheetEvents(text, strings: strings, formats: formats, dates: dates)
                    try events.read(bytes, part: sheet.part)
                    try text.finish()
                    // Merged cells are told at the end of a sheet, and their names belong at its beginning.
                    if isFirst { merges = text.headMerges(events.merges) }
                    return text.tables(events.troubles)
                }
            }
            if merges.isEmpty || !isFirst { return tables }
        }
    }
}

extension Workbook {
    private struct Relation {
        var type: String
        var target: String
    }

    /// The relations of a part, by id (ECMA-376 part 2, section 9.3).
    private static func relations(in parts: any WorkbookParts, of part: String) throws -> [String: Relation] {
        let folder = part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
        let name = "\(folder)_rels/\(part.dropFirst(folder.count)).rels"
        guard let bytes = try parts.part(name) else { return [:] }
        var relations: [String: Relation] = [:]
        try WorkbookElements.read(bytes, part: name) { element, attributes in
            guard element == "Relationship", let id = attributes["Id"], let target = attributes["Target"] else {
                return
            }
            relations[id] = Relation(type: attributes["Type"] ?? "", target: resolved(target, in: folder))
        }
        return relations
    }

    private static func target(in parts: any WorkbookParts, of part: String, _ type: String) throws -> String? {
        try relations(in: parts, of: part).values.first { $0.type.hasSuffix(type) }?.target
    }

    private static func resolved(_ target: String, in folder: String) -> String {
        if target.hasPrefix("/") { return String(target.dropFirst()) }
        var names = folder.split(separator: "/").map(String.init)
        for name in target.split(separator: "/") {
            if name == ".." { _ = names.popLast() } else if name != "." { names.append(String(name)) }
        }
        return names.joined(separator: "/")
    }
}
