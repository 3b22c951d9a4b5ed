public import IntegrationModel

/// Reads delimited text (CSV and its relatives): record by record, without holding more than one of them.
///
/// Beyond RFC 4180: any delimiter of one byte, any quote or none, doubled quotes or an escape character, all line ends
/// also mixed, quotes that stand where they should not, any ``TextEncoding``. What can be read around is reported and
/// counted; see ``forEachRecord(report:reject:_:)``.
public final class DelimitedTextReader {
    /// The names of the columns, all different: a repeated name is `Name [2]`, a blank one `column 4`. Without a header
    /// record they are `column 1`, `column 2`, …
    public let header: [String]
    public let dialect: DelimitedTextDialect
    public let encoding: TextEncoding
    let path: String
    let limits: ReadingLimits
    let windows: DelimitedTextWindows
    let shape: DelimitedTextShape

    /// - Parameters:
    ///   - path: what the user calls the file, for messages.
    ///   - dialect: as ``DelimitedTextDialectDetection`` finds it.
    /// - Throws: ``ImportError`` where there is no record at all, or the first one goes beyond the limits.
    public init(
        file: FileBytes,
        path: String,
        dialect: DelimitedTextDialect,
        encoding: TextEncoding,
        limits: ReadingLimits = ReadingLimits()
    ) throws {
        windows = DelimitedTextWindows(file: file, encoding: encoding, dialect: dialect, limits: limits)
        do {
            shape = try DelimitedTextShape(windows)
        } catch let failure as DelimitedTextScanner.Failure {
            throw failure.importError(path: path, limits: limits)
        }
        header = shape.header
        self.dialect = dialect
        self.encoding = encoding
        self.path = path
        self.limits = limits
        if header.isEmpty {
            throw ImportError(
                "there are no records, only blank lines",
                at: SourceLocation(file: path),
                remedy: "export it again, and check that the selection is not empty"
            )
        }
        if header.count > limits.fields {
            throw ImportError(
                "the first record has \(header.count) values; at most \(limits.fields) columns can be read",
                at: SourceLocation(file: path, line: 1),
                remedy: "check the delimiter (delimiter: \";\"), or export fewer columns"
            )
        }
    }

    /// How many records were read; together they are all of the file.
    public struct Counts: Sendable, Hashable {
        public var kept = 0
        public var rejected = 0

        public init() {}
    }

    /// Reads all records, in order.
    ///
    /// A record is rejected, with a diagnostic, if it has fewer values than there are columns, or more that are not
    /// empty. Where records leave off the empty values at their end, short ones are kept and have fewer values. Lines
    /// without any value, a repeated header and a line with totals at the end are no records.
    ///
    /// - Parameters:
    ///   - report: gets one diagnostic for each kind of trouble, at its first place and with its number of
    ///     occurrences, when reading has ended.
    ///   - reject: gets the place of each record that is not kept.
    ///   - body: gets the values of each record, at most as many as there are columns, valid during the call only, and
    ///     the place where the record begins.
    /// - Throws: ``ImportError`` at a limit, after reporting; and what `body` throws.
    /// - Complexity: one pass; memory for one record.
    @discardableResult
    public func forEachRecord(
        report: (Diagnostic) -> Void,
        reject: (RecordPlace) -> Void = { _ in },
        _ body: (UnsafeBufferPointer<ByteSlice>, RecordPlace) throws -> Void
    ) throws -> Counts {
        var pass = DelimitedTextPass(shape: shape, hasHeader: dialect.hasHeader)
        defer {
            for diagnostic in pass.troubles.diagnostics(file: path, encoding: encoding) { report(diagnostic) }
        }
        do {
            let end = try windows.forEachRecord { record, offset in
                try pass.take(record, RecordPlace(line: record.line, byteOffset: offset), reject, body)
                return true
            }
            finish(&pass, end, reject)
        } catch let failure as DelimitedTextScanner.Failure {
            throw try stop(&pass, failure, reject, body)
        }
        return pass.counts
    }

    /// Ends a pass over the whole text.
    func finish(_ pass: inout DelimitedTextPass, _ end: DelimitedTextWindows.End, _ reject: (RecordPlace) -> Void) {
        pass.finish(endsWithLineEnd: windows.endsWithLineEnd)
        if case .insideQuotes(let place, let lines) = end {
            pass.troubles.count(.notClosed, line: place.line, found: lines)
            pass.counts.rejected += 1
            reject(place)
        }
    }

    /// Ends a pass at a limit, and gives the error that says so.
    func stop(
        _ pass: inout DelimitedTextPass,
        _ failure: DelimitedTextScanner.Failure,
        _ reject: (RecordPlace) -> Void,
        _ body: (UnsafeBufferPointer<ByteSlice>, RecordPlace) throws -> Void
    ) throws -> ImportError {
        try pass.releaseHeld(body)
        pass.counts.rejected += 1
        reject(RecordPlace(line: failure.line, byteOffset: pass.nextOffset))
        return failure.importError(path: path, limits: limits)
    }
}

extension DelimitedTextScanner.Failure {
    var line: Int {
        switch self {
        case .valueTooLong(let line), .quoteNotClosed(let line), .recordTooLong(let line): line
        }
    }

    func importError(path: String, limits: ReadingLimits) -> ImportError {
        let place = SourceLocation(file: path, line: line)
        switch self {
        case .valueTooLong:
            return ImportError(
                "a value in this record is longer than \(limits.valueBytes) bytes; a delimiter or line end was expected before",
                at: place,
                remedy: "check that this is delimited text, and its delimiter (delimiter: \";\")"
            )
        case .quoteNotClosed:
            return ImportError(
                "a quote that opens in this record is not closed within \(limits.valueBytes) bytes",
                at: place,
                remedy: "close the quote, or say that quotes mean nothing in this file (quote: none)"
            )
        case .recordTooLong:
            return ImportError(
                "the record is longer than \(limits.recordBytes) bytes; a line end was expected before",
                at: place,
                remedy: "check that this is delimited text with line ends, and export it again"
            )
        }
    }
}
