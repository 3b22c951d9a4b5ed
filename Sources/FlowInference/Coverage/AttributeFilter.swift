import Glibc
import IntegrationModel

/// Records that one attribute keeps from flowing: foreign customers where only those at home are sent, sample orders,
/// another branch's documents. A rule that a person would call one has many records on both sides of it.
struct AttributeFilter {
    /// Records left out, by position.
    let excluded: Set<Int>
    let evidence: [Evidence]

    /// Of so many records of a value nearly none comes through.
    private static let leastRecords = 8
    private static let mostThrough = 0.02
    /// Most of what has another value comes through.
    private static let leastOthersThrough = 0.7
    /// By accident such a rule is found this seldom, over all values looked at.
    private static let accident = 1e-4

    /// - Parameters:
    ///   - parties: the lists of parties of the same system: what a document is about may keep it from flowing.
    ///   - linked: records that came through.
    ///   - candidates: records to explain; those that are out for other reasons are not among them.
    init(
        _ source: DatasetProfile,
        parties: [DatasetProfile],
        linked: Set<Int>,
        candidates: Set<Int>,
        _ moments: [Double],
        _ texts: any TextSource
    ) throws {
        let active = Self.active(linked, candidates, moments)
        guard linked.count >= 10, active.count - linked.count >= Self.leastRecords else {
            (excluded, evidence) = ([], [])
            return
        }
        let columns = try AttributeColumn.columns(of: source, parties, texts)
        var rules: [Rule] = []
        var looked = 0
        for (place, column) in columns.enumerated() {
            var groups: [String: Group] = [:]
            for record in active {
                guard let value = column[record] else { continue }
                groups[value, default: Group()].all += 1
                if linked.contains(record) { groups[value, default: Group()].through += 1 }
            }
            guard groups.count >= 2, groups.count <= 60 else { continue }
            looked += groups.count
            if let rule = Rule(groups, place, column.path) { rules.append(rule) }
        }
        // One reason is enough: the rule that is least likely an accident.
        let needed = -log(Self.accident / Double(max(1, looked)))
        guard let rule = rules.max(by: { ($0.surprise, $1.path) < ($1.surprise, $0.path) }), rule.surprise >= needed
        else {
            (excluded, evidence) = ([], [])
            return
        }
        let column = columns[rule.column]
        excluded = candidates.filter { record in column[record].map(rule.values.contains) ?? false }
        evidence = [Evidence(rule: "not-meant-to-flow", statement: rule.words(excluded.count), weight: 0.3)]
    }

    /// How many records have a value, and how many of them came through.
    private struct Group {
        var through = 0
        var all = 0

        static func + (one: Group, other: Group) -> Group {
            Group(through: one.through + other.through, all: one.all + other.all)
        }
    }

    private struct Rule {
        /// The place of the column.
        let column: Int
        let path: String
        /// Values that don't come through.
        let values: Set<String>
        /// The only value that does, where there is one.
        let only: String?
        let surprise: Double

        /// nil where no value keeps records from flowing.
        init?(_ groups: [String: Group], _ column: Int, _ path: String) {
            var blocked = groups.filter { _, group in
                Double(group.through) <= AttributeFilter.mostThrough * Double(group.all)
            }
            let usual = groups.max { ($0.value.through, $1.key) < ($1.value.through, $0.key) }?.key
            let others = groups.filter { $0.key != usual && !$0.key.isEmpty }
            let rest = others.values.reduce(Group(), +)
            // Of many values with a few records each, one may have been brought by hand.
            let isOnlyOne = others.count >= 2 && 20 * rest.through <= rest.all
            if isOnlyOne { blocked = others }
            let out = blocked.values.reduce(Group(), +)
            let all = groups.values.reduce(Group(), +)
            let kept = Group(through: all.through - out.through, all: all.all - out.all)
            guard out.all >= AttributeFilter.leastRecords, kept.all > 0, kept.through >= 10 else { return nil }
            let share = Double(kept.through) / Double(kept.all)
            guard share >= AttributeFilter.leastOthersThrough else { return nil }
            // A few records of each of several values were lost one by one.
            let named = isOnlyOne ? blocked : blocked.filter { $0.value.all >= AttributeFilter.leastRecords }
            guard !named.isEmpty else { return nil }
            let lost = named.values.reduce(Group(), +)
            self.column = column
            self.path = path
            values = Set(named.keys)
            only = isOnlyOne ? usual : nil
            surprise = -Double(lost.all - 2 * lost.through) * log(1 - min(0.98, share))
        }

        func words(_ count: Int) -> Message {
            if let only {
                return "only records with \"\(only)\" in \"\(path)\" are sent; \(count) others count as no leak"
            }
            let named = values.sorted().prefix(3).map { "\"\($0)\"" }.joined(separator: ", ")
            return "\(count) records with \(named) in \"\(path)\" are not sent, and count as no leak"
        }
    }

    /// Records made while the flow ran.
    private static func active(_ linked: Set<Int>, _ candidates: Set<Int>, _ moments: [Double]) -> [Int] {
        let known = linked.map { moments[$0] }.filter(\.isFinite)
        let (first, last) = (known.min() ?? -.infinity, known.max() ?? .infinity)
        return linked.union(candidates).filter { !(moments[$0] < first || moments[$0] > last) }.sorted()
    }
}
