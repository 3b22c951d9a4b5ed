import Glibc

/// Numbers as spreadsheets store them.
enum SpreadsheetNumber {
    /// Writes the stored text of a number as people write it: at most 15 digits that count, which is what spreadsheets
    /// show and keep, and no exponent unless it takes more than 21 digits.
    ///
    /// `1234.5599999999999` is 1234.56, `5.4001234567890005E12` is 5400123456789.
    static func append(_ stored: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]) {
        if isPlain(stored) {
            text.append(contentsOf: stored)
            return
        }
        guard let value = Double(String(decoding: stored, as: UTF8.self)), value.isFinite else {
            text.append(contentsOf: stored)
            return
        }
        text.append(contentsOf: written(value).utf8)
    }

    /// Whether it is a whole or decimal number of up to 15 digits.
    private static func isPlain(_ stored: UnsafeBufferPointer<UInt8>) -> Bool {
        var digits = 0
        var points = 0
        for (position, byte) in stored.enumerated() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
            case UInt8(ascii: "."): points += 1
            case UInt8(ascii: "-") where position == 0: break
            default: return false
            }
        }
        return digits > 0 && digits <= 15 && points <= 1 && stored.last != UInt8(ascii: ".")
    }

    /// - Parameter value: finite.
    static func written(_ value: Double) -> String {
        guard value != 0 else { return "0" }
        let scientific = formatted(value)
        let parts = scientific.split(separator: "e")
        guard parts.count == 2, let exponent = Int(parts[1]) else { return scientific }
        let sign = value < 0 ? "-" : ""
        var digits = parts[0].filter(\.isNumber)
        while digits.count > 1, digits.last == "0" { digits.removeLast() }
        if exponent < -7 || exponent > 20 {
            let rest = digits.dropFirst()
            return sign + digits.prefix(1) + (rest.isEmpty ? "" : "." + rest) + "E\(exponent)"
        }
        if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits }
        let whole = exponent + 1
        if digits.count <= whole { return sign + digits + String(repeating: "0", count: whole - digits.count) }
        return sign + digits.prefix(whole) + "." + digits.dropFirst(whole)
    }

    /// As `%.14e`.
    private static func formatted(_ value: Double) -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 48) { buffer in
            let count = withVaList([value]) { vsnprintf(buffer.baseAddress, buffer.count, "%.14e", $0) }
            return String(decoding: buffer[..<min(max(0, Int(count)), 47)].map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
    }
}
