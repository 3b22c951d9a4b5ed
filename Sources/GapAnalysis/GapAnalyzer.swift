public import IntegrationModel

/// Finds what is wrong between the systems, and prices it.
public struct GapAnalyzer: Sendable {
    private let prices: PriceModel

    public init(prices: PriceModel) { self.prices = prices }

    /// The gaps, costliest first; those without a price after them, by what they put at risk.
    public func gaps(in findings: Findings) -> [Gap] {
        Self.rules.flatMap { $0.gaps(in: findings, prices) }.sorted {
            ($1.yearlyCost.likely, $1.amountAtRisk?.value ?? 0, $0.id) < (
                $0.yearlyCost.likely, $0.amountAtRisk?.value ?? 0, $1.id
            )
        }
    }

    /// One rule for each kind of gap.
    static var rules: [any GapRule] {
        [
            IslandRule(), MissingFlowRule(), ManualRekeyingRule(), LeakRule(), LateFlowRule(), StoppedFlowRule(),
            ConflictingValuesRule(),
            BrokenReferenceRule(), WithoutOriginRule(), DuplicateRecordsRule(), NoSharedKeyRule(), TwoMastersRule(),
            InvalidIdentifiersRule(), NotPeppolReadyRule(), UnreconciledPaymentsRule(), UnknownDirectionRule(),
            MissingExportRule(),
        ]
    }
}
