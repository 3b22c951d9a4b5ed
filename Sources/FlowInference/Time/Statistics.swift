/// Quantiles of small samples.
enum Statistics {
    /// The value below which a share of a sorted sample lies, interpolated (definition 7 of Hyndman and Fan, *Sample
    /// Quantiles in Statistical Packages*, 1996). NaN for an empty sample.
    static func quantile(_ sorted: [Double], _ share: Double) -> Double {
        guard let last = sorted.last else { return .nan }
        let position = share * Double(sorted.count - 1)
        let index = Int(position)
        guard index + 1 < sorted.count else { return last }
        return sorted[index] + (position - Double(index)) * (sorted[index + 1] - sorted[index])
    }

    static func median(_ values: [Double]) -> Double { quantile(values.sorted(), 0.5) }
}
