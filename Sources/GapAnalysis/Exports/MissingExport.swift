public import IntegrationModel

/// Something that the exports speak of and that is not among them.
public struct MissingExport: Sendable, Hashable {
    public enum Reason: Sendable, Hashable {
        /// Months without a record in the midst of an export, as `2026-03`.
        case months([String])
        /// The export ends long before the others.
        case end(Double)
        /// Numbers of one counter that nothing in the exports has.
        case numbers(field: String, example: String)
        /// A product that made records, and that is not among the systems.
        case product(String, field: String)
    }

    public var dataset: String
    public var reason: Reason
    /// How many records it is seen by; for months and ends, how many there are in a usual month.
    public var records: Int
    public var evidence: [GapEvidence]
    public var confidence: Double
}

/// Looks for exports that were forgotten.
public struct MissingExports {
    let profiles: [DatasetProfile]
    let texts: any TextSource
    let systems: [System]
    let until: Double

    /// - Parameter until: the end of the exports.
    public init(profiles: [DatasetProfile], texts: any TextSource, systems: [System], until: Double) {
        self.profiles = profiles
        self.texts = texts
        self.systems = systems
        self.until = until
    }

    /// What was found, by dataset.
    ///
    /// - Throws: where an export can't be read any more.
    public func findings() throws -> [MissingExport] {
        let documents = profiles.filter { $0.dataset.parent == nil && $0.dataset.entity.isDocument }
        return missingMonths(documents) + earlyEnds(documents) + (try foreignNumbers(documents)) + (try products())
    }

    /// When the records of a dataset were made, those with a date that can be.
    private func moments(_ profile: DatasetProfile) -> [Double] {
        let dates = [CanonicalField.date, .createdAt].lazy.compactMap { profile.values($0)?.numbers }.first
        return dates.map { $0.filter { $0.isFinite && $0 <= until + 86_400 } } ?? []
    }

    /// Months without a record between busy ones: an export by month of which one was forgotten.
    private func missingMonths(_ documents: [DatasetProfile]) -> [MissingExport] {
        documents.compactMap { profile in
            let counts = MonthCounts(moments(profile))
            let empty = counts.emptyBetweenBusy(least: 12)
            guard !empty.isEmpty, empty.count <= 6 else { return nil }
            return MissingExport(
                dataset: profile.dataset.id,
                reason: .months(empty.map(MonthCounts.name)),
                records: counts.usual,
                evidence: profile.dataset.files.prefix(3).map { GapEvidence(file: $0, line: 1) },
                confidence: 0.85
            )
        }
    }

    /// Systems all of whose documents end long before those of others.
    private func earlyEnds(_ documents: [DatasetProfile]) -> [MissingExport] {
        Dictionary(grouping: documents, by: \.dataset.system).sorted { $0.key < $1.key }.compactMap { _, own in
            let dated = own.map { ($0, moments($0)) }.filter { $0.1.count >= 30 }
            guard
                let main = dated.max(by: { ($0.1.count, $1.0.dataset.id) < ($1.1.count, $0.0.dataset.id) }),
                let end = dated.compactMap({ $0.1.max() }).max(), until - end > 60 * 86_400
            else { return nil }
            let usual = main.1.count { $0 > end - 180 * 86_400 } / 6
            guard usual >= 10 else { return nil }
            return MissingExport(
                dataset: main.0.dataset.id,
                reason: .end(end),
                records: usual,
                evidence: main.0.dataset.files.suffix(1).map { GapEvidence(file: $0, line: 1) },
                confidence: 0.7
            )
        }
    }

    /// Fields whose numbers come from one counter, rising with the date, that no other field of the exports has.
    private func foreignNumbers(_ documents: [DatasetProfile]) throws -> [MissingExport] {
        try documents.flatMap { profile in
            try profile.dataset.fields.indices.compactMap { field -> MissingExport? in
                guard try isForeignSeries(field, of: profile) else { return nil }
                let column = try texts.texts(of: profile.dataset.id, fields: [field])[0]
                let filled = (0..<profile.columns.count).filter { !column[$0].isEmpty }
                guard let first = filled.first else { return nil }
                let path = profile.dataset.fields[field].path
                return MissingExport(
                    dataset: profile.dataset.id,
                    reason: .numbers(field: path, example: column[first]),
                    records: filled.count,
                    evidence: filled.prefix(10).map { record in
                        let place = profile.location(of: record)
                        return GapEvidence(file: place.file, line: place.line ?? 0, field: path, value: column[record])
                    },
                    confidence: 0.6
                )
            }
        }
    }

