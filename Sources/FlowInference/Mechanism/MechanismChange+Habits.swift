import Glibc
import IntegrationModel

extension MechanismChange {
    /// How many times likelier two ways of working must be than one, beside what two always gain.
    private static let leastOdds = 1e6

    /// Finds when records began to come in another way where their delays are too coarse to tell: on other days after
    /// their sources, outside working hours, by other users, with or without slips of the keyboard.
    ///
    /// The place where two distributions of these traits explain them best, if they do so much better than one: the
    /// likelihood ratio of a change point, with the penalty of Schwarz, *Estimating the dimension of a model*, 1978.
    /// O(n log n).
    ///
    /// - Parameter slipped: positions of the pairs that differ by a slip.
    init?(habitsOf link: LinkContext, slipped: Set<Int>) {
        guard let left = link.leftMoments, let right = link.rightMoments, link.links.pairs.count >= 40 else {
            return nil
        }
        func moment(_ position: Int) -> Double { left.seconds[link.links.pairs[position].left] }
        let ordered = link.links.pairs.indices.filter { position in
            moment(position).isFinite && right.seconds[link.links.pairs[position].right].isFinite
        }.sorted { (moment($0), $0) < (moment($1), $1) }
        guard ordered.count >= 40 else { return nil }
        let traits = ordered.map { position in
            let pair = link.links.pairs[position]
            return Self.trait(
                made: left.seconds[pair.left],
                came: right.seconds[pair.right],
                hasTimes: right.hasTimes,
                byInterface: link.rightAudit.byInterface[pair.right],
                isSlip: slipped.contains(position)
            )
        }
        guard let place = Self.place(in: traits) else { return nil }
        let (last, first) = (moment(ordered[place - 1]), moment(ordered[place]))
        self.init(
            at: (last + first) / 2,
            uncertainty: (first - last) / 2,
            before: ordered[..<place].sorted(),
            after: ordered[place...].sorted()
        )
    }

    /// What a record shows of how it came, as one of 48 kinds.
    private static func trait(made: Double, came: Double, hasTimes: Bool, byInterface: Bool?, isSlip: Bool) -> Int {
        let days = (came / Calendar.day).rounded(.down) - (made / Calendar.day).rounded(.down)
        let delay = days <= 0 ? 0 : days <= 1 ? 1 : days <= 3 ? 2 : 3
        let isOff = hasTimes ? !Calendar.isOfficeTime(came) : !Calendar.isWorkingDay(came)
        let author = byInterface.map { $0 ? 2 : 1 } ?? 0
        return ((delay * 2 + (isOff ? 1 : 0)) * 3 + author) * 2 + (isSlip ? 1 : 0)
    }

    /// How many traits come before the change; nil where there is none.
    private static func place(in traits: [Int]) -> Int? {
        let count = traits.count
        let least = max(20, count / 25)
        var after = [Int](repeating: 0, count: 48)
        for trait in traits { after[trait] += 1 }
        var before = [Int](repeating: 0, count: 48)
        let kinds = after.count { $0 > 0 }
        guard kinds > 1 else { return nil }
        func term(_ count: Int) -> Double { count == 0 ? 0 : Double(count) * log(Double(count)) }
        var (sumAfter, sumBefore) = (after.reduce(0) { $0 + term($1) }, 0.0)
        let whole = sumAfter - term(count)
        var best = (gain: log(leastOdds) + Double(kinds) / 2 * log(Double(count)), place: 0)
        for place in 1..<count {
            let trait = traits[place - 1]
            sumBefore += term(before[trait] + 1) - term(before[trait])
            sumAfter += term(after[trait] - 1) - term(after[trait])
            before[trait] += 1
            after[trait] -= 1
            guard place >= least, count - place >= least else { continue }
            let gain = sumBefore - term(place) + sumAfter - term(count - place) - whole
            if gain > best.gain { best = (gain, place) }
        }
        return best.place > 0 ? best.place : nil
    }
}
