import IntegrationModel

/// What the beginning of an XML document tells.
public enum XMLPreview {
    /// Bytes of the beginning that are enough; more are not looked at.
    public static let headBytes = 1 << 20

    /// Fills in the format, encoding, root element, namespace and tables of a preview, or its obstacle.
    ///
    /// - Parameter head: the beginning of the document in its own encoding; it may be cut anywhere.
    /// - Returns: the layout that was found, for a reader that has no description of its own.
    @discardableResult
    public static func fill(_ preview: inout ExportPreview, head: UnsafeRawBufferPointer) -> RecordLayout {
        let head = UnsafeRawBufferPointer(rebasing: head.prefix(headBytes))
        preview.format = .xml
        preview.tables = []
        if let obstacle = TreePreview.webPageObstacle(in: head) {
            preview.setObstacle(obstacle.found, remedy: obstacle.remedy)
            return RecordLayout(tables: [])
        }
        if let encoding = declaredEncoding(head) {
            preview.encoding = encoding
            preview.encodingIsGuess = false
        }
        let limits = ReadingLimits.current
        let events = XMLOutlineEvents(depthLimit: limits.depth)
        let fault = events.parser.parse(head, encoding: nil, handler: events)
        preview.rootElement = events.rootElement
        preview.namespace = events.namespace
        guard events.rootElement != nil else {
            preview.setObstacle(
                fault.map { $0.message(open: "", isEmpty: true) } ?? "there is no element in it",
                remedy: fault?.remedy
            )
            return RecordLayout(tables: [])
        }
        let layout = TreeLayoutDiscovery(outline: events.outline, notation: .xml).xmlLayout()
        preview.tables = TreePreview.tables(layout) { sinks, starts in
            try XMLRecordReader(layout: layout, limits: limits)
                .read(head, path: preview.path, sinks: sinks, startOrdinals: starts) { _ in }
        }
        if preview.tables.allSatisfy({ $0.fields.isEmpty }) {
            preview.setObstacle("there is no data in it", remedy: "check the period or the selection of the export")
        }
        return layout
    }

    /// The encoding that the declaration names, in lower case; nil where there is none.
    static func declaredEncoding(_ head: UnsafeRawBufferPointer) -> String? {
        let text = String(decoding: head.prefix(512).filter { $0 != 0 && $0 < 0x80 }, as: UTF8.self)
        guard text.hasPrefix("<?xml"), let end = text.firstIndex(of: ">") else { return nil }
        let parts = text[..<end].split(whereSeparator: { $0 == "=" || $0 == "\"" || $0 == "'" || $0.isWhitespace })
        guard let position = parts.firstIndex(of: "encoding"), position + 1 < parts.count else { return nil }
        return parts[position + 1].lowercased()
    }
}
