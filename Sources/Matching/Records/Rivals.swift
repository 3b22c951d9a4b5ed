/// Turns odds of pairs into probabilities, where partners compete for a record that can have one only.
struct Rivals {
    private let competes: (left: Bool, right: Bool)

    init(_ competes: (left: Bool, right: Bool)) { self.competes = competes }

    /// - Parameter counts: how many records there are on each side.
    func probabilities(_ odds: [Double], left: [UInt32], right: [UInt32], counts: (left: Int, right: Int)) -> [Double] {
        var leftSums = [Double](repeating: 0, count: competes.left ? counts.left : 0)
        var rightSums = [Double](repeating: 0, count: competes.right ? counts.right : 0)
        for (index, odd) in odds.enumerated() {
            if competes.left { leftSums[Int(left[index])] += odd }
            if competes.right { rightSums[Int(right[index])] += odd }
        }
        return odds.enumerated().map { index, odd in
            var rivals = 0.0
            if competes.left { rivals += leftSums[Int(left[index])] - odd }
            if competes.right { rivals += rightSums[Int(right[index])] - odd }
            return odd / (1 + odd + max(0, rivals))
        }
    }
}
