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
    ///   - linked: records that came through.
    ///   - candidates: records to explain; those that are out for other reasons are not among them.
    init(
        _ source: DatasetProfile,
        linked: Set<Int>,
        candidates: Set<Int>,
        _ moments: [Double],
        _ texts: any TextSource
    ) throws {
        let dataset = source.dataset
        let fields = dataset.fields.indices.filter { Self.isAttribute(dataset.fields[$0]) }
        let active = Self.active(linked, candidates, moments)
        guard !fields.isEmpty, linked.count >= 10, active.count - linked.count >= Self.leastRecords else {
            (excluded, evidence) = ([], [])
            return
        }
        let columns = try texts.texts(of: dataset.id, fields: fields)
        var rules: [Rule] = []
        var looked = 0
        for (field, column) in zip(fields, columns) {
            var groups: [String: (through: Int, all: Int)] = [:]
            for record in active where record < column.count {
                groups[column[record], default: (0, 0)].all += 1
                if linked.contains(record) { groups[column[record], default: (0, 0)].through += 1 }
            }
            guard groups.count >= 2, groups.count <= 60 else { continue }
            looked += groups.count
            let path = dataset.fields[field].path
            let blocked = groups.filter { _, counts in
                Double(counts.through) <= Self.mostThrough * Double(counts.all)
            }
            let out = blocked.values.reduce((through: 0, all: 0)) { ($0.through + $1.through, $0.all + $1.all) }
            let rest = (through: linked.count - out.through, all: active.count - out.all)
            guard out.all >= Self.leastRecords, rest.all > 0, rest.through >= 10 else { continue }
            let share = Double(rest.through) / Double(rest.all)
            guard share >= Self.leastOthersThrough else { continue }
            // A few records of each of many values were lost one by one.
            let large = blocked.filter { $0.value.all >= Self.leastRecords }
            let isOneLeft = groups.count - blocked.count == 1 && blocked.count >= 2
            let kept = isOneLeft ? blocked : large
            guard !kept.isEmpty else { continue }
            let records = kept.values.reduce(0) { $0 + $1.all }
            rules.append(
                Rule(
                    field: field,
                    path: path,
                    values: Set(kept.keys),
                    only: isOneLeft ? groups.keys.first { blocked[$0] == nil } : nil,
                    surprise: -Double(records) * log(1 - min(0.98, share))
                )
            )
        }
        // One reason is enough: the rule that is least likely an accident.
        let needed = -log(Self.accident / Double(max(1, looked)))
        guard let rule = rules.max(by: { ($0.surprise, $1.path) < ($1.surprise, $0.path) }), rule.surprise >= needed,
            let column = zip(fields, columns).first(where: { $0.0 == rule.field })?.1
        else {
            (excluded, evidence) = ([], [])
            return
        }
        excluded = candidates.filter { $0 < column.count && rule.values.contains(column[$0]) }
        evidence = [Evidence(rule: "not-meant-to-flow", statement: rule.words(excluded.count), weight: 0.3)]
    }

    private struct Rule {
        let field: Int
        let path: String
        /// Values that don't come through.
        let values: Set<String>
        /// The only value that does, where there is one.
        let only: String?
        let surprise: Double

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

    /// Whether a field sorts records into kinds, and is not what becomes of them.
    private static func isAttribute(_ field: Field) -> Bool {
        guard field.profile.distinct >= 2, field.profile.distinct <= 60,
            field.profile.type == .text || field.profile.type == .boolean || field.profile.type == .integer
        else { return false }
        switch field.canonical {
        case .type, .category, .tags, .language, .country, .region, .currency, .recordSource, .journal, .legalForm:
            return true
        case nil:
            return 20 * field.profile.distinct <= field.profile.count
        default: return false
        }
    }
}
