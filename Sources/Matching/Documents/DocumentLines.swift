import IntegrationModel

/// Lists of lines: each bears the number of a document that another list of its system has.
struct DocumentLines {
    /// For each list of lines, the field with the number of the document and the list that has it.
    private var documents: [String: (field: String, dataset: String)] = [:]

    private static let leastCoverage = 0.9

    init(_ profiles: [DatasetProfile], _ references: [Reference]) {
        let datasets = Dictionary(profiles.map { ($0.dataset.id, $0.dataset) }) { first, _ in first }
        for reference in references where reference.coverage >= Self.leastCoverage && reference.furtherFields == nil {
            guard let lines = datasets[reference.child.dataset], let whole = datasets[reference.parent.dataset],
                lines.id != whole.id, lines.system == whole.system, lines.entity.isDocument, whole.entity.isDocument,
                let number = lines.fieldIndex(.number), lines.fields[number].path == reference.child.field,
                !lines.fields[number].profile.isKey,
                let own = whole.fieldIndex(path: reference.parent.field), whole.fields[own].profile.isKey
            else { continue }
            documents[lines.id] = (reference.child.field, whole.id)
        }
    }

    /// Leaves out the links of lines by the number of their document where the document has the link too.
    func withoutRepeated(_ links: [RecordLinks]) -> [RecordLinks] {
        guard !documents.isEmpty else { return links }
        let linked = Set(links.flatMap { [[$0.left, $0.right], [$0.right, $0.left]] })
        return links.filter { link in
            !isRepeated(link.left, link.keys.map(\.leftFields), link.right, linked)
                && !isRepeated(link.right, link.keys.map(\.rightFields), link.left, linked)
        }
    }

    private func isRepeated(_ lines: String, _ fields: [[String]], _ other: String, _ linked: Set<[String]>) -> Bool {
        guard let document = documents[lines], linked.contains([document.dataset, other]) else { return false }
        return fields.allSatisfy { $0.isEmpty || $0 == [document.field] }
    }
}
