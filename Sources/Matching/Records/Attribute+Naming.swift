import IntegrationModel

extension Attribute {
    /// Whether by what it is, its values name the thing and not what somebody did with it: names of some words, numbers by
    /// which all the world knows a thing, and dates of so many years that they must be those of births or foundings.
    func namesByNature(chance: Double) -> Bool {
        if ExpectedRates.isOwnToSystem(self) { return false }
        // Documents of one party are told apart by their days and amounts.
        if meaning == .date || meaning == .grossAmount || meaning == .netAmount { return true }
        switch kind {
        case .text: return chance < 0.05 && wordsPerValue <= 6
        case .code: return isRegistered
        case .date: return yearsBetween(0.1, 0.9) >= 25
        case .number, .sharedCodes: return false
        }
    }

    private var wordsPerValue: Double {
        text.map { Double($0.bags.words.count) / Double(max(1, values.interner.count)) } ?? 0
    }

    /// The years between dates that these shares of all don't exceed.
    private func yearsBetween(_ low: Double, _ high: Double) -> Int {
        guard values.interner.count > 1 else { return 0 }
        let years = (1...UInt32(values.interner.count)).compactMap { value in
            values.withBytes(value) { bytes in
                bytes.count == 8 ? bytes.prefix(4).reduce(0) { $0 * 10 + Int($1 &- 0x30) } : nil
            }
        }.sorted()
        guard !years.isEmpty else { return 0 }
        return years[Int(high * Double(years.count - 1))] - years[Int(low * Double(years.count - 1))]
    }
}
