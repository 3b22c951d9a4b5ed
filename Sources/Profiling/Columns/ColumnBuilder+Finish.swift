import IntegrationModel

extension ColumnBuilder {
    /// Encodes what is not yet encoded, and brings the counts up to date.
    ///
    /// - Parameters:
    ///   - records: those of the current block.
    ///   - file: see ``encodeSegment(records:_:_:of:)``, also for what it throws.
    mutating func encodeRest(
        records: Int,
        _ encoder: BlockEncoder,
        _ file: SetAsideEntries?,
        of column: Int
    ) throws(ColumnFileError) {
        flushCache()
        for index in segments.indices {
            blocks.append(encoder.encode(segments[index], records: ColumnSegment.size))
            segments[index].free()
        }
        segments = []
        if records > 0 { try encodeSegment(records: records, encoder, file, of: column) }
    }

    /// Decides what the column is and resolves its tokens; the builder is of no use afterwards.
    mutating func finish(
        path: String,
        count: Int,
        storage: BlockStorage,
        declared: ProfileHints,
        dataset: DatasetEvidence
    ) -> (values: ColumnValues, profile: FieldProfile) {
        let hints = FieldHints(path: path)
        var distinct = sample
        let sampled = distinct.result()
        let semantic = SemanticDecision(
            sample: sampled.values,
            counts: checkCounts,
            present: evidence.present,
            hints: hints
        )
        let decision = ColumnDecision(
            evidence,
            isIdentifier: semantic.type != nil,
            distinct: sampled.distinct,
            hints: hints,
            declared: declared,
            dataset: dataset
        )
        var profile = FieldProfile(type: decision.type, count: count, nulls: count - evidence.present)
        profile.dateOrder = decision.dateOrder
        profile.dateOrderIsGuess = decision.dateOrderIsGuess
        profile.hasSeconds = decision.hasSeconds
        profile.decimalMark = decision.decimalMark
        profile.semanticType = semantic.type
        profile.semanticShare = semantic.share
        if evidence.present > 0 { (profile.minLength, profile.maxLength) = (minLength, maxLength) }
        profile.patterns = shapes.mostFrequent(8)
        profile.typeShare = evidence.present > 0 ? 1 : 0
        let encoded = EncodedColumn(blocks: blocks, count: count, storage: storage)
        let isTyped = decision.type != .text && decision.type != .empty
        var summary = NumberSummary()
        if isTyped {
            summary = encoded.resolveTokens(decision)
            summary.describe(decision.type, in: &profile)
        } else {
            encoded.eraseTokens()
        }
        encoded.countDistinct(sampled.distinct, isExact: sampled.isExact, isTyped: isTyped, summary, in: &profile)
        profile.frequent = encoded.frequentCounts(profile)
        return (encoded.values(isTyped: isTyped), profile)
    }
}
