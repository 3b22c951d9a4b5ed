import IntegrationModel

/// Whether the export of a target has a part of its records alone, so that what is missing there may have arrived: as many of
/// its own numbers are left out as records are missing, or others name records that it has not.
struct ExportedPart {
    let evidence: Evidence

    /// nil where it has all, as far as it shows.
    ///
    /// - Parameters:
    ///   - missing: how many records of the source are not there, of those that should have arrived.
    ///   - named: what others name of the target's records.
    init?(_ link: LinkContext, missing: Int, named: UnexportedRecords?, _ texts: any TextSource) throws {
        let target = link.right.dataset
        guard missing >= Self.least else { return nil }
        if named?.areAmid == true {
            let words: Message =
                """
                others name records of \(target.id) that it has not: its export has a part of them, and what is missing there \
                counts as no leak
                """
            evidence = Evidence(rule: "export-in-part", statement: words, weight: 0.3)
            return
        }
        guard let own = Self.ownNumber(link) else { return nil }
        let column = try texts.texts(of: target.id, fields: [own])[0]
        let runs = NumberRuns((0..<column.count).lazy.map { column[$0] })
        let (gaps, present) = runs.leftOut
        guard runs.isThinned else { return nil }
        // Of the numbers left out, as many are of this flow as of those that are there.
        let came = Double(Set(link.links.pairs.map(\.right)).count) / Double(max(1, present))
        let expected = Double(gaps) * min(1, came)
        guard expected >= 0.6 * Double(missing), expected <= 1.6 * Double(missing) else { return nil }
        let words: Message =
            """
            the numbers of \(target.id) leave out \(gaps), about as many as records are missing: its export has a part of them, \
            and what is missing there counts as no leak
            """
        evidence = Evidence(rule: "export-in-part", statement: words, weight: 0.3)
    }

    private static let least = 10

    /// The field of the target's own number. One that came with the records says nothing of those that did not come.
    private static func ownNumber(_ link: LinkContext) -> Int? {
        guard !link.isOfParties, let own = link.right.numberField else { return nil }
        let path = link.right.dataset.fields[own].path
        guard !link.links.keys.contains(where: { $0.rightFields.contains(path) }) else { return nil }
        let numbers = link.right.columns.columns[own].hashes
        guard let given = link.left.numberField.map({ link.left.columns.columns[$0].hashes }) else { return own }
        let equal = link.links.pairs.count { numbers[$0.right] != 0 && numbers[$0.right] == given[$0.left] }
        return 10 * equal < link.links.pairs.count ? own : nil
    }
}
