import Glibc

/// Gives the same name always the same address, where it stands in quotes and before a colon as in a JSON text.
final class JSONNames {
    private struct Name: Hashable {
        var start: UnsafePointer<UInt8>
        var count: Int

        static func == (left: Name, right: Name) -> Bool {
            left.count == right.count && memcmp(left.start, right.start, left.count) == 0
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(bytes: UnsafeRawBufferPointer(start: start, count: count))
        }
    }

    private var names: Set<Name> = []
    private(set) var bytes = 0

    deinit { for name in names { (name.start - 1).deallocate() } }

    /// Bytes beside the name that are kept with it: a quote before it, a quote and a colon after it.
    static let (before, around) = (1, 3)

    /// Whether two runs of bytes of the same length are equal: mostly short ones, for which a call would take longer.
    @inline(__always)
    static func areEqual(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard count >= 8 else {
            guard count >= 4 else {
                for position in 0..<count where left[position] != right[position] { return false }
                return true
            }
            let (one, other) = (UnsafeRawPointer(left), UnsafeRawPointer(right))
            return one.loadUnaligned(as: UInt32.self) == other.loadUnaligned(as: UInt32.self)
                && (one + count - 4).loadUnaligned(as: UInt32.self)
                    == (other + count - 4).loadUnaligned(as: UInt32.self)
        }
        var position = 0
        while position < count {
            // The last eight bytes, of which some may have been compared already.
            let place = min(position, count - 8)
            let isEqual =
                UnsafeRawPointer(left + place).loadUnaligned(as: UInt64.self)
                == UnsafeRawPointer(right + place).loadUnaligned(as: UInt64.self)
            guard isEqual else { return false }
            position += 8
        }
        return true
    }

    /// The kept name with these bytes; nil where it is new and `isOpen` is false.
    func intern(_ start: UnsafePointer<UInt8>, _ count: Int, isOpen: Bool) -> UnsafePointer<UInt8>? {
        let wanted = Name(start: start, count: count)
        if let known = names.firstIndex(of: wanted) { return names[known].start }
        guard isOpen else { return nil }
        let whole = UnsafeMutablePointer<UInt8>.allocate(capacity: count + Self.around)
        let copy = whole + Self.before
        copy.update(from: start, count: count)
        (whole[0], copy[count], copy[count + 1]) = (UInt8(ascii: "\""), UInt8(ascii: "\""), UInt8(ascii: ":"))
        names.insert(Name(start: copy, count: count))
        bytes += count
        return UnsafePointer(copy)
    }
}
