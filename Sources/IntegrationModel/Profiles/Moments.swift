/// When records were made: the moments in some columns up to a limit, in seconds since 1970.
///
/// Columns are passed over where they lie, block by block, so that their length takes no memory.
public struct Moments: Sendable {
    private let columns: [MappedArray<Double>]
    private let limit: Double

    /// - Parameter limit: later moments are left out, as those that are not finite.
    public init(_ columns: [MappedArray<Double>], until limit: Double = .infinity) {
        self.columns = columns
        self.limit = limit
    }

    public init(_ moments: some Collection<Double>) {
        self.init([MappedArray(moments)])
    }

    /// Calls `body` with moments and how many records have each. A moment may come several times.
    ///
    /// - Complexity: linear in the records, with one call for each different moment of a block.
    public func forEach(_ body: (_ moment: Double, _ records: Int) -> Void) {
        for column in columns {
            column.forEachDistinct { moment, records in
                if moment.isFinite, moment <= limit { body(moment, records) }
            }
        }
    }

    /// How many records have a moment that comes after another.
    public func count(after begin: Double = -.infinity) -> Int {
        var count = 0
        forEach { moment, records in count += moment > begin ? records : 0 }
        return count
    }

    /// The first and the last; nil where there is none.
    public var extent: ClosedRange<Double>? {
        var (first, last) = (Double.infinity, -Double.infinity)
        forEach { moment, _ in (first, last) = (min(first, moment), max(last, moment)) }
        return first <= last ? first...last : nil
    }

    /// How many records there are of each day since 1970, in UTC; days beyond ten million are counted as that.
    public func countsByDay(after begin: Double = -.infinity) -> [Int: Int] {
        var counts: [Int: Int] = [:]
        // Moments of one day mostly come in a row, or once for all records of a block.
        var (day, run) = (0, 0)
        forEach { moment, records in
            guard moment > begin else { return }
            let next = Int(min(max(moment / 86_400, -1e7), 1e7).rounded(.down))
            if next != day, run > 0 {
                counts[day, default: 0] += run
                run = 0
            }
            day = next
            run += records
        }
        if run > 0 { counts[day, default: 0] += run }
        return counts
    }
}

extension MappedArray {
    /// Calls `body` with elements and how often each occurs: once for each different element of a block that says which
    /// ones repeat, and once for each element of any other block.
    public func forEachDistinct(_ body: (Element, _ times: Int) throws -> Void) rethrows {
        var times: [Int] = []
        try forEachBlock { block, range in
            switch block.encoding {
            case .plain:
                for element in block.values.prefix(range.count) { try body(element, 1) }
            case .repeated:
                if let element = block.values.first { try body(element, range.count) }
            case .codes8, .codes16:
                block.countCodes(range.count, into: &times)
                for (code, element) in block.values.enumerated() where times[code] > 0 {
                    try body(element, times[code])
                }
            }
        }
    }
}

extension MappedArray.Block {
    /// Counts how often each of the values occurs. Codes of no value, which only a damaged file has, are left out.
    fileprivate func countCodes(_ count: Int, into times: inout [Int]) {
        let isWide = encoding == .codes16
        let room = isWide ? 1 << 16 : 1 << 8
        times.removeAll(keepingCapacity: true)
        times.append(contentsOf: repeatElement(0, count: max(room, values.count)))
        guard let codes else { return }
        times.withUnsafeMutableBufferPointer { times in
            for position in 0..<count {
                let code =
                    isWide
                    ? Int(codes.load(fromByteOffset: position &* 2, as: UInt16.self))
                    : Int(codes.load(fromByteOffset: position, as: UInt8.self))
                times[code] &+= 1
            }
        }
    }
}
