public import IntegrationModel

extension DelimitedTextReader {
    /// Opens an export of delimited text as its preview says it is written.
    ///
    /// - Throws: ``ImportError`` where it can't be opened or has no record.
    public convenience init(_ export: ExportFile, as preview: ExportPreview) throws {
        try self.init(
            file: FileBytes(opening: export.absolutePath, shownAs: export.path),
            path: export.path,
            dialect: preview.dialect ?? DelimitedTextDialect(),
            encoding: TextEncoding(ianaName: preview.encoding) ?? .utf8
        )
    }

    /// Reads all records into a sink, which may know the fields already, in another order.
    ///
    /// - Throws: ``ImportError`` at a limit; the records before are kept.
    public func readAll(into sink: any RecordSink, report: (Diagnostic) -> Void) throws {
        let positions = header.map(sink.addField)
        if positions == Array(positions.indices) {
            try forEachRecord(report: report, reject: sink.reject) { values, place in
                sink.append(values, at: place, parent: -1)
            }
            return
        }
        var moved = [ByteSlice](repeating: .absent, count: (positions.max() ?? -1) + 1)
        try forEachRecord(report: report, reject: sink.reject) { values, place in
            for (position, target) in positions.enumerated() {
                moved[target] = position < values.count ? values[position] : .absent
            }
            moved.withUnsafeBufferPointer { sink.append($0, at: place, parent: -1) }
        }
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
                try read(file.buffer, path: path, sinks: sinks, startOrdinals: startOrdinals, report: report)
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
