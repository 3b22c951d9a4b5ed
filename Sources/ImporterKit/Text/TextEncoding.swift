/// How the characters of a text are written as bytes. The raw value is the IANA name.
public enum TextEncoding: String, Sendable, Hashable, Codable, CaseIterable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case utf32LittleEndian = "utf-32le"
    case utf32BigEndian = "utf-32be"
    /// Western European Windows.
    case windows1252 = "windows-1252"
    /// Latin-9: Latin-1 with the euro sign.
    case iso8859part15 = "iso-8859-15"
    /// Western European Mac OS before version X, and spreadsheets for the Mac long after.
    case macRoman = "macintosh"
    /// Western European DOS, still written by accounting programs that began there.
    case codePage850 = "ibm850"

    /// The encoding that a name stands for, in any case and in the spellings people use; nil where it is not known.
    ///
    /// As in the WHATWG Encoding Standard, "iso-8859-1" and "ascii" mean Windows-1252, which holds both. "utf-16" and
    /// "utf-32" without byte order mean little-endian; a mark in the file goes before.
    public init?(ianaName: String) {
        let plain = ianaName.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        switch plain {
        case "utf8", "utf8bom", "utf8sig", "unicode11utf8", "cp65001": self = .utf8
        case "utf16", "utf16le", "ucs2", "unicode": self = .utf16LittleEndian
        case "utf16be": self = .utf16BigEndian
        case "utf32", "utf32le", "ucs4": self = .utf32LittleEndian
        case "utf32be": self = .utf32BigEndian
        case "windows1252", "cp1252", "ansi", "iso88591", "latin1", "l1", "ascii", "usascii": self = .windows1252
        case "iso885915", "latin9", "l9": self = .iso8859part15
        case "macintosh", "macroman", "xmacroman", "mac": self = .macRoman
        case "ibm850", "cp850", "850", "dos", "oem850": self = .codePage850
        default: return nil
        }
    }

    /// Bytes of one unit: what a line end or a delimiter takes.
    public var unitSize: Int {
        switch self {
        case .utf16LittleEndian, .utf16BigEndian: 2
        case .utf32LittleEndian, .utf32BigEndian: 4
        default: 1
        }
    }

    /// The encoding that a byte order mark at the start says, and the length of the mark; nil where there is none.
    public static func byteOrderMark(
        of bytes: UnsafeRawBufferPointer
    ) -> (encoding: TextEncoding, length: Int)? {
        func begins(_ mark: [UInt8]) -> Bool {
            bytes.count >= mark.count && bytes.prefix(mark.count).elementsEqual(mark)
        }
        if begins([0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        // The mark of UTF-32LE begins with that of UTF-16LE.
        if begins([0xFF, 0xFE, 0, 0]) { return (.utf32LittleEndian, 4) }
        if begins([0, 0, 0xFE, 0xFF]) { return (.utf32BigEndian, 4) }
        if begins([0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if begins([0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        return nil
    }

    /// The length of the byte order mark to pass over when `bytes` are read in this encoding; 0 where there is none.
    func markLength(in bytes: UnsafeRawBufferPointer) -> Int {
        guard let mark = Self.byteOrderMark(of: bytes) else { return 0 }
        return mark.encoding == self || mark.encoding.unitSize > 1 && unitSize > 1 ? mark.length : 0
    }
}
