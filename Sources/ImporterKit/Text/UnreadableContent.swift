public import IntegrationModel

/// Why a file holds no text that can be read: it is something else, whatever its name says.
public struct UnreadableContent: Sendable, Hashable {
    /// What it is: `this is an Excel workbook`.
    public var found: String
    /// What the user can do.
    public var remedy: String

    public init(_ found: String, remedy: String) {
        self.found = found
        self.remedy = remedy
    }

    /// The error of a file that can't be read for this reason.
    public func error(at location: SourceLocation) -> ImportError {
        ImportError(found, at: location, remedy: remedy)
    }

    /// Tells what the beginning of a file is, if it is no text.
    ///
    /// First by the marks that file formats begin with (their specifications, and the list of the `file` program), then
    /// by the share of control characters.
    public static func recognize(_ head: UnsafeRawBufferPointer) -> UnreadableContent? {
        for format in knownFormats where begins(head, with: format.mark) { return format.content }
        if begins(head, with: [0x50, 0x4B, 0x03, 0x04]) { return zipArchive(head) }
        if isWebPage(head) { return webPage }
        if isSettings(head) { return settings }
        switch BankFormat(head) {
        case .coda, .mt940: return nil
        case .adf: return auditfile
        case nil: break
        }
        if TextEncoding.byteOrderMark(of: head) != nil { return nil }
        guard TextEncodingDetection.detect(head).encoding.unitSize == 1 else { return nil }
        let controls = head.reduce(into: 0) { count, byte in
            // Tab, line ends, form feed, the separators 0x1C–0x1F and DOS's end of file occur in texts.
            if byte < 0x09 || (0x0E...0x19).contains(byte) || byte == 0x1B || byte == 0x7F { count += 1 }
        }
        // A few damaged bytes in a short text are for its reader to report.
        return controls > 8 && controls * 10 > head.count ? binary : nil
    }

    private static let binary = UnreadableContent(
        "this is a binary file; text was expected",
        remedy: "export the data as CSV, XML or JSON from the system it comes from"
    )

    private static let webPage = UnreadableContent(
        "this is a web page; data was expected",
        remedy:
            "often it is a sign-in or error page that was saved instead of the export: sign in and export again, as CSV"
    )

    private static let settings = UnreadableContent(
        "this is a list of settings (name=value), such as a map of fields; records were expected",
        remedy: "take it out of the folder, or import the data it belongs to"
    )

    private static let auditfile = UnreadableContent(
        "this is an auditfile of the old kind with fixed columns (ADF), which can't be read yet",
        remedy: "export the auditfile as XML (XAF)"
    )

    private static func spreadsheet(_ found: String) -> UnreadableContent {
        UnreadableContent(found, remedy: "open it and save it as .xlsx, or each sheet as CSV (UTF-8), and import that")
    }

    /// Archives under names of their kind are unpacked before anybody asks for their text.
    private static func archive(_ found: String, _ ending: String) -> UnreadableContent {
        UnreadableContent(
            found,
            remedy: "give it a name that ends in \(ending), or unpack it and import the files in it"
        )
    }

    private static func unknownArchive(_ found: String) -> UnreadableContent {
        UnreadableContent(found, remedy: "unpack it and import the files in it, or a zip archive of them")
    }

