/// Orders as an API returns them, a line each: an object in an object, an array of objects, numbers, null and booleans.
struct NestedJSON: RecordFormat {
    private var random: RandomSource
    private let words = Vocabulary()
    private let names: [[UInt8]]
    private let remarks: [[UInt8]]
    private var number = 0

    init(seed: UInt64) {
        random = RandomSource(seed: seed)
        names = words.customers.map { Self.escaped($0) }
        remarks = words.remarks.map { Self.escaped($0) }
    }

    func begin(_ writer: ByteWriter) {}

    mutating func appendRecord(to writer: ByteWriter) {
        number += 1
        writer.append("{\"id\":")
        writer.append(number)
        writer.append(",\"number\":\"SO-")
        writer.append(number, digits: 7)
        writer.append("\",\"date\":\"")
        writer.append(words.dates.iso[random.below(words.dates.iso.count)])
        writer.append("\",\"status\":\"")
        writer.append(words.statuses[random.below(words.statuses.count)])
        writer.append("\",\"customer\":")
        appendCustomer(random.below(200_000), to: writer)
        writer.append(",\"lines\":[")
        var total = 0
        let lines = 1 + random.below(2)
        for line in 0..<lines {
            if line > 0 { writer.append(UInt8(ascii: ",")) }
            total += appendLine(to: writer)
        }
        writer.append("],\"total\":")
        writer.append(cents: total)
        writer.append(random.chance(60) ? ",\"paid\":true,\"note\":" : ",\"paid\":false,\"note\":")
        if random.chance(30) {
            writer.append(UInt8(ascii: "\""))
            writer.append(remarks[random.below(remarks.count)])
            writer.append("\"}\n")
        } else {
            writer.append("null}\n")
        }
    }

    private func appendCustomer(_ customer: Int, to writer: ByteWriter) {
        writer.append("{\"no\":\"C-")
        writer.append(customer, digits: 6)
        writer.append("\",\"name\":\"")
        writer.append(names[customer % names.count])
        writer.append("\",\"vat_no\":\"")
        writer.append(vatNumber: 4_000_000 + customer)
        writer.append("\",\"country\":\"")
        writer.append(words.countries[customer % words.countries.count])
        writer.append("\",\"postcode\":\"")
        writer.append(1000 + customer % 9000)
        writer.append("\"}")
    }

    /// - Returns: the line's amount in cents.
    private mutating func appendLine(to writer: ByteWriter) -> Int {
        let product = random.below(40_000)
        let quantity = 1 + random.below(20)
        let price = 99 + product * 7 % 20_000
        writer.append("{\"ean\":\"")
        writer.append(gtin: product * 13)
        writer.append("\",\"qty\":")
        writer.append(quantity)
        writer.append(",\"price\":")
        writer.append(cents: price)
        writer.append(UInt8(ascii: "}"))
        return quantity * price
    }

    /// As RFC 8259 escapes it.
    private static func escaped(_ text: [UInt8]) -> [UInt8] {
        text.flatMap { byte -> [UInt8] in
            switch byte {
            case UInt8(ascii: "\""): Array("\\\"".utf8)
            case UInt8(ascii: "\n"): Array("\\n".utf8)
            default: [byte]
            }
        }
    }
}
