import IntegrationModel

/// Customers that come into a system with their first document: one that came without any had a document which is not there.
struct ComingParties {
    /// When they came, rising; empty where they don't come with documents.
    private var moments: [Double] = []

    private static let least = 10

    /// - Parameters:
    ///   - parties: the list of parties of a system.
    ///   - documents: of the same system.
    init(_ parties: DatasetProfile, with documents: DatasetProfile) {
        guard let made = Moments(parties)?.seconds, let dated = Moments(documents)?.seconds,
            let places = AttributeColumn.places(of: documents, in: parties)
        else { return }
        var first: [Int: Double] = [:]
        for (document, party) in places.enumerated() where party >= 0 && dated[document].isFinite {
            first[party] = min(first[party] ?? .infinity, dated[document])
        }
        let served = first.filter { made[$0.key].isFinite }
        let together = served.count { abs($0.value - made[$0.key]) <= Calendar.day }
        guard served.count >= Self.least, 10 * together >= 8 * served.count else { return }
        moments = made.filter(\.isFinite).sorted()
    }

    /// How many came later than a day after a moment.
    func after(_ moment: Double, until end: Double) -> Int {
        moments.count { $0 > moment + Calendar.day && $0 <= end }
    }
}
