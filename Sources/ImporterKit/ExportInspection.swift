import IntegrationModel

/// Finds out from the beginning of a file how it is written and which fields it has.
///
/// This is the first thing done with every export; what it finds goes to the importers for recognition.
public struct ExportInspection: Sendable {
    public init() {}

    /// Looks at a file. Why nothing can be read of it stands in ``ExportPreview/obstacle``.
    public func preview(of export: ExportFile) -> ExportPreview {
        var preview = ExportPreview(path: export.path)
        do {
            let file = try export.open()
            withExtendedLifetime(file) { export.withLimits { fill(&preview, file, export.overrides) } }
        } catch let error as ImportError {
            preview.setObstacle(error.diagnostic.message, remedy: error.diagnostic.remedy)
        } catch {
            preview.obstacle = "the file can't be read: \(error)"
        }
        return preview
    }

    /// Looks at a file that is probably like another one of the same folder.
    ///
    /// An XML document with the same root element in the same namespace is of the same kind; then no more than its start
    /// tag is looked at, which is what makes a folder of thousands of small documents cheap. Without a namespace the
    /// same root element may hold other records.
    public func preview(of export: ExportFile, like other: ExportPreview) -> ExportPreview {
        guard other.format == .xml, other.namespace != nil, other.obstacle == nil,
            !export.overrides.describesText,
            let file = try? export.open()
        else { return preview(of: export) }
        return withExtendedLifetime(file) {
            let head = file.head(4096)
            var preview = other
            preview.path = export.path
            if !other.rootTag.isEmpty, head.starts(with: other.rootTag) { return preview }
            guard let root = XMLRootTag(head), root.name == other.rootElement,
                root.namespace == other.namespace, root.encoding == other.encoding
            else { return self.preview(of: export) }
            preview.rootTag = Array(head[..<root.end])
            return preview
        }
    }

    private func fill(_ preview: inout ExportPreview, _ file: FileBytes, _ overrides: ReadingOverrides) {
        let head = file.head(1 << 20)
        if let content = UnreadableContent.recognize(file.head()) {
            preview.setObstacle(content.found, remedy: content.remedy)
            return
        }
        if let format = ExportFormat(bank: BankFormat(head)) {
            let found = TextEncodingDetection.detect(file, override: overrides.encoding)
            preview.format = format
            preview.encoding = found.encoding.rawValue
            preview.encodingIsGuess = found.encodingIsGuess
            return
        }
        let mark = TextEncoding.byteOrderMark(of: head)?.length ?? 0
        switch TreePreview.format(of: UnsafeRawBufferPointer(rebasing: head.dropFirst(mark))) {
        case .xml:
            XMLPreview.fill(&preview, head: head)
            if let encoding = overrides.encoding { preview.setEncoding(encoding) }
        case .json:
            fillJSON(&preview, file, overrides)
        case .delimited, .coda, .mt940, nil:
            fillDelimited(&preview, file, overrides)
        }
    }

    private func fillJSON(_ preview: inout ExportPreview, _ file: FileBytes, _ overrides: ReadingOverrides) {
        let found = TextEncodingDetection.detect(file, override: overrides.encoding)
        preview.encoding = found.encoding.rawValue
        preview.encodingIsGuess = found.encodingIsGuess
        let head = UnsafeRawBufferPointer(rebasing: file.head(JSONPreview.headBytes).dropFirst(found.markLength))
        if found.encoding == .utf8 {
            JSONPreview.fill(&preview, head: head)
        } else {
            TextDecoder(found.encoding).decodeAll(head, isFinal: false).withUnsafeBytes { text in
                _ = JSONPreview.fill(&preview, head: text)
            }
        }
    }

    private func fillDelimited(_ preview: inout ExportPreview, _ file: FileBytes, _ overrides: ReadingOverrides) {
        let found = TextEncodingDetection.detect(file, override: overrides.encoding)
        preview.encoding = found.encoding.rawValue
        preview.encodingIsGuess = found.encodingIsGuess
        let detection = DelimitedTextDialectDetection.detect(file, encoding: found.encoding, overrides: overrides)
        guard !detection.header.isEmpty else {
            preview.setObstacle("there are no records in it", remedy: "check the period or the selection of the export")
            return
        }
        preview.format = .delimited
        preview.dialect = detection.dialect
        preview.firstRows = detection.firstRows
        preview.tables = [PreviewTable(recordPath: "", fields: detection.header, records: detection.records)]
    }
}

extension ExportPreview {
    fileprivate mutating func setEncoding(_ name: String) {
        encoding = name
        encodingIsGuess = false
    }
}

extension ExportFormat {
    /// The format of a bank's statements; nil for files that no importer reads.
    fileprivate init?(bank format: BankFormat?) {
        switch format {
        case .coda: self = .coda
        case .mt940: self = .mt940
        case .adf, nil: return nil
        }
    }
}
