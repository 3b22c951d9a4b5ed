/// Orders as a shop or an ERP system exports them: 12 columns of every type that profiles must tell apart.
///
/// Amounts stand twice, with a decimal point and as German software writes them (quoted, for they hold the delimiter);
/// dates stand in ISO and in day-first order; a tenth of some columns is empty or says `NULL`; remarks hold quoted line
/// breaks and doubled quotes.
struct MixedCSV: RecordFormat {
    private var random: RandomSource
    private let words = Vocabulary()
    private let names: [[UInt8]]
    private let remarks: [[UInt8]]
    private var number = 1_000_000

    init(seed: UInt64) {
        random = RandomSource(seed: seed)
        names = words.customers.map { Self.quoted($0) }
        remarks = words.remarks.map { Self.quoted($0) }
    }

    func begin(_ writer: ByteWriter) {
        writer.append(
            "order_id,customer_no,customer_name,order_date,due_date,quantity,amount,amount_de,country,vat_no,status,remark\n"
        )
    }

    mutating func appendRecord(to writer: ByteWriter) {
        let comma = UInt8(ascii: ",")
        let customer = random.below(300_000)
        let cents = 100 + random.below(random.chance(10) ? 5_000_000 : 200_000)
        let day = random.below(words.dates.iso.count - 60)
        number += 1 + random.below(3)
        writer.append(number)
        writer.append(",C-")
        writer.append(customer, digits: 6)
        writer.append(comma)
        writer.append(names[customer % names.count])
        writer.append(comma)
        writer.append(words.dates.iso[day])
        writer.append(comma)
        if random.chance(90) { writer.append(words.dates.dayFirst[day + 14]) } else { writer.append("NULL") }
        writer.append(comma)
        if random.chance(92) { writer.append(1 + random.below(120)) }
        writer.append(comma)
        writer.append(cents: cents)
        writer.append(comma)
        appendGerman(cents, to: writer)
        writer.append(comma)
        writer.append(words.countries[customer % words.countries.count])
        writer.append(comma)
        if random.chance(88) { writer.append(vatNumber: 4_000_000 + random.below(1_900_000)) }
        writer.append(comma)
        writer.append(words.statuses[random.below(words.statuses.count)])
        writer.append(comma)
        if random.chance(70) { writer.append(remarks[random.below(remarks.count)]) }
        writer.append(UInt8(ascii: "\n"))
    }

    /// `"1.234,56"`.
    private func appendGerman(_ cents: Int, to writer: ByteWriter) {
        writer.append(UInt8(ascii: "\""))
        if cents >= 100_000 {
            writer.append(cents / 100_000)
            writer.append(UInt8(ascii: "."))
            writer.append(cents / 100 % 1000, digits: 3)
        } else {
            writer.append(cents / 100)
        }
        writer.append(UInt8(ascii: ","))
        writer.append(cents % 100, digits: 2)
        writer.append(UInt8(ascii: "\""))
    }

    /// As RFC 4180 quotes it, where it has to be.
    static func quoted(_ text: [UInt8]) -> [UInt8] {
        let quote = UInt8(ascii: "\"")
        guard text.contains(where: { $0 == quote || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\n") }) else {
            return text
        }
        return [quote] + text.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
    }
}
