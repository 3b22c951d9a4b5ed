/// How a delimited text is written.
public struct DelimitedTextDialect: Sendable, Hashable, Codable {
    /// One byte: comma, semicolon, tab, vertical bar, …
    public var delimiter: UInt8
    /// One byte, or nil where nothing is quoted.
    public var quote: UInt8?
    /// The byte before a quote inside a quoted value; the quote itself (RFC 4180) or a backslash.
    public var escape: UInt8?
    public var hasHeader: Bool
    /// Lines before the header or the first record: titles, dates, empty lines.
    public var preambleLines: Int
    /// How sure the detection is, 0–1, and what was nearly as good.
    public var confidence: Double
    public var doubts: [String]

    public init(
        delimiter: UInt8 = UInt8(ascii: ","),
        quote: UInt8? = UInt8(ascii: "\""),
        escape: UInt8? = UInt8(ascii: "\""),
        hasHeader: Bool = true,
        preambleLines: Int = 0,
        confidence: Double = 1,
        doubts: [String] = []
    ) {
        self.delimiter = delimiter
        self.quote = quote
        self.escape = escape
        self.hasHeader = hasHeader
        self.preambleLines = preambleLines
        self.confidence = confidence
        self.doubts = doubts
    }
}
