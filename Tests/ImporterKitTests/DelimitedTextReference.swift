import IntegrationModel

@testable import ImporterKit

/// The rules of delimited text, read byte by byte: slow, and short enough to be seen to be right.
struct DelimitedTextReference {
    private(set) var records: [[[UInt8]]] = []

    init(_ bytes: [UInt8], _ dialect: DelimitedTextDialect) {
        func endsValue(_ place: Int) -> Bool {
            place >= bytes.count || bytes[place] == dialect.delimiter || bytes[place] == 0x0A || bytes[place] == 0x0D
        }
        func pastBlanks(_ start: Int) -> Int {
            var place = start
            while place < bytes.count, bytes[place] == 0x20 || bytes[place] == 0x09 { place += 1 }
            return place
        }
        var place = 0
        var record: [[UInt8]] = []
        while place < bytes.count || !record.isEmpty {
            guard let (value, end) = Self.quoted(bytes, place, dialect, pastBlanks, endsValue) else { return }
            record.append(value)
            place = end
            if place < bytes.count, bytes[place] == dialect.delimiter {
                place += 1
                continue
            }
            records.append(record)
            record = []
            if place + 1 < bytes.count, bytes[place] == 0x0D, bytes[place + 1] == 0x0A { place += 1 }
            place += 1
        }
    }

    /// The value at `start` and the place after it; nil where the text ends inside quotes.
    private static func quoted(
        _ bytes: [UInt8],
        _ start: Int,
        _ dialect: DelimitedTextDialect,
        _ pastBlanks: (Int) -> Int,
        _ endsValue: (Int) -> Bool
    ) -> ([UInt8], Int)? {
        let opening = pastBlanks(start)
        let isQuoted = opening < bytes.count && bytes[opening] == dialect.quote
        var isStray = false
        if isQuoted {
            var content: [UInt8] = []
            var place = opening + 1
            while true {
                guard place < bytes.count else { return nil }
                let next = place + 1 < bytes.count ? bytes[place + 1] : nil
                if bytes[place] == dialect.escape, dialect.escape != dialect.quote {
                    guard let next else { return nil }
                    if next != dialect.quote, next != dialect.escape { content.append(bytes[place]) }
                    content.append(next)
                    place += 2
                } else if bytes[place] == dialect.quote, next == dialect.quote {
                    content.append(bytes[place])
                    place += 2
                } else if bytes[place] == dialect.quote {
                    let after = pastBlanks(place + 1)
                    if endsValue(after) { return (content, after) }
                    isStray = true
                    break
                } else {
                    content.append(bytes[place])
                    place += 1
                }
            }
        }
        var end = start
        while !endsValue(end) { end += 1 }
        var value = Array(bytes[start..<end])
        if isStray {
            var last = end - 1
            while last > opening, bytes[last] == 0x20 || bytes[last] == 0x09 { last -= 1 }
            if last > opening, bytes[last] == dialect.quote {
                value = unescaped(Array(bytes[(opening + 1)..<last]), dialect)
            }
        }
        return (value, end)
    }

    private static func unescaped(_ bytes: [UInt8], _ dialect: DelimitedTextDialect) -> [UInt8] {
        var result: [UInt8] = []
        var place = 0
        while place < bytes.count {
            let next = place + 1 < bytes.count ? bytes[place + 1] : nil
            let isDoubled = bytes[place] == dialect.quote && next == dialect.quote
            let isOwn =
                bytes[place] == dialect.escape && dialect.escape != dialect.quote
                && (next == dialect.quote || next == dialect.escape) && next != nil
            if isDoubled || isOwn { place += 1 }
            result.append(bytes[place])
            place += 1
        }
        return result
    }
}

/// The records as the scanner cuts them, up to one that the text ends inside of.
func scanned(_ bytes: [UInt8], _ dialect: DelimitedTextDialect) throws -> [[[UInt8]]] {
    var records: [[[UInt8]]] = []
    var scanner = DelimitedTextScanner(dialect: dialect, limits: ReadingLimits(), mayBeMalformed: true)
    try bytes.withUnsafeBytes { buffer in
        _ = try scanner.scan(buffer, from: 0, isFinal: true) { record in
            records.append(record.values.map { Array($0.buffer) })
            return true
        }
    }
    return records
}

/// A text in an encoding. Characters that it does not have are left out of the test's alphabet.
func encode(_ text: String, _ encoding: TextEncoding, marked: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    let scalars =
        (marked && (encoding.unitSize > 1 || encoding == .utf8) ? "\u{FEFF}" : "").unicodeScalars + text.unicodeScalars
    func append<Unit: FixedWidthInteger>(_ unit: Unit, bigEndian: Bool) {
        withUnsafeBytes(of: bigEndian ? unit.bigEndian : unit.littleEndian) { bytes += $0 }
    }
    for scalar in scalars {
        switch encoding {
        case .utf8: bytes += Array(String(scalar).utf8)
        case .utf16LittleEndian, .utf16BigEndian:
            for unit in String(scalar).utf16 { append(unit, bigEndian: encoding == .utf16BigEndian) }
        case .utf32LittleEndian, .utf32BigEndian: append(scalar.value, bigEndian: encoding == .utf32BigEndian)
        default:
            if scalar.value < 0x80 {
                bytes.append(UInt8(scalar.value))
            } else if let place = encoding.upperHalf?.firstIndex(where: { UInt32($0) == scalar.value }) {
                bytes.append(UInt8(place + 0x80))
            }
        }
    }
    return bytes
}
