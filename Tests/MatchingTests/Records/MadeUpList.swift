import IntegrationModel
import Matching
import TestSupport

/// A made-up list of records of which is known which are the same, and which are only related.
struct MadeUpList {
    let headers: [String]
    /// What columns mean, by header, where that is known.
    var meanings: [String: CanonicalField] = [:]
    /// Values by record.
    private(set) var records: [[String]] = []
    /// Which thing each record is about.
    private(set) var things: [Int] = []
    private var random: SeededRandom

    init(_ headers: [String], seed: UInt64) {
        self.headers = headers
        random = SeededRandom(seed: seed)
    }

    /// Adds a record about a thing of its own.
    mutating func add(_ values: [String]) {
        records.append(values)
        things.append(things.count)
    }

    /// Enters some of the things a second time, as careless people do: one value in seven is mistyped and one in thirty
    /// left out, and the record gets the next number.
    ///
    /// - Parameter numbered: the column that counts the records, if any.
    mutating func enterTwice(_ share: Double, numbered: Int?) {
        let count = things.count
        for thing in 0..<count where Double.random(in: 0..<1, using: &random) < share {
            var record = records[thing]
            for column in record.indices where column != numbered {
                let chance = Double.random(in: 0..<1, using: &random)
                if chance < 1.0 / 7 { record[column] = mistyped(record[column]) }
                if chance > 1 - 1.0 / 30 { record[column] = "" }
            }
            if let numbered { record[numbered] = "\(10_000 + records.count)" }
            records.append(record)
            things.append(thing)
        }
    }

    /// Two letters in each other's place, one left out or another one.
    private mutating func mistyped(_ value: String) -> String {
        var letters = Array(value)
        guard letters.count > 3 else { return value }
        let place = Int.random(in: 1..<letters.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: letters.swapAt(place - 1, place)
        case 1: letters.remove(at: place)
        default: letters[place] = letters[place].isNumber ? "7" : "e"
        }
        return String(letters)
    }

    /// The list in an order that tells nothing.
    func table() -> (table: RecordTable, things: [Int]) {
        var random = random
        let order = records.indices.shuffled(using: &random)
        let columns = headers.enumerated().map { column, header in
            RecordColumn(header, TextColumn(order.map { records[$0][column] }), meaning: meanings[header])
        }
        return (RecordTable("list", count: order.count, columns: columns), order.map { things[$0] })
    }
}

/// Kinds of lists in which different records have much in common.
enum RelatedKind: String, CaseIterable, Sendable {
    case families, familiesWithoutBirthDates, companiesAtOneAddress, branches, articles, colleagues, contacts, members
    case customers, customersInCare, orders, neighbours

    /// A list without doubles, of some hundred records.
    func list(seed: UInt64) -> MadeUpList {
        var maker = MadeUpNames(seed: seed)
        switch self {
        case .families: return maker.families(withBirthDates: true)
        case .familiesWithoutBirthDates: return maker.families(withBirthDates: false)
        case .companiesAtOneAddress: return maker.companiesAtOneAddress()
        case .branches: return maker.branches()
        case .articles: return maker.articles()
        case .colleagues: return maker.colleagues()
        case .contacts: return maker.contacts()
        case .members: return maker.members()
        case .customers: return maker.customers(inCare: false)
        case .customersInCare: return maker.customers(inCare: true)
        case .orders: return maker.orders()
        case .neighbours: return maker.neighbours()
        }
    }
}
