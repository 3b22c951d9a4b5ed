import IntegrationModel

/// Finds the fields of two datasets that hold the same thing.
struct FieldMatching {
    let profiles: [DatasetProfile]
    let overlap: OverlapIndex
    private let names: [[HeaderSimilarity.Parts]]

    init(profiles: [DatasetProfile], overlap: OverlapIndex) {
        self.profiles = profiles
        self.overlap = overlap
        names = profiles.map { $0.dataset.fields.map { HeaderSimilarity.Parts($0.path) } }
    }

    /// Matches ranked per left field; those of the one-to-one assignment are chosen.
    func matches(_ left: Int, _ right: Int, links: RecordLinks?) -> [FieldMatch] {
        let leftSet = profiles[left].dataset
        let rightSet = profiles[right].dataset
        var found: [(left: Int, right: Int, match: FieldMatch)] = []
        for first in leftSet.fields.indices {
            for second in rightSet.fields.indices {
                guard let match = compare(left, first, right, second, links) else { continue }
                found.append((first, second, match))
            }
        }
        let candidates = found.map { Candidate($0.left, $0.right, $0.match.confidence) }
        let chosen = Set(OneToOne.assign(candidates.filter { $0.weight >= 0.5 }).map { $0.left << 20 | $0.right })
        return found.sorted {
            ($0.left, $1.match.confidence, $0.right) < ($1.left, $0.match.confidence, $1.right)
        }.map { item in
            var match = item.match
            match.chosen = chosen.contains(item.left << 20 | item.right)
            return match
        }
    }

    private func compare(_ left: Int, _ first: Int, _ right: Int, _ second: Int, _ links: RecordLinks?) -> FieldMatch? {
        let one = profiles[left].dataset.fields[first]
        let other = profiles[right].dataset.fields[second]
        guard one.profile.type != .empty, other.profile.type != .empty, kind(one) == kind(other) else { return nil }
        var doubt = 1.0
        var evidence: [Evidence] = []
        func add(_ rule: String, _ strength: Double, _ statement: String) {
            guard strength > 0.05 else { return }
            doubt *= 1 - strength
            evidence.append(Evidence(rule: rule, statement: statement, weight: strength))
        }
        let name = HeaderSimilarity.between(names[left][first], names[right][second])
        add("name", 0.45 * name, "the names are \(percent(name)) alike")
        if let meaning = one.canonical, meaning == other.canonical {
            add("meaning", 0.6, "both mean \(meaning.rawValue)")
        }
        if let semantic = one.profile.semanticType, semantic == other.profile.semanticType {
            add("values", 0.25, "both hold values of the kind \(semantic.rawValue)")
        }
        let share = overlapShare(left, first, right, second)
        add("overlap", 0.55 * share, "\(percent(share)) of the values of one are in the other")
        if let agreement = agreement(left, first, right, second, links) {
            if agreement.isSignificant {
                add("agreement", 0.9 * agreement.right, "\(percent(agreement.right)) of the linked records agree")
            } else if agreement.compared >= 20 && agreement.right < 0.05 {
                doubt = 1 - (1 - doubt) * 0.4
            }
        }
        let confidence = 1 - doubt
        guard confidence >= 0.3 else { return nil }
        return FieldMatch(
            left: FieldReference(dataset: profiles[left].dataset.id, field: one.path),
            right: FieldReference(dataset: profiles[right].dataset.id, field: other.path),
            confidence: confidence,
            chosen: false,
            evidence: evidence
        )
    }

    /// Fields of different kinds can't hold the same thing.
    private func kind(_ field: Field) -> Int {
        switch field.profile.type {
        case .date, .dateTime: 1
        case .decimal: 2
        case .boolean: 3
        case .integer, .text, .empty: 4
        }
    }

    private func overlapShare(_ left: Int, _ first: Int, _ right: Int, _ second: Int) -> Double {
        guard let one = overlap.run(table: left, field: first), let other = overlap.run(table: right, field: second)
        else {
            return 0
        }
        let smaller = min(overlap.runs[one].distinct, overlap.runs[other].distinct)
        return smaller < 5 ? 0 : Double(overlap.shared(one, other)) / Double(smaller)
    }

    /// How often linked records have the same value, and records linked at random.
    private func agreement(
        _ left: Int,
        _ first: Int,
        _ right: Int,
        _ second: Int,
        _ links: RecordLinks?
    ) -> Corroboration.Rates? {
        guard let pairs = links?.pairs, pairs.count >= 5 else { return nil }
        let one = profiles[left].columns.columns[first]
        let other = profiles[right].columns.columns[second]
        func same(_ record: Int, _ otherRecord: Int) -> Bool? {
            if let numbers = one.numbers, let otherNumbers = other.numbers {
                let (value, otherValue) = (numbers[record], otherNumbers[otherRecord])
                return value.isNaN || otherValue.isNaN ? nil : abs(value - otherValue) <= 0.0101
            }
            let (hash, otherHash) = (one.hashes[record], other.hashes[otherRecord])
            return hash == 0 || otherHash == 0 ? nil : hash == otherHash
        }
        var right = (agree: 0, compared: 0)
        var wrong = (agree: 0, compared: 0)
        for (index, pair) in pairs.enumerated() {
            if let isSame = same(pair.left, pair.right) {
                right.compared += 1
                right.agree += isSame ? 1 : 0
            }
            if let isSame = same(pair.left, pairs[(index + 17) % pairs.count].right) {
                wrong.compared += 1
                wrong.agree += isSame ? 1 : 0
            }
        }
        guard right.compared > 0 else { return nil }
        return Corroboration.Rates(
            right: Double(right.agree) / Double(right.compared),
            wrong: wrong.compared == 0 ? 0 : Double(wrong.agree) / Double(wrong.compared),
            compared: right.compared
        )
    }

    private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
