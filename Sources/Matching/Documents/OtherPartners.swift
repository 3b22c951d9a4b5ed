import IntegrationModel

/// Which documents of a list have their partner in another list than the one in question: orders that are entered from a
/// web shop are not left over for the deals of the sales people.
struct OtherPartners {
    /// By list, then by the list with the partners: the records that have one there.
    private var linked: [Int: [Int: Set<Int>]] = [:]

    /// Fewer records don't tell that lists exclude each other.
    private static let leastRecords = 20

    mutating func add(_ left: Int, _ right: Int, _ pairs: some Sequence<(Int, Int)>) {
        for (first, second) in pairs {
            linked[left, default: [:]][right, default: []].insert(first)
            linked[right, default: [:]][left, default: []].insert(second)
        }
    }

    /// The records of a list that have their partner in lists that exclude another one: hardly any record has a partner in
    /// both.
    func records(of list: Int, notIn other: Int) -> Set<Int> {
        guard let partners = linked[list], let own = partners[other], own.count >= Self.leastRecords else { return [] }
        return partners.reduce(into: []) { records, entry in
            guard entry.key != other, entry.value.count >= Self.leastRecords else { return }
            let both = own.intersection(entry.value).count
            if 20 * both <= min(own.count, entry.value.count) { records.formUnion(entry.value.subtracting(own)) }
        }
    }
}
