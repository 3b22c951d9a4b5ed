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

    /// The fields whose plain values it looks at, as far as that is known beforehand, by dataset.
    public var textFields: [String: [Int]] {
        var fields: [String: [Int]] = [:]
        for profile in profiles {
            let mayBeSeries = profile.dataset.parent == nil && profile.dataset.entity.isDocument
            let found = profile.dataset.fields.indices.filter { index in
                Self.origins.contains { profile.dataset.fieldIndex($0) == index }
                    || mayBeSeries && self.mayBeSeries(profile.dataset.fields[index])
            }
            if !found.isEmpty { fields[profile.dataset.id] = found }
        }
        return fields
    }

    /// When the records of a dataset were made, those with a date that can be.
    private func moments(_ profile: DatasetProfile) -> Moments {
        let dates = [CanonicalField.date, .createdAt].lazy.compactMap { profile.values($0)?.numbers }.first
        return Moments(dates.map { [$0] } ?? [], until: until + 86_400)
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
            let dated = own.map { (profile: $0, count: moments($0).count()) }.filter { $0.count >= 30 }
            guard
                let main = dated.max(by: {
                    ($0.count, $1.profile.dataset.id) < ($1.count, $0.profile.dataset.id)
                })?.profile,
                let end = dated.compactMap({ moments($0.profile).extent?.upperBound }).max(), until - end > 60 * 86_400
            else { return nil }
            let usual = moments(main).count(after: end - 180 * 86_400) / 6
            guard usual >= 10 else { return nil }
            return MissingExport(
                dataset: main.dataset.id,
                reason: .end(end),
                records: usual,
                evidence: main.dataset.files.suffix(1).map { GapEvidence(file: $0, line: 1) },
                confidence: 0.7
            )
        }
    }

    /// Where records say who or what made them.
    private static let origins: [CanonicalField] = [.createdBy, .recordSource]

    /// Products that made records, as users or sources name them.
    private func products() throws -> [MissingExport] {
        let present = systems.map { Self.bare("\($0.id) \($0.name) \($0.importer)") }.joined(separator: " ")
        return try profiles.flatMap { profile in
            try Self.origins.compactMap { meaning -> MissingExport? in
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
