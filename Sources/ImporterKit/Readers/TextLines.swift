public import IntegrationModel

/// The lines of a text file, as UTF-8, whatever its encoding and line ends.
///
/// For formats of fixed columns or of tags, of which a line is a record. A text that is not UTF-8 takes up to three times
/// its size in memory.
public struct TextLines {
    private let file: FileBytes
    private let path: String

    /// - Throws: ``ImportError`` where the file can't be opened.
    public init(_ export: ExportFile, as preview: ExportPreview) throws {
        let opened = try export.open()
        let encoding = TextEncoding(ianaName: export.overrides.encoding ?? preview.encoding) ?? .utf8
        file = encoding == .utf8 ? opened : FileBytes(TextDecoder(encoding).decodeAll(opened.buffer, isFinal: true))
        path = export.path
    }

    /// Calls `body` with each line, without its end, and the place where it begins.
    ///
    /// LF, CRLF and CR end a line; the bytes are valid during the call only.
    public func forEach(_ body: (UnsafeBufferPointer<UInt8>, RecordPlace) throws -> Void) rethrows {
        try withExtendedLifetime(file) {
            let text = file.buffer.bindMemory(to: UInt8.self)
            var start = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            var line = 1
            while start < text.count {
                var end = start
                while end < text.count, text[end] != 0x0A, text[end] != 0x0D { end += 1 }
                let place = RecordPlace(line: line, byteOffset: start)
                try body(UnsafeBufferPointer(rebasing: text[start..<end]), place)
                let isPair = end + 1 < text.count && text[end] == 0x0D && text[end + 1] == 0x0A
                start = end + (isPair ? 2 : 1)
                line += 1
            }
        }
    }
}
