import Foundation

/// Two tables of persons and firms of two systems, some of them in both, with the errors that people make.
///
/// The left table is in the order of the parties; the right one begins with those that the left one has too, mixed with
/// others. `truth.csv` has the numbers of those that belong together.
public struct PartyTables {
    /// The records of each table.
    public var count: Int
    /// The share of each table's parties that the other one has, 0–1.
    public var common: Double
    public var seed: UInt64

    public init(count: Int, common: Double = 0.3, seed: UInt64) {
        (self.count, self.common, self.seed) = (count, common, seed)
    }

    /// Writes `crm.csv`, `erp.csv` and `truth.csv`.
    /// - Throws: `DataError` where a file can't be written.
    public func write(to folder: String) throws {
        let (left, right) = (try ByteWriter(path: "\(folder)/crm.csv"), try ByteWriter(path: "\(folder)/erp.csv"))
        let truth = try ByteWriter(path: "\(folder)/truth.csv")
        left.append("customer_no,first_name,last_name,company,birth_date,street,postcode,city,phone,email\n")
        right.append("relation,given_name,family_name,firm,born,address,zip,town,telephone,mail\n")
        truth.append("left,right\n")
        var random = RandomSource(seed: seed)
        let shared = Int(Double(count) * common)
        var party = Party()
        for number in 0..<count {
            party.become(number, seed: seed)
            append(party, "C", number, to: left)
        }
        var rest = shared
        for position in 0..<count {
            // So many of the records that are left are shared ones.
            let isShared = random.below(count - position) < rest
            let number = isShared ? (rest - 1) * count / max(shared, 1) : count + position
            if isShared { rest -= 1 }
            party.become(number, seed: seed)
            if isShared {
                truth.append("C-")
                truth.append(number, digits: 8)
                truth.append(",R-")
                truth.append(position, digits: 8)
                truth.append("\n")
                for _ in 0..<(1 + random.below(3)) { party.err(&random) }
            }
            append(party, "R", position, to: right)
        }
        for file in [left, right, truth] { try file.close() }
    }

    private func append(_ party: Party, _ letter: StaticString, _ number: Int, to writer: ByteWriter) {
        writer.append(letter)
        writer.append("-")
        writer.append(number, digits: 8)
        for value in party.values {
            writer.append(",")
            writer.append(value)
        }
        writer.append("\n")
    }
}

/// A person with the firm she works for.
private struct Party {
    /// First name, last name, firm, date of birth, street, postcode, city, phone, mail.
    var values: [[UInt8]] = Array(repeating: [], count: 9)

    private static let syllables = ["ka", "ro", "li", "ne", "ma", "vi", "do", "se", "ta", "jo", "be", "ru", "fi", "an"]
    private static let ends = ["", "n", "s", "r", "lle", "rt", "ck", "mans", "sen", "ghe"]
    private static let trades = ["Bakkerij", "Garage", "Drukkerij", "Transport", "Bouw", "Studio", "Atelier", "Tuinen"]
    private static let forms = ["BV", "NV", "SRL", "SA", "VOF"]
    private static let streets = ["straat", "laan", "weg", "plein", "dreef", "kaai"]

    /// The party of a number, always the same one.
    mutating func become(_ number: Int, seed: UInt64) {
        var random = RandomSource(seed: seed &+ UInt64(number) &* 0x2545_F491_4F6C_DD1D)
        // Some names are far more frequent than others.
        let first = Self.word(Self.skewed(&random, 3_000), 2)
        let last = Self.word(Self.skewed(&random, 60_000) + 7_000, 3)
        let firm = Self.word(random.below(200_000) + 90_000, 3)
        let city = Self.skewed(&random, 600)
        let trade = Self.trades[random.below(Self.trades.count)]
        let form = Self.forms[random.below(Self.forms.count)]
        let (year, month, day) = (1940 + random.below(65), 1 + random.below(12), 1 + random.below(28))
        let street = Self.word(random.below(9_000) + 300, 2) + Self.streets[random.below(Self.streets.count)]
        let house = 1 + random.below(180)
        let phone = 200_000_000 + random.below(299_999_999)
        let mail = "\(first.prefix(1)).\(last)\(random.below(90))@\(random.chance(60) ? firm : "post").example"
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        values = [
            first.capitalized, last.capitalized, "\(trade) \(firm.capitalized) \(form)",
            "\(year)-\(two(month))-\(two(day))", "\(street.capitalized) \(house)", "\(1000 + city * 13)",
            Self.word(city + 40, 2).capitalized, "+32 \(phone)", mail,
        ].map { Array($0.utf8) }
        for position in [2, 3, 7, 8] where random.chance(12) { values[position] = [] }
    }

    /// Makes one error: a wrong, missing or doubled sign, two that changed places, a value left out or a new one.
    mutating func err(_ random: inout RandomSource) {
        let position = random.below(values.count)
        guard values[position].count > 3 else { return }
        let place = 1 + random.below(values[position].count - 2)
        switch random.below(6) {
        case 0: values[position].remove(at: place)
        case 1: values[position].insert(values[position][place], at: place)
        case 2: values[position].swapAt(place, place + 1)
        case 3: values[position] = []
        case 4 where position < 2: values.swapAt(0, 1)
        default:
            let isDigit = values[position][place] &- 0x30 < 10
            values[position][place] = isDigit ? 0x30 + UInt8(random.below(10)) : 0x61 + UInt8(random.below(26))
        }
    }

    private static func skewed(_ random: inout RandomSource, _ count: Int) -> Int {
        min(random.below(count), min(random.below(count), random.below(count)))
    }

    private static func word(_ number: Int, _ least: Int) -> String {
        var word = ""
        var rest = number
        var length = 0
        while rest > 0 || length < least {
            word += syllables[rest % syllables.count]
            rest /= syllables.count
            length += 1
        }
        return word + ends[number % ends.count]
    }
}
