extension Fingerprint {
    /// Whether an OData answer is of the set, or says nothing of sets and has a name that does.
    func accepts(entitySet other: String?, path: String) -> Bool {
        guard let entitySet else { return true }
        if let other { return other == entitySet }
        let lowered = path.lowercased()
        return fileNames.contains { lowered.contains($0) }
    }

    func accepts(namespace other: String?) -> Bool {
        guard let namespace else { return true }
        return other?.hasPrefix(namespace) ?? false
    }

    func missing(in names: Set<String>) -> [[String]] {
        required.filter { alternatives in !alternatives.contains { names.contains(FieldName.normalized($0)) } }
    }

    /// How sure the names make it: the required ones alone never enough, each typical one, a part of the file's name and
    /// the system's name in the path each take a share of the remaining doubt away. Names that any system may have take
    /// none away where there are no others, but for an importer that the user wrote for these exports.
    func score(
        _ names: Set<String>,
        path: String,
        hinted: Bool,
        isOwn: Bool
    ) -> (confidence: Double, reasons: [String])? {
        guard missing(in: names).isEmpty else { return nil }
        guard !absent.contains(where: { names.contains(FieldName.normalized($0)) }) else { return nil }
        var doubt = 0.8 - 0.08 * Double(min(required.count, 4))
        var reasons: [String] = []
        let needed = required.compactMap { alternatives in
            alternatives.first { names.contains(FieldName.normalized($0)) }
        }
        let found = typical.filter { names.contains(FieldName.normalized($0)) }
        if !(needed + found).isEmpty {
            let shown = (needed + found).prefix(6).map { "“\($0)”" }.joined(separator: ", ")
            reasons.append("it has the fields \(shown)" + (needed.count + found.count > 6 ? " and others" : ""))
        }
        if hinted || isOwn || (needed + found).contains(where: { !EverydayNames.contains($0) }) {
            for _ in found { doubt *= 0.6 }
        }
        let lowered = path.lowercased()
        if let part = fileNames.first(where: { lowered.contains($0) }) {
            doubt *= 0.6
            reasons.append("its name has “\(part)” in it")
        }
        if hinted {
            doubt *= 0.75
            reasons.append("its path names the system")
        }
        return (1 - doubt, reasons)
    }
}
