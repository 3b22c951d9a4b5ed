/// Finds candidates in blocks; one for each thread.
final class CandidateSearch {
    private let indexes: [BlockIndex]
    private let most: Int
    private let isWithin: Bool
    private var weights: [Float]
    private var touched: [UInt32] = []
    /// By right record, the indexes in which it was found; empty where that is not asked for.
    private var forms: [FormSet]
    /// By index, how many pairs it gave so far.
    private(set) var pairs: [Int]

    /// - Parameter tellsForms: whether it shall be known which indexes gave each candidate.
    init(_ space: ComparisonSpace, _ indexes: [BlockIndex], most: Int, tellsForms: Bool) {
        (self.indexes, self.most, isWithin) = (indexes, most, space.isWithin)
        weights = [Float](repeating: 0, count: space.right)
        forms = tellsForms ? [FormSet](repeating: FormSet(), count: space.right) : []
        pairs = [Int](repeating: 0, count: indexes.count)
    }

    /// The candidates of a left record, ascending; within one table only those after it.
    ///
    /// - Parameter position: the record's place in the indexes.
    func candidates(of record: Int, at position: Int) -> [UInt32] {
        find(record, position)
        for member in touched { weights[Int(member)] = 0 }
        touched.sort()
        return touched
    }

    /// The candidates with the indexes that gave them.
    func foundCandidates(of record: Int, at position: Int) -> [(right: UInt32, forms: FormSet)] {
        find(record, position)
        let found = touched.sorted().map { (right: $0, forms: forms[Int($0)]) }
        for member in touched {
            weights[Int(member)] = 0
            forms[Int(member)] = FormSet()
        }
        return found
    }

    private func find(_ record: Int, _ position: Int) {
        touched.removeAll(keepingCapacity: true)
        weights.withUnsafeMutableBufferPointer { weights in
            for index in indexes.indices { find(record, position, index, weights) }
        }
        guard touched.count > most else { return }
        touched.sort { (weights[Int($1)], $0) < (weights[Int($0)], $1) }
        for member in touched[most...] {
            weights[Int(member)] = 0
            if !forms.isEmpty { forms[Int(member)] = FormSet() }
        }
        touched.removeSubrange(most...)
    }

    @inline(__always)
    private func find(_ record: Int, _ position: Int, _ index: Int, _ weights: UnsafeMutableBufferPointer<Float>) {
        let tellsForms = !forms.isEmpty
        let start = weights.baseAddress.unsafelyUnwrapped
        indexes[index].forEachBlock(at: position) { members in
            let weight = 1 / Float(members.count) + 0.05
            for member in members where !isWithin || member > record {
                let place = start + Int(member)
                if place.pointee == 0 { touched.append(member) }
                place.pointee += weight
                if tellsForms {
                    forms[Int(member)].insert(index)
                    pairs[index] += 1
                }
            }
        }
    }
}
