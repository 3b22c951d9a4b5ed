/// Finds out how a delimited text is written.
///
/// Every likely delimiter, quote and escape is tried on pieces of the text. A dialect scores by how uniform the records
/// come out and by how many of their values look like something: numbers, dates, words. This two-factor score follows
/// van den Burg, Nazábal and Sutton, "Wrangling messy CSV files by detecting row and type patterns" (Data Mining and
/// Knowledge Discovery 33, 2019), and García, "Detecting CSV file dialects by table uniformity measurement and data
/// type inference" (Data Science 7, 2024).
public struct DelimitedTextDialectDetection: Sendable, Hashable {
    /// With how sure it is, and what else may be meant.
    public var dialect: DelimitedTextDialect
    /// The names of the columns as ``DelimitedTextReader/header`` has them; empty where the text has no records.
    public var header: [String]
    /// The records in the piece at the beginning of the text, without the header.
    public var records: Int
    /// The values of the first lines as they stand there, at most five, up to a blank one.
    public var firstRows: [[String]] = []

    public init(dialect: DelimitedTextDialect, header: [String], records: Int) {
        self.dialect = dialect
        self.header = header
        self.records = records
    }

    /// Looks at pieces from the beginning, the middle and the end of a file.
    ///
    /// - Parameter overrides: what the user says; the rest is guessed to fit.
    public static func detect(
        _ file: FileBytes,
        encoding: TextEncoding,
        overrides: ReadingOverrides = ReadingOverrides()
    ) -> DelimitedTextDialectDetection {
        withExtendedLifetime(file) {
            var found = detect(DelimitedTextSample(file.buffer, encoding: encoding, isWhole: true), overrides)
            // The reader looks at more records and may see more columns; an importer is chosen by what it will read.
            let windows = DelimitedTextWindows(
                file: file,
                encoding: encoding,
                dialect: found.dialect,
                limits: ReadingLimits()
            )
            if let shape = try? DelimitedTextShape(windows) { found.header = shape.header }
            return found
        }
    }

    /// Looks at the first bytes of a text.
    ///
    /// - Parameter isWhole: whether there is no more than these bytes.
    public static func detect(
        _ head: UnsafeRawBufferPointer,
        encoding: TextEncoding,
        isWhole: Bool = false,
        overrides: ReadingOverrides = ReadingOverrides()
    ) -> DelimitedTextDialectDetection {
        detect(DelimitedTextSample(head, encoding: encoding, isWhole: isWhole), overrides)
    }

    private static func detect(
        _ sample: DelimitedTextSample,
        _ overrides: ReadingOverrides
    ) -> DelimitedTextDialectDetection {
        var doubts: [String] = []
        let declared = sample.declaredDelimiter
        let candidates = DelimitedTextCandidates(sample, overrides, declared: declared, doubts: &doubts)
        let ranked = candidates.ranked(on: sample)
        var dialect = ranked.first?.dialect ?? candidates.fallback
        let skipLines = overrides.skipLines.map { max($0, 0) }
        let beginning = DelimitedTextBeginning(
            sample.headRows(dialect, skipping: skipLines ?? (declared == nil ? 0 : 1)),
            width: ranked.first?.width ?? 1,
            hasHeader: overrides.hasHeader,
            mayHavePreamble: skipLines == nil
        )
        dialect.hasHeader = beginning.hasHeader
        dialect.preambleLines = skipLines ?? max(beginning.linesBefore, declared == nil ? 0 : 1)

        dialect.confidence = min(
            ranked.confidence(isGiven: overrides.delimiter != nil || declared != nil),
            beginning.confidence
        )
        doubts += ranked.doubts
        doubts += beginning.doubts
        dialect.doubts = doubts
        var found = DelimitedTextDialectDetection(
            dialect: dialect,
            header: DelimitedTextHeader.uniqueNames(beginning.names),
            records: beginning.records
        )
        found.firstRows = sample.firstRows(dialect, limit: TextOpening.previewedRows)
        return found
    }
}
