public import IntegrationModel
internal import Matching
internal import Profiling

/// Links the records of any two datasets, or of one, by their likeness.
public struct RecordLinking: Sendable {
    /// Where the records come from.
    public let exports: OpenedExports
    private var imported: ImportedLandscape { exports.imported }

    public init(_ exports: OpenedExports) { self.exports = exports }

    /// Links the records of two datasets, or of one where both are the same.
    ///
    /// - Parameter other: where the right dataset was read; nil for here.
    /// - Returns: nil where a dataset is unknown or empty, or they have nothing that can be compared.
    /// - Throws: where an export can't be read any more.
    public func linkedRecords(_ left: String, with right: String, of other: RecordLinking? = nil) throws
        -> LinkedRecords?
    {
        let isWithin = left == right && (other.map { $0.imported.digest == imported.digest } ?? true)
        guard !isWithin else {
            guard let one = try table(left) else { return nil }
            return RecordLinker(within: one, threads: exports.resources.threads)
                .map { LinkedRecords(left: left, right: right, linker: $0) }
        }
        // Tables of one place may be read together.
        let sides = [(linking: self, dataset: left), (linking: other ?? self, dataset: right)]
        let tables = try SideBySide.map(sides, threads: other == nil ? 1 : exports.resources.threads) {
            try $0.linking.table($0.dataset)
        }
        guard let one = tables[0], let table = tables[1] else { return nil }
        return RecordLinker(one, table, threads: exports.resources.threads)
            .map { LinkedRecords(left: left, right: right, linker: $0) }
    }

    /// The values of a field, by record; "" where it has none.
    ///
    /// - Throws: where an export can't be read any more.
    public func values(of field: String, in dataset: String) throws -> [String] {
        guard let profile = exports.profile(dataset), let position = profile.dataset.fieldIndex(path: field) else {
            return []
        }
        let column = try imported.texts.texts(of: dataset, fields: [position])[0]
        return (0..<profile.columns.count).map { column[$0] }
    }

    private func table(_ dataset: String) throws -> RecordTable? {
        guard let profile = exports.profile(dataset), profile.columns.count > 0 else { return nil }
        let fields = profile.dataset.fields
        let used = fields.indices.filter { fields[$0].profile.type != .empty }
        let texts = try imported.texts.texts(of: dataset, fields: used)
        let columns = zip(used, texts).filter { !$1.isLeftOut }.map { position, texts in
            let field = fields[position]
            return RecordColumn(
                field.path,
                texts,
                meaning: field.canonical,
                semanticType: field.profile.semanticType,
                dateOrder: field.profile.dateOrder,
                decimalMark: field.profile.decimalMark
            )
        }
        return RecordTable(dataset, count: profile.columns.count, columns: columns)
    }
}

/// The records that two datasets share, or one has several times, and why.
public struct LinkedRecords: Sendable {
    /// The ids of the datasets; the same one twice within a dataset.
    public let left: String
    public let right: String
    /// The links, and the pairs that a person had better look at.
    public let linkage: RecordLinkage
    /// Whether they are records of one dataset.
    public var isWithin: Bool { linker.isWithin }
    private let linker: RecordLinker

    init(left: String, right: String, linker: RecordLinker) {
        (self.left, self.right, self.linker) = (left, right, linker)
        linkage = linker.links()
    }

    /// What each comparison of two records says, also of a pair that is no link. Within a dataset the left record is the
    /// smaller.
    public func comparison(_ left: Int, _ right: Int) -> PairComparison { linker.comparison(left, right) }

    /// The doubtful pairs with their comparisons, the most doubtful first: what a person can decide best.
    public var doubtfulPairs: [(pair: LinkedPair, comparison: PairComparison)] {
        linkage.doubtful.sorted {
            (abs($0.confidence - 0.5), $0.left, $0.right) < (abs($1.confidence - 0.5), $1.left, $1.right)
        }.map { ($0, comparison($0.left, $0.right)) }
    }

    /// Pairs as links between datasets.
    public func recordLinks(_ pairs: [LinkedPair]) -> RecordLinks {
        let compared = linker.comparedFields
        let key = LinkKey(
            leftFields: compared.filter { $0.left.count == 1 }.flatMap(\.left),
            rightFields: compared.filter { $0.right.count == 1 }.flatMap(\.right),
            match: .fuzzy,
            pairs: pairs.count
        )
        return RecordLinks(
            left: left,
            right: right,
            pairs: pairs.map { RecordPair(left: $0.left, right: $0.right, confidence: $0.confidence, key: 0) },
            keys: [key]
        )
    }
}
