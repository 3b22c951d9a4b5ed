import Glibc

extension QuantileSketch {
    /// The number below or at which at least a share of all numbers lies, for each of some shares of 0–1; empty where
    /// there are no numbers.
    ///
    /// The nearest-rank definition: the smallest number held whose rank is at least `share × count`.
    public func quantiles(_ shares: [Double]) -> [Double] {
        guard count > 0 else { return [] }
        let weighted = weightedNumbers
        return shares.map { share in
            if share <= 0 { return minimum }
            if share >= 1 { return maximum }
            let wanted = max(1, Int((share * Double(count)).rounded(.up)))
            var rank = 0
            for (number, weight) in weighted {
                rank += weight
                if rank >= wanted { return number }
            }
            return maximum
        }
    }

    public func quantile(_ share: Double) -> Double? { quantiles([share]).first }

    /// The share of the numbers that are at most `number`, 0–1; 0 where there are no numbers.
    public func rank(of number: Double) -> Double {
        guard count > 0 else { return 0 }
        var below = group.position > 0 && group.chosen <= number ? group.position : 0
        for (level, numbers) in levels.enumerated() { below += numbers.count { $0 <= number } << level }
        return Double(below) / Double(count)
    }

    /// How far the rank of any one number may be off, as a share of all numbers, with a chance of `confidence` or more;
    /// 0 where the quantiles are exact.
    ///
    /// Each coin moves a rank by a known amount at most, up as likely as down, so by Azuma's inequality a sum of squares
    /// V is exceeded by t with a chance of at most 2·e^(-t²/2V). Unfinished groups are added whole.
    public func rankError(confidence: Double = 0.99) -> Double {
        guard count > 0 else { return 0 }
        let open = group.level == 0 ? 0 : group.position
        let exponent = log(2 / (1 - min(max(confidence, 0), 1 - 0x1p-40)))
        return min(1, (Double(slack + open) + (2 * variance * exponent).squareRoot()) / Double(count))
    }

    /// The numbers held, ascending, and how many each stands for.
    var weightedNumbers: [(number: Double, weight: Int)] {
        var result: [(number: Double, weight: Int)] = []
        for (level, numbers) in levels.enumerated() {
            for number in numbers { result.append((number, 1 << level)) }
        }
        if group.position > 0 { result.append((group.chosen, group.position)) }
        result.sort { $0.number < $1.number }
        return result
    }
}
