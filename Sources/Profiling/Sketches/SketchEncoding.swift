/// What the bytes of a sketch begin with: the letters `KS`, the kind, and the version of the kind's format. All numbers
/// are little-endian.
enum SketchKind: UInt8 {
    case distinct = 1
    case values, quantiles, frequent

    static let mark: [UInt8] = [0x4b, 0x53]
    static let version: UInt8 = 1

    var name: String {
        switch self {
        case .distinct: "sketch of distinct values"
        case .values: "sketch of values"
        case .quantiles: "sketch of quantiles"
        case .frequent: "sketch of frequent values"
        }
    }
}

/// Writes the bytes of a sketch.
struct SketchWriter {
    private(set) var bytes: [UInt8]

    init(_ kind: SketchKind) {
        bytes = SketchKind.mark + [kind.rawValue, SketchKind.version]
    }

    mutating func write(_ byte: UInt8) { bytes.append(byte) }

    mutating func write(_ word: UInt64) {
        withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func write(_ number: Int) { write(UInt64(truncatingIfNeeded: number)) }

    mutating func write(_ number: Double) { write(number.bitPattern) }

    mutating func write(contentsOf other: [UInt8]) { bytes.append(contentsOf: other) }
}

/// Reads the bytes of a sketch and trusts none of them.
struct SketchReader {
    let kind: SketchKind
    private let bytes: [UInt8]
    private var position = 0

    init(_ kind: SketchKind, _ bytes: [UInt8]) throws(SketchError) {
        self.kind = kind
        self.bytes = bytes
        for letter in SketchKind.mark where try byte() != letter {
            throw error("not the mark of a sketch", expected: "the letters KS")
        }
        let found = try byte()
        guard found == kind.rawValue else {
            throw error("a sketch of kind \(found)", expected: "kind \(kind.rawValue)")
        }
        let version = try byte()
        guard version == SketchKind.version else {
            throw error("version \(version)", expected: "version \(SketchKind.version)")
        }
    }

    var remaining: Int { bytes.count - position }

    func error(_ found: String, expected: String) -> SketchError {
        SketchError(sketch: kind.name, offset: position, found: found, expected: expected)
    }

    mutating func byte() throws(SketchError) -> UInt8 {
        guard position < bytes.count else { throw error("the end", expected: "more bytes") }
        position += 1
        return bytes[position - 1]
    }

    mutating func word() throws(SketchError) -> UInt64 {
        guard remaining >= 8 else { throw error("the end", expected: "a number of 8 bytes") }
        var word: UInt64 = 0
        for index in 0..<8 { word |= UInt64(bytes[position + index]) << UInt64(8 * index) }
        position += 8
        return word
    }

    /// A whole number in a range.
    mutating func count(_ name: String, in range: ClosedRange<Int>) throws(SketchError) -> Int {
        let word = try word()
        guard let number = Int(exactly: word), range.contains(number) else {
            throw error("\(name) \(word)", expected: "\(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// The number of elements that follow, each of `width` bytes.
    mutating func length(_ name: String, upTo limit: Int, width: Int) throws(SketchError) -> Int {
        let length = try count(name, in: 0...limit)
        guard length * width <= remaining else {
            throw error("\(remaining) bytes", expected: "\(length * width) for \(name) \(length)")
        }
        return length
    }

    /// A number that is neither infinite nor not a number, in a range.
    mutating func number(_ name: String, in range: ClosedRange<Double>? = nil) throws(SketchError) -> Double {
        let number = Double(bitPattern: try word())
        guard number.isFinite, range?.contains(number) ?? true else {
            throw error("\(name) \(number)", expected: range.map { "\($0)" } ?? "a finite number")
        }
        return number
    }

    /// Hashes in ascending order, none of them 0 and none twice.
    mutating func hashes(_ length: Int, upTo limit: UInt64 = .max) throws(SketchError) -> [UInt64] {
        var hashes: [UInt64] = []
        hashes.reserveCapacity(length)
        var last: UInt64 = 0
        for _ in 0..<length {
            let hash = try word()
            guard hash > last, hash <= limit else {
                throw error("a hash out of order", expected: "hashes in ascending order")
            }
            hashes.append(hash)
            last = hash
        }
        return hashes
    }

    func end() throws(SketchError) {
        guard remaining == 0 else { throw error("\(remaining) bytes more", expected: "the end") }
    }
}
