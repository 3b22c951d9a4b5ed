/// Which forms of keys two records share, by the numbers of the forms.
struct FormSet: Hashable, Comparable, Sendable {
    /// How many forms there can be.
    static let most = 128

    private var low: UInt64 = 0
    private var high: UInt64 = 0

    mutating func insert(_ form: Int) {
        if form < 64 { low |= 1 << UInt64(form) } else { high |= 1 << UInt64(form - 64) }
    }

    func contains(_ form: Int) -> Bool {
        (form < 64 ? low >> UInt64(form) : high >> UInt64(form - 64)) & 1 != 0
    }

    static func < (one: FormSet, other: FormSet) -> Bool { (one.high, one.low) < (other.high, other.low) }
}
