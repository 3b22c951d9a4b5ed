/// What part of a code is taken, counted in its letters and digits: those alone, without case.
enum ValueCut: Hashable {
    case whole
    /// Without the letters and digits that it begins or ends with; whole where it does not.
    case withoutPrefix([UInt8])
    case withoutSuffix([UInt8])
    /// From a position on.
    case from(Int)
    case first(Int)
    case last(Int)
    case range(Int, Int)

    /// The part of a value, or nil where it is too short.
    func callAsFunction(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let (start, end, count) = (value.startIndex, value.endIndex, value.count)
        switch self {
        case .whole: return value
        case .withoutPrefix(let prefix):
            return count > prefix.count && value.starts(with: prefix) ? value[(start + prefix.count)...] : value
        case .withoutSuffix(let suffix):
            return count > suffix.count && value.suffix(suffix.count).elementsEqual(suffix)
                ? value[..<(end - suffix.count)] : value
        case .from(let position): return count > position ? value[(start + position)...] : nil
        case .first(let length): return count >= length ? value[..<(start + length)] : nil
        case .last(let length): return count >= length ? value[(end - length)...] : nil
        case .range(let lower, let upper): return count >= upper ? value[(start + lower)..<(start + upper)] : nil
        }
    }

    /// The simpler a cut, the lower: of two that explain as much the simpler one is meant.
    var rank: Int {
        switch self {
        case .whole: 0
        case .withoutPrefix: 1
        case .withoutSuffix: 2
        case .from: 3
        case .first: 4
        case .last: 5
        case .range: 6
        }
    }
}

/// How a value of one field becomes a value of another.
struct ValueTransform: Hashable {
    var cut: ValueCut
    /// Whether zeros before a number are left out as well.
    var isWithoutZeros: Bool

    /// The hash of what becomes of a code, or nil where nothing does.
    func hash(of code: ArraySlice<UInt8>) -> UInt64? {
        guard var part = cut(code), !part.isEmpty else { return nil }
        if isWithoutZeros {
            guard part.allSatisfy(\.isDigit) else { return nil }
            part = part.withoutLeadingZeros
        }
        return part.codeHash
    }
}

extension UInt8 {
    var isDigit: Bool { self &- 0x30 < 10 }
}

extension ArraySlice<UInt8> {
    /// A number of digits without the zeros before it; "0" for zero.
    var withoutLeadingZeros: ArraySlice<UInt8> {
        let rest = drop { $0 == 0x30 }
        return rest.isEmpty ? suffix(1) : rest
    }

    var trailingDigits: ArraySlice<UInt8> {
        var start = endIndex
        while start > startIndex, self[start - 1].isDigit { start -= 1 }
        return self[start...]
    }

    /// FNV-1a (Fowler, Noll, Vo), 64 bits, and a last scattering of its bits.
    var codeHash: UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in self { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return hash ^ hash >> 32
    }
}
