public import IntegrationModel

/// Which plain values a builder keeps in memory beside the columns, so that the export need not be read again for them.
public struct TextKeeping: Sendable {
    /// Of some new fields among all that are known, those whose values are kept.
    let kept: @Sendable (_ new: Range<Int>, _ paths: [String]) -> Set<Int>
    /// Bytes after which nothing is kept any more.
    let limit: Int

    /// - Parameters:
    ///   - limit: bytes for the values of a dataset.
    ///   - kept: given positions of new fields and the paths of all that are known, tells whose values are kept.
    public init(limit: Int, _ kept: @escaping @Sendable (_ new: Range<Int>, _ paths: [String]) -> Set<Int>) {
        self.kept = kept
        // Offsets have 32 bits.
        self.limit = min(limit, Int(UInt32.max) / 2)
    }
}

extension DatasetBuilder {
    /// The plain values that were kept, by position of the field, when the builder is finished. Empty where there was
    /// too much of them.
    public func keptTexts() -> [Int: TextColumn] {
        guard isKeeping, failure == nil else { return [:] }
        var texts: [Int: TextColumn] = [:]
        for field in 0..<columnCount {
            if let kept = columns[field].kept { texts[field] = kept.column(count) }
        }
        return texts
    }

    /// Records that the columns have taken.
    var takenRecords: Int { (segmentCount + blockCount) * ColumnSegment.size + position }

    /// Lets go of the plain values where there are too many.
    func limitTexts() {
        guard isKeeping, let texts else { return }
        let size = (0..<columnCount).reduce(0) { $0 + (columns[$1].kept?.size ?? 0) }
        guard size > texts.limit else { return }
        isKeeping = false
        for field in 0..<columnCount { columns[field].kept = nil }
    }

    /// Joins the plain values of another builder, whose fields have these positions.
    func joinTexts(_ other: DatasetBuilder, _ positions: [Int]) {
        guard isKeeping else { return }
        for (theirs, mine) in positions.enumerated() where columns[mine].kept != nil {
            if let kept = other.columns[theirs].kept {
                columns[mine].kept?.append(kept, at: count)
            } else {
                columns[mine].kept = nil
            }
        }
        limitTexts()
    }
}
