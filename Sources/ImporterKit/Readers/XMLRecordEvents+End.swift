import IntegrationModel

extension XMLRecordEvents {
    var currentPath: String { depth == 0 ? "" : nodes.paths[Int(frames[depth].node)].document }

    /// Settles what is open, gathers the diagnostics, and words the fault.
    func end(fault: XMLFault?) -> ImportError? {
        let open = currentPath
        var message = fault?.message(open: open, isEmpty: rootName.isEmpty)
        while depth > 0 {
            let table = Int(nodes.nodes[Int(frames[depth].node)].table)
            if table >= 0 {
                let state = records.tables[table]
                if state.isAround {
                    depth -= 1
                    continue
                }
                message? +=
                    "; the record \(state.kept + state.rejected + 1) of \(nodes.layout.tables[table].recordPath)"
                message? += ", which begins in line \(state.place.line), is incomplete"
                records.giveUp(table)
            }
            depth -= 1
        }
        records.addNullFields()
        diagnostics = records.notices.diagnostics(path: path, limits: limits)
        for selector in nodes.unreadableSelectors {
            diagnostics.append(
                Diagnostic(
                    .warning,
                    "found the selector \(selector); expected one condition in brackets, as in Address[@type=INV]/City",
                    at: SourceLocation(file: path),
                    remedy: "correct it in the importer's manifest"
                )
            )
        }
        ordinals = records.ordinals
        defer { records.finish() }
        guard let fault, let message else {
            if records.recordCount == 0 { diagnostics.append(noRecords) }
            return nil
        }
        let location = SourceLocation(
            file: path,
            line: fault.line > 0 ? fault.line : nil,
            field: open.isEmpty ? nil : open
        )
        return ImportError(message, at: location, remedy: fault.remedy)
    }

    var noRecords: Diagnostic {
        let wanted = nodes.layout.tables.filter { $0.parent == nil && !$0.isAround }.map(\.recordPath).joined(
            separator: ", "
        )
        return Diagnostic(
            .warning,
            "found no record in a document of <\(rootName)>; expected elements \(wanted)",
            at: SourceLocation(file: path),
            remedy: "check that the period or the selection of the export has data"
        )
    }
}
