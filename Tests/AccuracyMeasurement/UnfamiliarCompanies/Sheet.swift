import IntegrationModel

/// What a list of a system can hold of each record.
enum Column: CaseIterable {
    case number, date, reference, buyer, name, vat, email, phone, street, postcode, city, net, gross, due, state, text,
        author
}

enum Cell: Equatable {
    case text(String)
    /// Seconds since 1970.
    case moment(Double)
    case cents(Int)
}

/// A list in a system.
struct Sheet {
    struct Row {
        var number: String
        /// The buyer or the sale it is about; -1 for what has nothing to do with trade.
        var subject: Int
        var made: Double
        var cells: [Column: Cell]
        /// Whether the export has it.
        var isShown = true
    }

    var system: Int
    var entity: Entity
    var columns: [Column]
    var rows: [Row] = []
    /// Whether its export tells times, or days alone.
    var hasTimes: Bool
    /// The moments between which the export has records; nil where it has all.
    var from: Double?
    var until: Double?
    /// Whether the export has some of the records alone.
    var isInPart = false
    /// How its numbers are made.
    var series: Series

    var isDated: Bool { columns.contains(.date) }

    /// Numbers that count up.
    struct Series {
        var prefix: String
        var digits: Int
        var next: Int

        init(_ chance: inout Chance, year: Int) {
            prefix = chance.one(of: [
                "", "", "#", "\(year)-", "SO", "F\(year % 100)/", "AR-\(year % 100)-", "K", "VK\(year)", "N°", "D.",
            ])
            digits = chance.number(4...6)
            next = chance.number(1...9000)
        }

        mutating func take() -> String {
            next += 1
            let text = String(next)
            return prefix + String(repeating: "0", count: max(0, digits - text.count)) + text
        }
    }

    /// Adds a record with what it says of itself.
    @discardableResult
    mutating func add(_ subject: Int, _ made: Double, _ cells: [Column: Cell]) -> Int {
        var row = Row(number: series.take(), subject: subject, made: made, cells: cells)
        row.cells[.number] = .text(row.number)
        row.cells[.date] = .moment(made)
        rows.append(row)
        return rows.count - 1
    }
}

/// One way in which records go from a list to another.
struct Handover {
    enum Naming { case reference, text, none }

    var source: Int
    var target: Int
    var mechanism: Mechanism
    var naming: Naming
    var pairs: [(source: Int, target: Int)] = []
    var lost: [Int] = []
    /// What was not meant to go on.
    var withdrawn: [Int] = []
    /// What only makes the target wait: the median delay of this way, in seconds.
    var pace: Double
    /// The share of records that never arrive.
    var loss: Double
    var hour: Double

    init(_ source: Int, _ target: Int, _ mechanism: Mechanism, _ naming: Naming, _ chance: inout Chance) {
        (self.source, self.target, self.mechanism, self.naming) = (source, target, mechanism, naming)
        pace =
            switch mechanism {
            case .automated: chance.around(20, factor: 3)
            case .manual: chance.around(20 * 3600, factor: 2)
            default: chance.around(20 * Trade.day, factor: 1.5)
            }
        loss = chance.one(of: [0, 0.01, 0.03, 0.06])
        hour = Double(chance.number(0...23)) * 3600 + 600
    }

    /// When a record made at a moment arrives.
    func arrival(of moment: Double, _ chance: inout Chance) -> Double {
        switch mechanism {
        case .automated: return (moment + chance.around(pace, factor: 1.3)).rounded()
        case .batch:
            let midnight = (moment / Trade.day).rounded(.down) * Trade.day
            let run = midnight + hour
            return (run > moment ? run : run + Trade.day) + Double(chance.number(0...90))
        case .manual:
            var arrival = moment + chance.around(pace, factor: 2)
            let day = (arrival / Trade.day).rounded(.down)
            let weekday = Int(day) % 7
            arrival = (day + (weekday == 2 ? 2 : weekday == 3 ? 1 : 0)) * Trade.day + 29_500 + chance.share() * 31_000
            return max(arrival, moment + 300).rounded()
        default: return (moment + chance.around(pace, factor: 1.6)).rounded()
        }
    }
}
