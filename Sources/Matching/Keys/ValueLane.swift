import IntegrationModel

/// The values of one column as 64-bit keys that are equal exactly where the values are.
///
/// A column can have several lanes: one in which its values are compared as text, and one in which they are compared
/// as numbers.
struct ValueLane: Sendable {
    /// What makes two values the same.
    enum Reading: Sendable {
        /// The hash of the normalised value.
        case text
        /// The number, or, for a value that is none, its hash.
        case number
        /// Number and hash at once: `1.5` is not `1.50`, and `1.23` is not `123`.
        case numberAndText
        /// The hashes of several fields of a record as one; see ``Tuples``.
        case tuple
        /// The plain value, as it is written.
        case written
    }

    /// The position of the dataset and of the field in it.
    let table: Int
    let field: Int
    let reading: Reading
    private let hashes: MappedArray<UInt64>
    private let numbers: MappedArray<Double>?
    /// For tuples: the hashes of the fields after the first.
    private var others: [MappedArray<UInt64>] = []
    /// For values as they are written.
    private var texts = TextColumn()
    /// Whether each value present has a number, so that the hashes need not be read.
    private let isNumeric: Bool
    /// At least as many as the lane has keys to look at: each different value of a block once.
    let size: Int

    /// - Precondition: the column has numbers where the reading asks for them.
    init(table: Int, field: Int, reading: Reading, values: ColumnValues, profile: FieldProfile) {
        self.table = table
        self.field = field
        self.reading = reading
        hashes = values.hashes
        numbers = reading == .text ? nil : values.numbers
        isNumeric = reading == .number && profile.typeShare == 1
        var size = 0
        if reading == .text {
            values.hashes.forEachBlock { block, range in size += Self.looks(block, range) }
        } else if isNumeric, let numbers = values.numbers {
            numbers.forEachBlock { block, range in size += Self.looks(block, range) }
        } else {
            size = values.hashes.count
        }
        self.size = size
    }

    /// Several fields of a dataset as one; what they hold together is made while it is passed over and never kept.
    init(table: Int, tuple fields: [Int], of profile: DatasetProfile) {
        self.table = table
        field = fields[0]
        reading = .tuple
        hashes = profile.columns.columns[fields[0]].hashes
        others = fields.dropFirst().map { profile.columns.columns[$0].hashes }
        numbers = nil
        isNumeric = false
        size = hashes.count
    }

    /// The values of a column as they are written, of the records that have a value.
    init(table: Int, field: Int, writtenAs texts: TextColumn, values: ColumnValues) {
        self.table = table
        self.field = field
        self.texts = texts
        reading = .written
        hashes = values.hashes
        numbers = nil
        isNumeric = false
        size = hashes.count
    }

    private static func looks<Element>(_ block: MappedArray<Element>.Block, _ range: Range<Int>) -> Int {
        block.encoding == .plain ? range.count : block.values.count
    }

    /// Calls `body` with the key of each value, equal values more than once; nulls have none.
    @inline(__always)
    func forEachKey(_ body: (UInt64) -> Void) {
        guard let numbers else {
            if reading == .tuple { return forEachTuple(body) }
            if reading == .written { return forEachText(body) }
            hashes.forEachBlock { block, _ in
                for hash in block.values where hash != 0 { body(hash) }
            }
            return
        }
        if isNumeric {
            numbers.forEachBlock { block, _ in
                for number in block.values where !number.isNaN { body(Self.key(number)) }
            }
        } else {
            forEachMixedKey(numbers, body)
        }
    }

    private func forEachTuple(_ body: (UInt64) -> Void) {
        hashes.forEachBlock { block, range in
            for record in range {
                let key = Tuples.hash(block[record - range.lowerBound], others, record)
                if key != 0 { body(key) }
            }
            for other in others { other.releaseBlock(at: range) }
        }
    }

    private func forEachText(_ body: (UInt64) -> Void) {
        hashes.forEachBlock { block, range in
            for record in range.clamped(to: 0..<texts.count) where block[record - range.lowerBound] != 0 {
                body(texts.withUTF8(of: record) { max(1, WrittenForms.hash($0)) })
            }
        }
    }

    /// Passes over hashes and numbers side by side, whose blocks are encoded each in its own way.
    @inline(__always)
    private func forEachMixedKey(_ numbers: MappedArray<Double>, _ body: (UInt64) -> Void) {
        let isJoint = reading == .numberAndText
        hashes.forEachBlock { block, range in
            for record in range {
                let hash = block[record - range.lowerBound]
                guard hash != 0 else { continue }
                let number = numbers[record]
                if number.isNaN {
                    body(hash)
                } else {
                    body(isJoint ? Self.joined(Self.key(number), hash) : Self.key(number))
                }
            }
            numbers.releaseBlock(at: range)
        }
    }

    /// Scatters the bits of a number over 64 bits; different numbers have different keys.
    ///
    /// The finaliser of MurmurHash3 (Appleby, 2011), which can be undone.
    @inline(__always)
    static func key(_ number: Double) -> UInt64 {
        // 0.0 and -0.0 are one number.
        scattered((number + 0).bitPattern)
    }

    @inline(__always)
    static func scattered(_ word: UInt64) -> UInt64 {
        var word = word
        word ^= word >> 33
        word = word &* 0xff51_afd7_ed55_8ccd
        word ^= word >> 33
        word = word &* 0xc4ce_b9fe_1a85_ec53
        return word ^ word >> 33
    }

    @inline(__always)
    private static func joined(_ number: UInt64, _ hash: UInt64) -> UInt64 {
        scattered(number &+ (hash << 32 | hash >> 32))
    }
}
