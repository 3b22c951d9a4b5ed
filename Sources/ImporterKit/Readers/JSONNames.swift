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
