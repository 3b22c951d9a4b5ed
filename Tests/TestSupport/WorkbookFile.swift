/// Makes .xlsx workbooks, with the parts that tests want in them (ECMA-376 parts 1 and 2).
public struct WorkbookFile {
    /// A value of a cell.
    public enum Value: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral {
        /// In the shared strings.
        case text(String)
        case inline(String)
        /// As stored, with the position of its format in ``formats``, counted from 1; 0 for none.
        case number(String, format: Int = 0)
        case boolean(Bool)
        case error(String)
        case formula(String, value: String?)
        case blank
        /// A date as ISO 8601, in cells of the type `d`.
        case isoDate(String)

        public init(stringLiteral value: String) { self = .text(value) }

        public init(integerLiteral value: Int) { self = .number(String(value)) }
    }

    public struct Sheet {
        public var name: String
        public var rows: [Int: [Value]]
        public var merges: [String]
        public var state: String?
        /// Elements that are written as they are in place of the rows.
        public var xml: String?

        /// - Parameter rows: the first one is row 1.
        public init(_ name: String, _ rows: [[Value]], merges: [String] = [], state: String? = nil, xml: String? = nil)
        {
            self.name = name
            self.rows = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($0 + 1, $1) })
            self.merges = merges
            self.state = state
            self.xml = xml
        }
    }

    public var sheets: [Sheet]
    /// Codes of number formats.
    public var formats: [String] = []
    public var is1904 = false
    /// Whether the shared strings stand behind the sheets in the file, and the types of all parts behind them, as some
    /// programs write them.
    public var putsStringsLast = false

    public init(_ sheets: Sheet...) { self.sheets = sheets }

    public var bytes: [UInt8] {
        var strings: [String] = []
        let bodies = sheets.map { sheet in body(sheet, &strings) }
        var archive = ZipArchive()
        func add(_ name: String, _ xml: String) {
            archive.add(name, Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\(xml)".utf8))
        }
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let package = "http://schemas.openxmlformats.org/package/2006/relationships"
        func addTypes() {
            add(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"
            )
        }
        if !putsStringsLast { addTypes() }
        add(
            "_rels/.rels",
            "<Relationships xmlns=\"\(package)\"><Relationship Id=\"rId1\" Type=\"\(relations)/officeDocument\" "
                + "Target=\"xl/workbook.xml\"/></Relationships>"
        )
        let list = sheets.enumerated().map { position, sheet in
            "<sheet name=\"\(Self.escaped(sheet.name))\" sheetId=\"\(position + 1)\" r:id=\"rId\(position + 1)\""
                + (sheet.state.map { " state=\"\($0)\"" } ?? "") + "/>"
        }
        add(
            "xl/workbook.xml",
            "<workbook xmlns=\"\(main)\" xmlns:r=\"\(relations)\"><workbookPr\(is1904 ? " date1904=\"1\"" : "")/>"
                + "<sheets>\(list.joined())</sheets></workbook>"
        )
        let links = sheets.indices.map {
            "<Relationship Id=\"rId\($0 + 1)\" Type=\"\(relations)/worksheet\" Target=\"worksheets/sheet\($0 + 1).xml\"/>"
        }
        add(
            "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns=\"\(package)\">\(links.joined())"
                + "<Relationship Id=\"s1\" Type=\"\(relations)/styles\" Target=\"styles.xml\"/>"
                + "<Relationship Id=\"s2\" Type=\"\(relations)/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
                + "</Relationships>"
        )
        let codes = formats.enumerated().map { "<numFmt numFmtId=\"\($0 + 164)\" formatCode=\"\(Self.escaped($1))\"/>" }
        let uses = (0...formats.count).map { "<xf numFmtId=\"\($0 == 0 ? 0 : $0 + 163)\"/>" }
        add(
            "xl/styles.xml",
            "<styleSheet xmlns=\"\(main)\"><numFmts>\(codes.joined())</numFmts><cellStyleXfs><xf numFmtId=\"14\"/>"
                + "</cellStyleXfs><cellXfs>\(uses.joined())</cellXfs></styleSheet>"
        )
        func addStrings() {
            let texts = strings.map { "<si><t xml:space=\"preserve\">\(Self.escaped($0))</t></si>" }
            add("xl/sharedStrings.xml", "<sst xmlns=\"\(main)\" count=\"\(texts.count)\">\(texts.joined())</sst>")
        }
        if !putsStringsLast { addStrings() }
        for (position, body) in bodies.enumerated() {
            add("xl/worksheets/sheet\(position + 1).xml", "<worksheet xmlns=\"\(main)\">\(body)</worksheet>")
        }
        if putsStringsLast {
            addStrings()
            addTypes()
        }
        return archive.bytes
    }

    private func body(_ sheet: Sheet, _ strings: inout [String]) -> String {
        var rows: [String] = []
        for number in sheet.rows.keys.sorted() {
            var cells: [String] = []
            for (column, value) in (sheet.rows[number] ?? []).enumerated() {
                let place = "\(Self.letters(column))\(number)"
                if let cell = cell(value, at: place, &strings) { cells.append(cell) }
            }
            rows.append("<row r=\"\(number)\">\(cells.joined())</row>")
        }
        let merges = sheet.merges.map { "<mergeCell ref=\"\($0)\"/>" }.joined()
        return "<sheetData>\(sheet.xml ?? rows.joined())</sheetData>"
            + (merges.isEmpty ? "" : "<mergeCells>\(merges)</mergeCells>")
    }

    private func cell(_ value: Value, at place: String, _ strings: inout [String]) -> String? {
        switch value {
        case .text(let text):
            if !strings.contains(text) { strings.append(text) }
            return "<c r=\"\(place)\" t=\"s\"><v>\(strings.firstIndex(of: text) ?? 0)</v></c>"
        case .inline(let text): return "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(Self.escaped(text))</t></is></c>"
        case .number(let text, let format): return "<c r=\"\(place)\" s=\"\(format)\"><v>\(text)</v></c>"
        case .boolean(let truth): return "<c r=\"\(place)\" t=\"b\"><v>\(truth ? 1 : 0)</v></c>"
        case .error(let text): return "<c r=\"\(place)\" t=\"e\"><v>\(text)</v></c>"
        case .formula(let formula, let value):
            return "<c r=\"\(place)\"><f>\(Self.escaped(formula))</f>" + (value.map { "<v>\($0)</v>" } ?? "") + "</c>"
        case .isoDate(let text): return "<c r=\"\(place)\" t=\"d\"><v>\(text)</v></c>"
        case .blank: return nil
        }
    }

    private static func letters(_ column: Int) -> String {
        var rest = column + 1
        var letters = ""
        while rest > 0 {
            rest -= 1
            letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
            rest /= 26
        }
        return letters
    }

    private static func escaped(_ text: String) -> String {
        text.map { $0 == "&" ? "&amp;" : $0 == "<" ? "&lt;" : $0 == "\"" ? "&quot;" : String($0) }.joined()
    }
}
