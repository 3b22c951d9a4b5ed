import IntegrationModel

/// What a reader of nested documents read around, counted, with the first place of each kind.
struct TreeNotices {
    enum Kind: Int, CaseIterable {
        case repeats, fields, valueSize, recordSize, keptInPart, duplicateKeys, loneSurrogates, invalidText, entities,
            outside
    }

    private struct Notice {
        var count = 0
        var line = 0
        var field = ""

        var place: (line: Int, field: String) { (line, field) }
    }

    private var notices = [Notice](repeating: Notice(), count: Kind.allCases.count)

    /// Counts one, and notes its place if it is the first of its kind.
    mutating func count(_ kind: Kind, line: @autoclosure () -> Int, field: @autoclosure () -> String) {
        if notices[kind.rawValue].count == 0 {
            notices[kind.rawValue].line = line()
            notices[kind.rawValue].field = field()
        }
        notices[kind.rawValue].count += 1
    }

    /// Counts what was read around in a part that follows.
    mutating func merge(_ later: TreeNotices) {
        for kind in notices.indices where later.notices[kind].count > 0 {
            if notices[kind].count == 0 { (notices[kind].line, notices[kind].field) = later.notices[kind].place }
            notices[kind].count += later.notices[kind].count
        }
    }

    func diagnostics(path: String, limits: ReadingLimits) -> [Diagnostic] {
        Kind.allCases.compactMap { kind in
            let notice = notices[kind.rawValue]
            guard notice.count > 0 else { return nil }
            let (severity, message, remedy) = Self.words(kind, limits)
            return Diagnostic(
                severity,
                message,
                at: SourceLocation(file: path, line: notice.line, field: notice.field.isEmpty ? nil : notice.field),
                remedy: remedy,
                occurrences: notice.count
            )
        }
    }

    private static func words(_ kind: Kind, _ limits: ReadingLimits) -> (Diagnostic.Severity, String, String?) {
        switch kind {
        case .repeats:
            (
                .warning,
                "a value beyond the first \(TreeNodes.occurrenceLimit) repeats was left out; expected few repeats, as "
                    + "each becomes a field of its own",
                "describe the repeated part as a dataset of its own, with its record path, in an importer manifest"
            )
        case .fields:
            (
                .warning,
                "a value was left out because its table has more than \(limits.fields) fields; expected the same "
                    + "names in all records",
                "export with fewer columns, or import again with a higher --max-fields"
            )
        case .valueSize:
            (
                .warning,
                "a record was left out because a value is longer than \(limits.valueBytes) bytes",
                "export without attachments and documents, or import again with a higher --max-value"
            )
        case .recordSize:
            (
                .warning,
                "a record was left out because its values are longer than \(limits.recordBytes) bytes together",
                "export without attachments and documents, or import again with a higher --max-record"
            )
        case .keptInPart:
            (
                .warning,
                "a record that could not be read to its end was kept with the fields read so far, because parts of it "
                    + "had been read as records of their own",
                "export again"
            )
        case .duplicateKeys:
            (
                .note,
                "a key occurs twice in one object; expected each key once; the last value was taken",
                nil
            )
        case .loneSurrogates:
            (
                .note,
                "half a surrogate pair was escaped in a text; expected both halves; U+FFFD was put in its place",
                nil
            )
        case .invalidText:
            (
                .warning,
                "a text has bytes that are not UTF-8; U+FFFD was put in their place",
                "name the encoding of this file in koppel.yaml, for example windows-1252"
            )
        case .entities:
            (
                .warning,
                "an entity of a document type definition is not expanded; its name was kept in the text",
                "export without a document type definition"
            )
        case .outside:
            (
                .note,
                "a value outside the tables that were recognised was left out; expected the records of a table, each "
                    + "beside others like it",
                "if it matters, describe the part it stands in as a dataset in an importer manifest"
            )
        }
    }
}
