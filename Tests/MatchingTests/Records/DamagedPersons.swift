import IntegrationModel
import Matching
import TestSupport

/// Invented persons, and copies of them as careless people would type them.
struct DamagedPersons {
    /// Values by record, in the order of ``headers``.
    private(set) var records: [[String]] = []
    /// Which person each record is.
    private(set) var persons: [Int] = []
    private var random: SeededRandom

    static let headers = ["first name", "last name", "birth date", "street", "city", "phone"]

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    /// Adds a record for each person.
    ///
    /// - Parameter errors: how many of the values are damaged in each, at most.
    mutating func add(_ people: some Sequence<Int>, errors: Int = 0) {
        for person in people {
            var record = Self.person(person)
            for _ in 0..<errors { damage(&record) }
            records.append(record)
            persons.append(person)
        }
    }

    /// The records without some columns, under other headers.
    func table(_ name: String, leavingOut dropped: Set<Int> = [], headers: [String] = Self.headers) -> RecordTable {
        let kept = headers.indices.filter { !dropped.contains($0) }
        return RecordTable(
            name,
            count: records.count,
            columns: kept.map { column in RecordColumn(headers[column], TextColumn(records.map { $0[column] })) }
        )
    }

    private static let first = ["An", "Bram", "Carine", "Dirk", "Els", "Filip", "Greet", "Hilde", "Joris", "Katrien"]
    private static let starts = ["Ver", "De ", "Van", "Claes", "Pee", "Wou", "Maes", "Jan", "Mich", "Goos"]
    private static let ends = ["meulen", "clercq", "hove", "sens", "ters", "ters", "en", "ssens", "iels", "sen"]

    private static func person(_ number: Int) -> [String] {
        var random = SeededRandom(seed: UInt64(number) &* 7919 &+ 17)
        func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
        let year = 1940 + pick(65)
        let (month, day) = (1 + pick(12), 1 + pick(28))
        let digits = (month < 10 ? "0" : "") + "\(month)-" + (day < 10 ? "0" : "") + "\(day)"
        return [
            first[pick(10)] + ["", "tje", "eke", "a"][pick(4)], starts[pick(10)] + ends[pick(10)], "\(year)-\(digits)",
            SampleParties.street(pick(2_000)), ["Gent", "Aalst", "Brugge", "Leuven", "Mechelen", "Hasselt"][pick(6)],
            "+32 9 \(2_000_000 + pick(7_000_000))",
        ]
    }

    private mutating func damage(_ record: inout [String]) {
        let column = Int.random(in: 0..<record.count, using: &random)
        var letters = Array(record[column])
        switch Int.random(in: 0..<4, using: &random) {
        case 0: letters = []
        case 1 where letters.count > 3:
            let place = Int.random(in: 1..<letters.count, using: &random)
            letters.swapAt(place - 1, place)
        case 2 where column < 2: record.swapAt(0, 1)
        default:
            if letters.count > 3 { letters.remove(at: Int.random(in: 1..<letters.count, using: &random)) }
        }
        if column >= 2 || record[column].count == letters.count || letters.isEmpty { record[column] = String(letters) }
    }
}
