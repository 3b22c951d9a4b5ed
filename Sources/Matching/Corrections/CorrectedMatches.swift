import IntegrationModel

/// What a person said of the fields of datasets, by their positions.
struct CorrectedMatches {
    /// The two datasets of a correction, the earlier one first.
    struct Tables: Hashable {
        let left: Int
        let right: Int
    }

    /// By two datasets, and by left and right field, what was said.
    private(set) var verdicts: [Tables: [[Int]: Verdict]] = [:]

    /// - Parameter stale: gets what no longer applies.
    init(_ corrections: [MatchCorrection], _ profiles: [DatasetProfile], stale: inout [StaleCorrection]) {
        for correction in corrections {
            switch (Self.position(correction.left, profiles), Self.position(correction.right, profiles)) {
            case (.success(let one), .success(let other)):
                let (left, right) = one.table <= other.table ? (one, other) : (other, one)
                verdicts[Tables(left: left.table, right: right.table), default: [:]][[left.field, right.field]] =
                    correction.verdict
            case (.failure(let obstacle), _), (_, .failure(let obstacle)):
                let (left, right) = (correction.left, correction.right)
                stale.append(
                    StaleCorrection(
                        words: "the match \(left.dataset).\(left.field) = \(right.dataset).\(right.field)",
                        reason: obstacle.reason
                    )
                )
            }
        }
    }

    private struct Obstacle: Error {
        let reason: String
    }

    private static func position(_ reference: FieldReference, _ profiles: [DatasetProfile])
        -> Result<ColumnPosition, Obstacle>
    {
        guard let table = profiles.firstIndex(where: { $0.dataset.id == reference.dataset }) else {
            return .failure(Obstacle(reason: "there is no dataset \"\(reference.dataset)\""))
        }
        guard let field = profiles[table].dataset.fieldIndex(path: reference.field) else {
            return .failure(Obstacle(reason: "\(reference.dataset) has no field \"\(reference.field)\""))
        }
        return .success(ColumnPosition(table: table, field: field))
    }

    /// What was said of two fields of datasets, whichever is left.
    func verdict(_ left: ColumnPosition, _ right: ColumnPosition) -> Verdict? {
        left.table <= right.table
            ? verdicts[Tables(left: left.table, right: right.table)]?[[left.field, right.field]]
            : verdicts[Tables(left: right.table, right: left.table)]?[[right.field, left.field]]
    }

    /// Whether fields of the two datasets were said to be the same.
    func hasConfirmed(_ left: Int, _ right: Int) -> Bool {
        verdicts[Tables(left: min(left, right), right: max(left, right))]?.values.contains(.confirmed) ?? false
    }
}
