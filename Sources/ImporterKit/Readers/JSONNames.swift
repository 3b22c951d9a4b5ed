import Glibc

/// Gives the same name always the same address.
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

    deinit { for name in names { name.start.deallocate() } }

    /// Whether two names of the same length are equal: mostly short ones, for which a call would take longer.
    @inline(__always)
    static func areEqual(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard count >= 8 else {
            for position in 0..<count where left[position] != right[position] { return false }
            return true
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
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: max(count, 1))
        copy.update(from: start, count: count)
        names.insert(Name(start: copy, count: count))
        bytes += count
        return UnsafePointer(copy)
    }
}
