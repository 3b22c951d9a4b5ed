import IntegrationModel

/// Takes the names of fields and counts records.
private final class PreviewSink: RecordSink {
    private(set) var fields: [String] = []
    private(set) var records = 0
    private var positions: [String: Int] = [:]

    var fieldCount: Int { fields.count }

    func addField(_ path: String) -> Int {
        if let known = positions[path] { return known }
        positions[path] = fields.count
        fields.append(path)
        return fields.count - 1
    }

    func beginFile(_ file: Int) {}
    func append(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace, parent: Int) { records += 1 }
    func reject(at place: RecordPlace) { records += 1 }
}

/// What the previews of nested documents share.
public enum TreePreview {
    /// The format of a document by its first character, or nil where it is neither XML nor JSON.
    public static func format(of head: UnsafeRawBufferPointer) -> ExportFormat? {
        var rest = head.prefix(4096)
        for mark: [UInt8] in [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]] where rest.starts(with: mark) {
            rest = rest.dropFirst(mark.count)
        }
        // Every second byte of UTF-16 is no character here.
        let text = rest.lazy.filter { $0 > 0x20 }
        let first = Array(text.prefix(2))
        guard let character = first.first else { return nil }
        if character == UInt8(ascii: "<") { return .xml }
        // MT940 statements begin with {1:.
        if character == UInt8(ascii: "{") {
            return first.dropFirst().first.map { (0x30...0x39).contains($0) } ?? false ? nil : .json
        }
        let follows = first.dropFirst().first ?? UInt8(ascii: "]")
        return character == UInt8(ascii: "[") && "{[]\"-0123456789tfn".utf8.contains(follows) ? .json : nil
    }

    /// Why nothing can be read of a web page that was saved in place of an export; nil for anything else.
    ///
    /// Interfaces and download pages answer with one when a session has ended.
    public static func webPageObstacle(in head: UnsafeRawBufferPointer) -> UnreadableContent? {
        let text = String(decoding: head.prefix(65_536).filter { $0 != 0 }, as: UTF8.self).lowercased()
        let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        var body = start
        while body.hasPrefix("<?") || body.hasPrefix("<!--") {
            guard let end = body.firstIndex(of: ">") else { break }
            body = body[body.index(after: end)...].drop { $0.isWhitespace }
        }
        guard body.hasPrefix("<!doctype html") || body.hasPrefix("<html") || body.hasPrefix("<head") else { return nil }
        let words = [
            "password", "sign in", "signin", "log in", "login", "wachtwoord", "aanmelden", "mot de passe", "connexion",
            "connecter", "passwort", "anmelden",
        ]
        let asks = words.contains { text.contains($0) }
        return asks
            ? UnreadableContent(
                "this is a web page that asks to sign in, not an export",
                remedy: "sign in and export again"
            )
            : UnreadableContent("this is a web page, not an export", remedy: "export again, as CSV, XML or JSON")
    }

    /// The tables of a layout with the names of their fields, as the reader will produce them.
    static func tables(
        _ layout: RecordLayout,
        read: ([any RecordSink], [Int]) throws -> Void
    ) -> [PreviewTable] {
        let sinks = layout.tables.map { _ in PreviewSink() }
        // The beginning of a document ends with an error; the records before it are what is wanted.
        try? read(sinks, layout.tables.map { _ in 0 })
        return zip(layout.tables, sinks).map { table, sink in
            PreviewTable(
                recordPath: table.recordPath,
                fields: sink.fields,
                parent: table.parent,
                records: sink.records,
                isSingle: table.isSingle
            )
        }
    }
}
