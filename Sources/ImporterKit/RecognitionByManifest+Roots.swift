extension DatasetDescription {
    /// Whether the beginning of an XML document shows that records of this dataset are in it. Which elements look like
    /// records depends on how many there are, so the tables of a preview may lie above or below them.
    func isReached(by tables: [PreviewTable]) -> Bool {
        guard let recordPath else { return true }
        return tables.contains { table in
            if table.recordPath == recordPath || table.recordPath.hasPrefix(recordPath + "/") { return true }
            guard recordPath.hasPrefix(table.recordPath + "/") else { return false }
            let inner = recordPath.dropFirst(table.recordPath.count + 1)
            return table.fields.contains { $0 == inner || $0.hasPrefix(inner + "/") }
        }
    }
}

extension DatasetDescription {
    /// Whether the beginning of an XML document shows the required fields, wherever in it the tables lie.
    func hasRequiredFields(in tables: [PreviewTable]) -> Bool {
        guard let recordPath, !fingerprint.required.isEmpty else { return true }
        var names: Set<String> = []
        for table in tables {
            for field in table.fields {
                let path = Self.withoutNumbers(table.recordPath.isEmpty ? field : "\(table.recordPath)/\(field)")
                if path.hasPrefix(recordPath + "/") { names.insert(String(path.dropFirst(recordPath.count + 1))) }
            }
        }
        return fingerprint.required.allSatisfy { alternatives in alternatives.contains(where: names.contains) }
    }

    /// `Address/City` of `Address[2]/City`.
    private static func withoutNumbers(_ path: String) -> String {
        guard path.utf8.contains(UInt8(ascii: "[")) else { return path }
        var result = ""
        var isInside = false
        for character in path {
            if character == "[" { isInside = true }
            if !isInside { result.append(character) }
            if character == "]" { isInside = false }
        }
        return result
    }
}
