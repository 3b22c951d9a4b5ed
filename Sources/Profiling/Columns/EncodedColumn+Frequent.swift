import IntegrationModel

extension EncodedColumn {
    /// Counts given of the most frequent values.
    private static let frequentCounts = 8

    /// How often the values occur that are surely the most frequent; nil where none occurs twice.
    ///
    /// Blocks are the same for the same records, so the counts don't depend on how the records were read.
    func frequentCounts(_ profile: FieldProfile) -> FrequentCounts? {
        let present = profile.count - profile.nulls
        guard present > 0, !(profile.distinctIsExact && profile.distinct == present) else { return nil }
        let frequent = frequentValues()
        // A value that is not counted may occur as often as the error: what is below is not known to be frequent.
        let counts = frequent.counts.prefix(Self.frequentCounts).map(\.atLeast).filter { $0 > frequent.error }
        return FrequentCounts(counts: counts, error: frequent.error)
    }

    private func frequentValues() -> FrequentValues {
        var frequent = FrequentValues()
        var weights: [UInt32] = []
        for (index, block) in blocks.enumerated() where block.valueCount > 0 {
            let hashes = words(block.hashes, block)
            if block.encoding == .plain {
                frequent.insert(contentsOf: UnsafeBufferPointer(hashes))
            } else {
                countCodes(of: block, records(index), into: &weights)
                for position in hashes.indices {
                    frequent.insert(hashes[position], times: Int(weights[position]))
                }
            }
            storage.release(UnsafeRawBufferPointer(hashes))
        }
        return frequent
    }
}
