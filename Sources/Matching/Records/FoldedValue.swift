import IntegrationModel

/// Writes values in the form in which they are compared, as bytes.
enum FoldedValue {
    /// Appends the folded value; nothing for one that says nothing.
    static func append(
        _ value: UnsafeBufferPointer<UInt8>,
        as kind: AttributeKind,
        _ form: AttributeForm,
        to bytes: inout [UInt8]
    ) {
        let start = bytes.count
        switch kind {
        case .text, .sharedCodes: appendWords(value, to: &bytes)
        case .code:
            appendCode(value, to: &bytes)
            if form.isRegistration { RegistrationNumber.shorten(&bytes, from: start) }
        case .date:
            if !DateDigits.append(value, form.dateOrder, to: &bytes) { appendCode(value, to: &bytes) }
        case .number:
            if !PlainNumber.append(value, form.decimalMark, to: &bytes) { appendCode(value, to: &bytes) }
        }
        guard (3...4).contains(bytes.count - start) else { return }
        if nullWords.contains(where: { $0.elementsEqual(bytes[start...]) }) { bytes.removeSubrange(start...) }
    }

    private static let nullWords: [[UInt8]] = ["null", "nan", "none", "nil", "n a"].map { Array($0.utf8) }

    /// Letters and digits alone.
    private static func appendCode(_ value: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        let start = bytes.count
        appendWords(value, to: &bytes)
        guard bytes[start...].contains(space) else { return }
        bytes.removeAll(fromPosition: start) { $0 == space }
    }

    /// Small letters without diacritics and digits, words parted by one space. A point or apostrophe inside a word falls
    /// away, and so does a hyphen in the number of a model: PS-LX350H and PSLX350H are the same.
    static func appendWords(_ value: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        guard !isASCII(value) else { return appendASCII(value, to: &bytes) }
        var plain: [UInt8] = []
        plain.reserveCapacity(value.count)
        for scalar in String(decoding: value, as: UTF8.self).unicodeScalars {
            if scalar.isASCII {
                plain.append(UInt8(scalar.value))
            } else if !TextFolding.isMark(scalar) {
                let folded = TextFolding.fold(scalar)
                if folded.isEmpty, scalar != "\u{2019}" { plain.append(space) } else { plain += folded.utf8 }
            }
        }
        plain.withUnsafeBufferPointer { appendASCII($0, to: &bytes) }
    }

    private static func isASCII(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
        var all: UInt8 = 0
        for byte in value { all |= byte }
        return all < 0x80
    }

    private static func appendASCII(_ value: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        let start = bytes.count
        // A folded text is no longer than the text.
        bytes.append(contentsOf: value)
        let end = bytes.withUnsafeMutableBufferPointer { fold(value, to: $0, at: start) }
        bytes.removeLast(bytes.count - end)
    }

    /// Writes the folded text from a position on. Returns where it ends.
    private static func fold(
        _ value: UnsafeBufferPointer<UInt8>,
        to bytes: UnsafeMutableBufferPointer<UInt8>,
        at start: Int
    ) -> Int {
        var end = start
        var isApart = false
        lowered.withUnsafeBufferPointer { lowered in
            for (position, byte) in value.enumerated() {
                let folded = lowered[Int(byte)]
                if folded != 0 {
                    if isApart, end > start {
                        bytes[end] = space
                        end &+= 1
                    }
                    isApart = false
                    bytes[end] = folded
                    end &+= 1
                    continue
                }
                if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "'") { continue }
                if byte == UInt8(ascii: "-") || byte == UInt8(ascii: ","), joins(value, position, byte) { continue }
                isApart = true
            }
        }
        return end
    }

    /// Whether what stands before and after a hyphen or comma is one word: numbers, and the numbers of models.
    private static func joins(_ value: UnsafeBufferPointer<UInt8>, _ position: Int, _ byte: UInt8) -> Bool {
        let before = Part(value[..<position].reversed().prefix { lowered[Int($0)] != 0 })
        let after = Part(value[(position + 1)...].prefix { lowered[Int($0)] != 0 })
        guard before.length > 0, after.length > 0 else { return false }
        if byte == UInt8(ascii: ",") { return before.letters == 0 && after.letters == 0 }
        if before.isMixed || after.isMixed { return true }
        return after.letters == 0 && (before.letters == 0 || before.letters <= 4)
    }

    private struct Part {
        var letters = 0
        var digits = 0

        init(_ bytes: some Sequence<UInt8>) {
            for byte in bytes { if FoldedValue.isDigit(byte) { digits += 1 } else { letters += 1 } }
        }

        var length: Int { letters + digits }
        var isMixed: Bool { letters > 0 && digits > 0 }
    }

    static let space = UInt8(ascii: " ")

    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    static func smallSign(of byte: UInt8) -> UInt8 { lowered[Int(byte)] }

    /// The small letter or digit of a byte; 0 for what is neither. Bytes beyond ASCII are parts of letters.
    private static let lowered: [UInt8] = (0...255).map { (byte: UInt8) in
        switch byte {
        case 0x30...0x39, 0x61...0x7A, 0x80...: byte
        case 0x41...0x5A: byte + 32
        default: 0
        }
    }
}

extension Array where Element == UInt8 {
    /// Removes the bytes from a position on for which `isUnwanted` is true.
    mutating func removeAll(fromPosition start: Int, where isUnwanted: (UInt8) -> Bool) {
        var kept = start
        for position in start..<count where !isUnwanted(self[position]) {
            self[kept] = self[position]
            kept += 1
        }
        removeSubrange(kept...)
    }
}
