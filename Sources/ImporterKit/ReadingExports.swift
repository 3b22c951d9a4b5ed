public import IntegrationModel

extension DelimitedTextReader {
    /// Opens an export of delimited text as its preview says it is written.
    ///
    /// - Throws: ``ImportError`` where it can't be opened or has no record.
    public convenience init(_ export: ExportFile, as preview: ExportPreview) throws {
        try self.init(
            file: export.open(),
            path: export.path,
            dialect: preview.dialect ?? DelimitedTextDialect(),
            encoding: TextEncoding(ianaName: preview.encoding) ?? .utf8,
            limits: export.overrides.limits
        )
    }

    /// Reads all records into a sink, which may know the fields already, in another order.
    ///
    /// Up to four threads are kept busy by the columns that one reader fills. A larger team of a sink that forks reads
    /// a large text in chunks; the result is the same as with one thread.
    ///
    /// - Throws: ``ImportError`` at a limit; the records before are kept.
    public func readAll(into sink: any RecordSink, report: (Diagnostic) -> Void) throws {
        try readAll(into: sink, named: header, report: report)
    }

    /// Reads all records into a sink, with other names for the columns.
    func readAll(into sink: any RecordSink, named names: [String], report: (Diagnostic) -> Void) throws {
        let positions = names.map(sink.addField)
        if let sink = sink.forking, let team = sink.team, team.threads > 4, encoding == .utf8,
            windows.file.count > 2 * team.chunkBytes
        {
            let stretches = DelimitedTextStretches(self, into: sink, positions: positions, chunkSize: team.chunkBytes)
            return try stretches.read(team, report: report)
        }
        let body = ValueOrder(positions, of: sink)
        try forEachRecord(report: report, reject: sink.reject) { body.append($0, at: $1) }
    }
}

extension JSONRecordReader {
    /// Reads a file in any encoding; see ``read(_:path:sinks:startOrdinals:report:)``.
    ///
    /// - Parameter encoding: an IANA name. Text that is not UTF-8 takes up to three times its size in memory.
    public func read(
        _ file: FileBytes,
        encoding: String,
        path: String,
        sinks: [any RecordSink],
        startOrdinals: [Int],
        report: (Diagnostic) -> Void
    ) throws {
        try withExtendedLifetime(file) {
            let encoding = TextEncoding(ianaName: encoding) ?? .utf8
            guard encoding != .utf8 else {
                try read(
                    file.buffer,
                    path: path,
                    sinks: sinks,
                    startOrdinals: startOrdinals,
                    passed: file.passed,
                    report: report
                )
                return
            }
            let mark = TextEncoding.byteOrderMark(of: file.buffer)?.length ?? 0
            let text = UnsafeRawBufferPointer(rebasing: file.buffer.dropFirst(mark))
            try TextDecoder(encoding).decodeAll(text, isFinal: true).withUnsafeBytes {
                try read($0, path: path, sinks: sinks, startOrdinals: startOrdinals, report: report)
            }
        }
    }
}