    private static let knownFormats: [(mark: [UInt8], content: UnreadableContent)] = [
        (
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
            spreadsheet(
                "this is a document of an old version of Microsoft Office, such as an Excel workbook (.xls), or a workbook "
                    + "with a password"
            )
        ),
        (
            Array("%PDF-".utf8),
            UnreadableContent("this is a PDF document", remedy: "export the data as CSV, XML or JSON instead of PDF")
        ),
        (Array("{\\rtf".utf8), UnreadableContent("this is a rich text document", remedy: "export the data as CSV")),
        ([0x1F, 0x8B], archive("this is a gzip archive", ".gz")),
        (Array("BZh91AY&SY".utf8), archive("this is a bzip2 archive", ".bz2")),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], archive("this is an xz archive", ".xz")),
        ([0x28, 0xB5, 0x2F, 0xFD], archive("this is a zstd archive", ".zst")),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], archive("this is a 7z archive", ".7z")),
        (Array("Rar!".utf8) + [0x1A, 0x07], unknownArchive("this is a RAR archive")),
        (
            Array("SQLite format 3".utf8) + [0],
            UnreadableContent("this is an SQLite database", remedy: "export its tables as CSV")
        ),
        (
            [0x00, 0x01, 0x00, 0x00] + Array("Standard ".utf8),
            UnreadableContent("this is a Microsoft Access database", remedy: "export its tables as CSV")
        ),
        (Array("PAR1".utf8) + [0x15], UnreadableContent("this is a Parquet file", remedy: "export the data as CSV")),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], image),
        ([0xFF, 0xD8, 0xFF], image),
        (Array("GIF89a".utf8), image),
    ]

    private static let image = UnreadableContent(
        "this is a picture",
        remedy: "export the data as CSV, XML or JSON from the system it comes from"
    )

    /// Office documents are zip archives; the names of their first entries tell which.
    private static func zipArchive(_ head: UnsafeRawBufferPointer) -> UnreadableContent {
        if contains(head, "opendocument.spreadsheet") { return spreadsheet("this is an OpenDocument workbook (.ods)") }
        if contains(head, "xl/") {
            return UnreadableContent(
                "this is an Excel workbook",
                remedy: "give it a name that ends in .xlsx; save a binary workbook (.xlsb) as .xlsx"
            )
        }
        if contains(head, "word/") || contains(head, "opendocument.text") {
            return UnreadableContent("this is a text document", remedy: "export the data as CSV")
        }
        if contains(head, "[Content_Types].xml") {
            return spreadsheet("this is an Office document, such as an Excel workbook (.xlsx)")
        }
        return archive("this is a zip archive", ".zip")
    }

    private static func begins(_ head: UnsafeRawBufferPointer, with mark: [UInt8]) -> Bool {
        head.count >= mark.count && head.prefix(mark.count).elementsEqual(mark)
    }

    private static func contains(_ head: UnsafeRawBufferPointer, _ text: String) -> Bool {
        let wanted = Array(text.utf8)
        guard head.count >= wanted.count else { return false }
        return (0...head.count - wanted.count).contains { start in
            head[start] == wanted[0] && head[start..<start + wanted.count].elementsEqual(wanted)
        }
    }

    /// Whether all lines are `name=value` or comments that begin with `#`, and there are some of both
    /// (`java.util.Properties`).
    private static func isSettings(_ head: UnsafeRawBufferPointer) -> Bool {
        var assignments = 0
        var comments = 0
        let lines = head.prefix(4_096).split { $0 == 0x0A || $0 == 0x0D }
        for line in lines.dropLast(head.count > 4_096 ? 1 : 0) {
            if line.first == UInt8(ascii: "#") {
                comments += 1
                continue
            }
            guard let equals = line.firstIndex(of: UInt8(ascii: "=")), equals > line.startIndex,
                line[..<equals].allSatisfy({ !",;\t|<{[".utf8.contains($0) })
            else { return false }
            assignments += 1
        }
        return comments > 0 && assignments >= 3
    }

    private static func isWebPage(_ head: UnsafeRawBufferPointer) -> Bool {
        let start = TextEncoding.byteOrderMark(of: head)?.length ?? 0
        let text = head.dropFirst(start).prefix(512).filter { $0 != 0 }.drop {
            $0 == 0x20 || (0x09...0x0D).contains($0)
        }
        let beginning = String(decoding: text.prefix(14), as: UTF8.self).lowercased()
        return beginning.hasPrefix("<!doctype html") || beginning.hasPrefix("<html")
    }
}