    private func isForeignSeries(_ index: Int, of profile: DatasetProfile) throws -> Bool {
        let field = profile.dataset.fields[index]
        let named: Set<CanonicalField> = [
            .reference, .sourceDocument, .orderNumber, .deliveryNumber, .quoteNumber, .dealNumber, .invoiceNumber,
        ]
        let filled = field.profile.count - field.profile.nulls
        guard let meaning = field.canonical, named.contains(meaning), filled >= 50, field.profile.semanticType == nil,
            field.profile.distinct * 10 >= filled * 6, field.profile.type == .text || field.profile.type == .integer,
            let shape = field.profile.patterns.first, shape.count * 10 >= filled * 9, shape.pattern.contains("9")
        else { return false }
        let hashes = Set(profile.columns.columns[index].hashes.lazy.filter { $0 != 0 })
        guard !isKnown(hashes, but: index, of: profile) else { return false }
        guard let dates = (profile.values(.date) ?? profile.values(.createdAt))?.numbers else { return false }
        let column = try texts.texts(of: profile.dataset.id, fields: [index])[0]
        let pairs = (0..<profile.columns.count).compactMap { record -> (Double, Double)? in
            guard dates[record].isFinite, let number = Self.lastNumber(column[record]) else { return nil }
            return (dates[record], number)
        }
        guard pairs.count * 10 >= filled * 9, Self.rankCorrelation(pairs) >= 0.95 else { return false }
        return try !areKnown(Set(pairs.map(\.1)), but: profile)
    }

    /// Whether another field of the exports has more than a few of some values.
    private func isKnown(_ hashes: Set<UInt64>, but index: Int, of profile: DatasetProfile) -> Bool {
        for other in profiles {
            for field in other.columns.columns.indices where other.dataset.id != profile.dataset.id || field != index {
                guard other.dataset.fields[field].profile.type != .decimal else { continue }
                var found: Set<UInt64> = []
                for hash in other.columns.columns[field].hashes where hashes.contains(hash) { found.insert(hash) }
                if found.count * 20 >= hashes.count { return true }
            }
        }
        return false
    }

    /// Whether the numbers of records of another dataset, without what stands before their digits, hold most of some.
    private func areKnown(_ numbers: Set<Double>, but profile: DatasetProfile) throws -> Bool {
        for other in profiles where other.dataset.id != profile.dataset.id && other.dataset.parent == nil {
            for meaning in [CanonicalField.number, .id, .reference] {
                guard let field = other.dataset.fieldIndex(meaning) else { continue }
                let column = try texts.texts(of: other.dataset.id, fields: [field])[0]
                var found: Set<Double> = []
                for record in 0..<other.columns.count {
                    if let number = Self.lastNumber(column[record]), numbers.contains(number) { found.insert(number) }
                }
                if found.count * 2 >= numbers.count { return true }
            }
        }
        return false
    }

    /// The last run of digits in a text: 123 of `PO-2026-00123`.
    private static func lastNumber(_ text: String) -> Double? {
        let digits = text.reversed().drop { !($0.isASCII && $0.isNumber) }.prefix { $0.isASCII && $0.isNumber }
        return Double(String(digits.reversed()))
    }

    /// Spearman's rank correlation, ties by order.
    private static func rankCorrelation(_ pairs: [(Double, Double)]) -> Double {
        guard pairs.count >= 30 else { return 0 }
        let byDate = pairs.indices.sorted { (pairs[$0].0, pairs[$0].1) < (pairs[$1].0, pairs[$1].1) }
        let ranked = byDate.indices.sorted { pairs[byDate[$0]].1 < pairs[byDate[$1]].1 }
        let count = Double(pairs.count)
        let squares = ranked.enumerated().reduce(0.0) { sum, pair in
            let distance = Double(pair.offset - pair.element)
            return sum + distance * distance
        }
        return 1 - 6 * squares / (count * (count * count - 1))
    }

    /// Products that made records, as users or sources name them.
    private func products() throws -> [MissingExport] {
        let present = systems.map { Self.bare("\($0.id) \($0.name) \($0.importer)") }.joined(separator: " ")
        return try profiles.flatMap { profile in
            try [CanonicalField.createdBy, .recordSource].compactMap { meaning -> MissingExport? in
                guard let field = profile.dataset.fieldIndex(meaning) else { return nil }
                let column = try texts.texts(of: profile.dataset.id, fields: [field])[0]
                var found: [String: [Int]] = [:]
                for record in 0..<profile.columns.count {
                    let words = column[record].lowercased()
                    guard !words.isEmpty else { continue }
                    for name in Self.names where words.contains(name) { found[name, default: []].append(record) }
                }
                guard
                    let (name, records) = found.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) }),
                    records.count >= 10, !present.contains(Self.bare(name))
                else { return nil }
                let path = profile.dataset.fields[field].path
                return MissingExport(
                    dataset: profile.dataset.id,
                    reason: .product(name.prefix(1).uppercased() + name.dropFirst(), field: path),
                    records: records.count,
                    evidence: records.prefix(10).map { record in
                        let place = profile.location(of: record)
                        return GapEvidence(file: place.file, line: place.line ?? 0, field: path, value: column[record])
                    },
                    confidence: 0.75
                )
            }
        }
    }

    private static func bare(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }

    /// Products that hold data of their own, as interfaces name themselves. Carriers such as Zapier are not among them.
    private static let names = [
        "afas", "billit", "business central", "codabox", "exact online", "hubspot", "lightspeed", "magento", "mollie",
        "octopus", "odoo", "pipedrive", "prestashop", "quickbooks", "salesforce", "shopify", "stripe", "teamleader",
        "twinfield", "winbooks", "woocommerce", "xero", "yuki", "zoho",
    ]
}
