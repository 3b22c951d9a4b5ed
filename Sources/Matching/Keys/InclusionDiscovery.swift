public import IntegrationModel

/// Finds the inclusion dependencies between all columns of all datasets: all values of one are among those of
/// another.
///
/// Numbers are compared with numbers and moments with moments, however they are written; everything else by the hash
/// of the normalised value, which knows neither case nor punctuation. Nulls are no values, and a column without values
/// is included in nothing.
public struct InclusionDiscovery: Sendable {
    /// The share of the distinct values of the one that the other must have, above 0 up to 1.
    public var leastCoverage: Double
    /// Bytes that the values compared at one time may take.
    public var memory: Int
    public var threads: Int

    public static let defaultMemory = SharedValueCount.defaultMemory

    public init(leastCoverage: Double = 1, memory: Int = defaultMemory, threads: Int = 2) {
        self.leastCoverage = min(1, max(0, leastCoverage))
        self.memory = memory
        self.threads = threads
    }

    /// The inclusion dependencies, in the order of the names of the dependent and then of the referenced field.
    ///
    /// - Parameter texts: reads plain values again where the profiles don't tell whether both sides are written the
    ///   same way. Without it that stays unknown for such pairs.
    /// - Throws: what `texts` throws.
    public func inclusions(in profiles: [DatasetProfile], texts: (any TextSource)? = nil) throws
        -> [InclusionDependency]
    {
        let columns = ColumnLanes(profiles)
        var pairs: LanePairs? = columns.pairs(leastCoverage: leastCoverage)
        let counts = SharedValueCount(columns.lanes, memory: memory, threads: threads).counts(of: &pairs)
        pairs?.prune(by: counts)
        var found: [FoundInclusion] = []
        pairs?.forEach { first, second in
            guard let inclusion = columns.inclusion(first, second, counts, leastCoverage: leastCoverage) else { return }
            found.append(inclusion)
        }
        try WrittenForms(profiles: profiles, memory: memory, threads: threads).settle(&found, texts)
        return found.compactMap { columns.dependency($0) }.sorted {
            ($0.dependent, $0.referenced) < ($1.dependent, $1.referenced)
        }
    }
}

/// A column's position.
struct ColumnPosition: Hashable, Comparable {
    let table: Int
    let field: Int

    static func < (one: ColumnPosition, other: ColumnPosition) -> Bool {
        (one.table, one.field) < (other.table, other.field)
    }
}

/// An inclusion whose values have been counted.
struct FoundInclusion {
    let dependent: ColumnPosition
    let referenced: ColumnPosition
    let kind: ValueKind.Comparison
    /// Distinct values, and those that both have.
    let dependentDistinct: Int
    let referencedDistinct: Int
    let shared: Int
    /// The distinct values that both have as text, where they are compared as numbers.
    let sharedAsText: Int
    var isWrittenAlike: Bool?
}
