import IntegrationModel
import MappingPipeline
import Workspace

extension RecordLinks {
    /// The links without the pairs that were forbidden, and with those that were confirmed as surely as can be.
    ///
    /// - Parameters:
    ///   - corrections: what was said of links, of any datasets.
    ///   - left: the names of the left records, by position; so is `right`.
    ///   - isOpenOnly: leaves out what was confirmed as well: only what nobody decided stays.
    func corrected(by corrections: [LinkCorrection], left: [String], right: [String], isOpenOnly: Bool) -> RecordLinks {
        var verdicts: [Set<RecordReference>: Verdict] = [:]
        for correction in corrections { verdicts[[correction.left, correction.right]] = correction.verdict }
        guard !verdicts.isEmpty else { return self }
        func verdict(_ pair: RecordPair) -> Verdict? {
            guard pair.left < left.count, pair.right < right.count else { return nil }
            return verdicts[[
                RecordReference(dataset: self.left, key: left[pair.left]),
                RecordReference(dataset: self.right, key: right[pair.right]),
            ]]
        }
        var links = self
        guard !isOpenOnly else {
            links.pairs.removeAll { verdict($0) != nil }
            return links
        }
        links.pairs.removeAll { verdict($0) == .forbidden }
        for index in links.pairs.indices where verdict(links.pairs[index]) == .confirmed {
            links.pairs[index].confidence = 1
        }
        let known = Set(links.pairs.map { [$0.left, $0.right] })
        for pair in confirmed(corrections, left, right) where !known.contains([pair.left, pair.right]) {
            links.pairs.append(pair)
        }
        links.pairs.sort { ($0.left, $0.right) < ($1.left, $1.right) }
        return links
    }

    /// The pairs of these two datasets that were confirmed.
    private func confirmed(_ corrections: [LinkCorrection], _ left: [String], _ right: [String]) -> [RecordPair] {
        corrections.filter { $0.verdict == .confirmed }.compactMap { correction in
            let sides =
                correction.left.dataset == self.left && correction.right.dataset == self.right
                ? (correction.left, correction.right) : (correction.right, correction.left)
            guard sides.0.dataset == self.left, sides.1.dataset == self.right,
                let one = left.firstIndex(of: sides.0.key), let other = right.firstIndex(of: sides.1.key)
            else { return nil }
            return RecordPair(left: one, right: other, confidence: 1, key: 0)
        }
    }
}

extension Analysis {
    /// What was said of links in the `koppel.yaml` beside a workspace's exports.
    static func linkCorrections(in workspace: Workspace) throws -> [LinkCorrection] {
        try ProjectFile.read(in: workspace.importedFolders(), options: workspace.readingOptions()).corrections.matching
            .links
    }
}
