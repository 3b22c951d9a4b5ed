public import IntegrationModel
internal import Matching
internal import Profiling

/// Lists the inclusion dependencies between the columns of exports.
public struct InclusionListing: Sendable {
    private let exports: OpenedExports

    public init(_ exports: OpenedExports) { self.exports = exports }

    /// The inclusion dependencies, in the order of the names of the dependent and then of the referenced field.
    ///
    /// - Parameter leastCoverage: the share of the distinct values that the referenced field must have, 0–1; 1 is exact.
    /// - Throws: where an export can't be read any more.
    public func inclusions(leastCoverage: Double = 1) throws -> [InclusionDependency] {
        try InclusionDiscovery(
            leastCoverage: leastCoverage,
            memory: min(exports.resources.matchingMemory / 2, InclusionDiscovery.defaultMemory),
            threads: exports.resources.threads
        ).inclusions(in: exports.profiles, texts: exports.texts)
    }
}
