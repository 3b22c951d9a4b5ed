import IntegrationModel

/// Record links as a person corrected them.
struct CorrectedLinks {
    let profiles: [DatasetProfile]
    let texts: any TextSource
    let corrections: [LinkCorrection]

    /// A record's dataset and its position there.
    private typealias Record = (table: Int, record: Int)

    /// The links without the forbidden pairs, with the confirmed ones; of datasets in which each record has one partner
    /// at most, a confirmed pair takes the place of others.
    ///
    /// - Parameter stale: gets what no longer applies.
    /// - Throws: what `texts` throws.
    func applied(to links: [RecordLinks], stale: inout [StaleCorrection]) throws -> [RecordLinks] {
        guard !corrections.isEmpty else { return links }
        let names = try names()
        var links = links
        for correction in corrections {
            let sides = [correction.left, correction.right].map { record($0, names) }
            if let obstacle = sides.compactMap({ $0.obstacle }).first {
                let words = [correction.left, correction.right].map { "\($0.dataset):\($0.key)" }
                stale.append(StaleCorrection(words: "the link \(words.joined(separator: " = "))", reason: obstacle))
            }
            guard let one = sides[0].found, let other = sides[1].found, one.table != other.table else { continue }
            let (left, right) = one.table < other.table ? (one, other) : (other, one)
            apply(correction.verdict, left, right, &links)
        }
        return links.filter { !$0.pairs.isEmpty }
    }

    private func apply(_ verdict: Verdict, _ left: Record, _ right: Record, _ links: inout [RecordLinks]) {
        let ids = [left, right].map { profiles[$0.table].dataset.id }
        var index = links.firstIndex { [$0.left, $0.right] == ids || [$0.right, $0.left] == ids }
        if index == nil, verdict == .confirmed {
            links.append(RecordLinks(left: ids[0], right: ids[1], pairs: [], keys: []))
            index = links.count - 1
        }
        guard let index else { return }
        let (one, other) = links[index].left == ids[0] ? (left, right) : (right, left)
        let pairs = links[index].pairs
        let isOneToOne = Set(pairs.map(\.left)).count == pairs.count && Set(pairs.map(\.right)).count == pairs.count
        links[index].pairs.removeAll { pair in
            pair.left == one.record && pair.right == other.record
                || verdict == .confirmed && isOneToOne && (pair.left == one.record || pair.right == other.record)
        }
        guard verdict == .confirmed else { return }
        let pair = RecordPair(
            left: one.record,
            right: other.record,
            confidence: 1,
            key: key(of: &links[index], one, other)
        )
        links[index].pairs.append(pair)
        links[index].pairs.sort { ($0.left, $0.right) < ($1.left, $1.right) }
    }

    /// The key of the pairs that a person confirmed: the fields that name the records.
    private func key(of links: inout RecordLinks, _ left: Record, _ right: Record) -> Int {
        let fields = [left, right].map { side -> [String] in
            let dataset = profiles[side.table].dataset
            return dataset.numberField.map { [dataset.fields[$0].path] } ?? []
        }
        let key = LinkKey(leftFields: fields[0], rightFields: fields[1], match: .fuzzy)
        func isSame(_ known: LinkKey) -> Bool {
            known.leftFields == key.leftFields && known.rightFields == key.rightFields && known.match == key.match
        }
        let index = links.keys.firstIndex(where: isSame) ?? links.keys.count
        if index == links.keys.count { links.keys.append(key) }
        links.keys[index].pairs += 1
        return index
    }

    /// By dataset, the positions of the records by their keys.
    private func names() throws -> [String: [String: Int]] {
        var names: [String: [String: Int]] = [:]
        for id in Set(corrections.flatMap { [$0.left.dataset, $0.right.dataset] }).sorted() {
            guard let profile = profiles.first(where: { $0.dataset.id == id }) else { continue }
            let wanted = Set(corrections.flatMap { [$0.left, $0.right] }.filter { $0.dataset == id }.map(\.key))
            var found: [String: Int] = [:]
            if let field = profile.numberField {
                let column = try texts.texts(of: id, fields: [field])[0]
                for record in 0..<column.count where wanted.contains(column[record]) && found[column[record]] == nil {
                    found[column[record]] = record
                }
            }
            // A record without a key is named by its line.
            for record in 0..<profile.columns.count {
                let line = "line \(profile.columns.lines[record])"
                if wanted.contains(line), found[line] == nil { found[line] = record }
            }
            names[id] = found
        }
        return names
    }

    private func record(_ reference: RecordReference, _ names: [String: [String: Int]])
        -> (found: Record?, obstacle: String?)
    {
        guard let table = profiles.firstIndex(where: { $0.dataset.id == reference.dataset }) else {
            return (nil, "there is no dataset \"\(reference.dataset)\"")
        }
        guard let record = names[reference.dataset]?[reference.key] else {
            return (nil, "\(reference.dataset) has no record \"\(reference.key)\"")
        }
        return ((table, record), nil)
    }
}
