/// Writes values one after the other: numbers in as few bytes as they need, texts with their length.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ value: Int) {
        // Zigzag: small negative numbers are short too.
        var rest = UInt64(bitPattern: Int64((value << 1) ^ (value >> 63)))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func write(_ value: Double) {
        withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func write(_ value: String) {
        write(value.utf8.count)
        bytes.append(contentsOf: value.utf8)
    }

    mutating func write<Element>(_ values: [Element], _ each: (inout ByteWriter, Element) -> Void) {
        write(values.count)
        for value in values { each(&self, value) }
    }

    mutating func write<Value>(_ value: Value?, _ some: (inout ByteWriter, Value) -> Void) {
        write(value == nil ? 0 : 1)
        if let value { some(&self, value) }
    }
}

/// Reads what ``ByteWriter`` wrote.
struct ByteReader {
    /// The bytes end too early, or hold something that was never written.
    struct Malformed: Error, CustomStringConvertible {
        var description: String { "its bytes are not in the form that was written" }
    }

    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func readInt() throws -> Int {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            guard position < bytes.count, shift < 64 else { throw Malformed() }
            let byte = bytes[position]
            position += 1
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { break }
            shift += 7
        }
        return Int(Int64(bitPattern: value >> 1)) ^ -Int(Int64(bitPattern: value & 1))
    }

    mutating func readDouble() throws -> Double {
        guard bytes.count - position >= 8 else { throw Malformed() }
        let bits = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: position, as: UInt64.self) }
        position += 8
        return Double(bitPattern: UInt64(littleEndian: bits))
    }

    mutating func readString() throws -> String {
        let count = try readCount()
        defer { position += count }
        return String(decoding: bytes[position..<position + count], as: UTF8.self)
    }

    mutating func readArray<Element>(_ each: (inout ByteReader) throws -> Element) throws -> [Element] {
        let count = try readCount()
        var values: [Element] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try each(&self)) }
        return values
    }

    mutating func readOptional<Value>(_ some: (inout ByteReader) throws -> Value) throws -> Value? {
        try readInt() == 0 ? nil : try some(&self)
    }

    /// One of the values of an enumeration, by its raw text.
    mutating func readCase<Value: RawRepresentable<String>>() throws -> Value {
        guard let value = Value(rawValue: try readString()) else { throw Malformed() }
        return value
    }

    /// A count of elements that take a byte each at least, so that damaged bytes cannot ask for more than there is.
    private mutating func readCount() throws -> Int {
        let count = try readInt()
        guard count >= 0, count <= bytes.count - position else { throw Malformed() }
        return count
    }
}
