import IntegrationModel

/// What the beginning of a JSON text tells.
public enum JSONPreview {
    /// Bytes of the beginning that are enough; more are not looked at.
    public static let headBytes = 1 << 20

    /// Fills in the format and tables of a preview, or its obstacle.
    ///
    /// - Parameter head: the beginning of the text in UTF-8; it may be cut anywhere.
    /// - Returns: the layout that was found, for a reader that has no description of its own.
    @discardableResult
    public static func fill(_ preview: inout ExportPreview, head: UnsafeRawBufferPointer) -> RecordLayout {
        let head = UnsafeRawBufferPointer(rebasing: head.prefix(headBytes))
        preview.format = .json
        preview.tables = []
        preview.entitySet = ODataContext.entitySet(in: head)
        let limits = ReadingLimits.current
        let found = JSONOutline(head, depthLimit: limits.depth)
        found.outline.joinMaps()
        let layout = TreeLayoutDiscovery(outline: found.outline, notation: .json).jsonLayout(values: found.values)
        preview.tables = TreePreview.tables(layout) { sinks, starts in
            try JSONRecordReader(layout: layout, limits: limits)
                .read(head, path: preview.path, sinks: sinks, startOrdinals: starts) { _ in }
        }
        if preview.tables.allSatisfy({ $0.fields.isEmpty }) {
            preview.setObstacle("there is no data in it", remedy: "check the period or the selection of the export")
        } else if isErrorAnswer(found.outline, layout) {
            preview.setObstacle(
                "this is the error message of an interface, not an export",
                remedy: "sign in and export again"
            )
        }
        return layout
    }

    /// Whether the text is one small object that speaks of an error.
    private static func isErrorAnswer(_ outline: TreeOutline, _ layout: RecordLayout) -> Bool {
        let root = TreeOutline.root
        guard !outline.nodes[root].isArray, outline.nodes[root].occurrences == 1 else { return false }
        let members = outline.elements(of: root)
        let isShort = members.count <= 5 && outline.nodes.count <= 20
        return isShort && members.contains { ["error", "errors"].contains(outline.nodes[$0].name.lowercased()) }
    }
}
