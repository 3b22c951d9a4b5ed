import Glibc
import IntegrationModel

extension DelimitedTextScanner {
    /// Checks the characters that begin in a block, by the bits of its bytes of 0x80 and above.
    ///
    /// - Parameter tail: the number of bytes at the start that belong to a character of the block before.
    /// - Returns: the number of bytes of the next block that belong to the last character.
    @inline(__always)
    mutating func checkCharacters(
        _ high: UInt64,
        _ base: UnsafePointer<UInt8>,
        _ position: Int,
        _ end: Int,
        tail: Int
    ) -> Int {
        var rest = (high >> UInt64(tail)) << UInt64(tail)
        while rest != 0 {
            let bit = rest.trailingZeroBitCount
            let length: Int
            switch UTF8Sequences.sequence(base, at: position + bit, end: end) {
            case .character(let bytes): length = bytes
            case .malformed(let bytes):
                markSuspect(position + bit)
                length = bytes
            case .cutOff:
                markSuspect(position + bit)
                return 0
            }
            let next = bit + length
            if next >= 64 { return next - 64 }
            rest = (rest >> UInt64(next)) << UInt64(next)
        }
        return 0
    }

    mutating func markSuspect(_ place: Int) {
        firstSuspect = min(firstSuspect, place)
        lastSuspect = max(lastSuspect, place)
    }

    mutating func markZeros(_ zeros: UInt64, _ position: Int) {
        markSuspect(position + zeros.trailingZeroBitCount)
        markSuspect(position + 63 - zeros.leadingZeroBitCount)
    }

    /// Marks what has to be put right in bytes that no masks were made of.
    mutating func inspect(_ base: UnsafePointer<UInt8>, _ range: Range<Int>) {
        var place = range.lowerBound
        while place < range.upperBound {
            let byte = base[place]
            if byte == 0 {
                markSuspect(place)
            } else if byte >= 0x80, mayBeMalformed {
                if case .character(let length) = UTF8Sequences.sequence(base, at: place, end: range.upperBound) {
                    place += length
                    continue
                }
                markSuspect(place)
            }
            place += 1
        }
    }

    /// Takes escapes out of the values that hold some, and puts suspect bytes right.
    mutating func repair(_ base: UnsafePointer<UInt8>, end: Int) {
        let isSuspect = firstSuspect < end
        let isMalformedInOrigin = isSuspect && !mayBeMalformed
        // A byte that is no character becomes the three bytes of U+FFFD.
        let needed = (end - recordStart) * (isSuspect ? 4 : 1)
        if scratch.count < needed {
            scratch.deallocate()
            scratch = .allocate(capacity: max(needed, scratch.count * 2))
        }
        guard var target = scratch.baseAddress else { return }
        for position in escaped where position < capacity {
            let unescaped = unescape(values[position], into: target)
            values[position] = unescaped
            target += unescaped.count
        }
        escaped.removeAll(keepingCapacity: true)
        guard isSuspect else { return }

        for position in 0..<min(count, capacity) {
            let value = values[position]
            if let start = value.start, value.count > 0, memchr(start, 0, value.count) != nil {
                repairs.insert(.zeroBytes)
            } else if !mayBeMalformed || UTF8Sequences.isWellFormed(value.buffer) {
                continue
            }
            let repaired = replaceMalformed(value, into: target)
            values[position] = repaired
            target += repaired.count
        }
        if isMalformedInOrigin, holdsReplacements() { repairs.insert(.malformed) }
        firstSuspect = lastSuspect >= end ? end : Int.max
    }

    /// Quotes and, where there is an escape of its own, escapes count once.
    private func unescape(_ value: ByteSlice, into target: UnsafeMutablePointer<UInt8>) -> ByteSlice {
        let source = value.buffer
        var written = 0
        var place = 0
        while place < source.count {
            let byte = source[place]
            if place + 1 < source.count {
                let next = source[place + 1]
                let isEscape = byte == quote && next == quote
                let isOwnEscape = escapeFilter != 0 && byte == escape && (next == quote || next == escape)
                if isEscape || isOwnEscape { place += 1 }
            }
            target[written] = source[place]
            written += 1
            place += 1
        }
        return ByteSlice(start: target, count: written)
    }

    private mutating func replaceMalformed(_ value: ByteSlice, into target: UnsafeMutablePointer<UInt8>) -> ByteSlice {
        guard let source = value.start else { return value }
        var written = 0
        var place = 0
        while place < value.count {
            let byte = source[place]
            if byte == 0 {
                place += 1
                continue
            }
            if byte < 0x80 {
                target[written] = byte
                written += 1
                place += 1
                continue
            }
            switch UTF8Sequences.sequence(source, at: place, end: value.count) {
            case .character(let length):
                for index in 0..<length { target[written + index] = source[place + index] }
                written += length
                place += length
                continue
            case .malformed(let length): place += length
            case .cutOff: place = value.count
            }
            repairs.insert(.malformed)
            target[written] = 0xEF
            target[written + 1] = 0xBF
            target[written + 2] = 0xBD
            written += 3
        }
        return ByteSlice(start: target, count: written)
    }

    /// Whether a value holds U+FFFD, which the decoder writes for what is malformed in the original encoding.
    private func holdsReplacements() -> Bool {
        (0..<min(count, capacity)).contains { position in
            let value = values[position].buffer
            return value.indices.dropLast(2).contains {
                value[$0] == 0xEF && value[$0 + 1] == 0xBF && value[$0 + 2] == 0xBD
            }
        }
    }
}
