/// Terms with their values: a bit for each term that is there, and the values in the order of the terms.
struct InvoiceTerms: Sendable {
    private(set) var present: UInt128 = 0
    private var values: [String] = []

    var isEmpty: Bool { present == 0 }

    func has(_ term: InvoiceTerm) -> Bool { present & Self.bit(term) != 0 }

    subscript(term: InvoiceTerm) -> String? {
        get {
            let bit = Self.bit(term)
            guard present & bit != 0 else { return nil }
            return values[(present & (bit &- 1)).nonzeroBitCount]
        }
        set {
            let bit = Self.bit(term)
            let place = (present & (bit &- 1)).nonzeroBitCount
            switch (present & bit != 0, newValue) {
            case (true, let value?): values[place] = value
            case (true, nil):
                values.remove(at: place)
                present &= ~bit
            case (false, let value?):
                values.insert(value, at: place)
                present |= bit
            case (false, nil): break
            }
        }
    }

    mutating func reserve(_ count: Int) { values.reserveCapacity(count) }

    private static func bit(_ term: InvoiceTerm) -> UInt128 { 1 &<< UInt128(term.position) }
}

/// Parts by their group, and a bit for each group that is there.
struct InvoiceParts: Sendable {
    private(set) var present: UInt16 = 0
    private var groups: [[StructuredInvoice.Part]] = []

    subscript(group: InvoiceGroup) -> [StructuredInvoice.Part] {
        get {
            let bit = Self.bit(group)
            return present & bit == 0 ? [] : groups[(present & (bit &- 1)).nonzeroBitCount]
        }
        set {
            let bit = Self.bit(group)
            let place = (present & (bit &- 1)).nonzeroBitCount
            switch (present & bit != 0, newValue.isEmpty) {
            case (true, false): groups[place] = newValue
            case (true, true):
                groups.remove(at: place)
                present &= ~bit
            case (false, false):
                groups.insert(newValue, at: place)
                present |= bit
            case (false, true): break
            }
        }
    }

    func has(_ group: InvoiceGroup) -> Bool { present & Self.bit(group) != 0 }

    private static func bit(_ group: InvoiceGroup) -> UInt16 { 1 << UInt16(group.rawValue) }
}
