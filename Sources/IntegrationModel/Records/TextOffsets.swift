/// Where values begin in a row of bytes: four bytes each as long as that is enough, eight afterwards.
struct TextOffsets: Sendable {
    private var short: [UInt32] = []
    private var long: [Int] = []
    private var isLong = false
    private let mostShort: Int

    /// - Parameter mostShort: the greatest offset of four bytes; another one for tests.
    init(mostShort: Int = Int(UInt32.max)) { self.mostShort = mostShort }

    /// Offsets that never fall.
    init(_ offsets: [UInt32]) {
        self.init()
        short = offsets
    }

    var count: Int { isLong ? long.count : short.count }

    subscript(position: Int) -> Int { isLong ? long[position] : Int(short[position]) }

    /// Appends an offset, no less than those before.
    mutating func append(_ offset: Int) {
        if !isLong, offset > mostShort {
            long = short.map(Int.init)
            short = []
            isLong = true
        }
        if isLong { long.append(offset) } else { short.append(UInt32(truncatingIfNeeded: offset)) }
    }

    /// Gives back memory that no offset takes.
    mutating func trim() {
        short.trim()
        long.trim()
    }
}

extension Array {
    /// Gives back memory that no element takes, where that is more than an eighth.
    mutating func trim() {
        guard capacity - count > count / 8 else { return }
        var exact: [Element] = []
        exact.reserveCapacity(count)
        exact.append(contentsOf: self)
        self = exact
    }
}
