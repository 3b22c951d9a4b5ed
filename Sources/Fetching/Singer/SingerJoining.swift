import Glibc

/// Joins the records of two runs of a stream.
enum SingerJoining {
    /// Puts before the records of a new file those of an old one whose keys are not among them. Of new records with the same
    /// key the last one stays. Memory holds some 40 bytes for each new record.
    ///
    /// - Parameters:
    ///   - new: is replaced; need not be there.
    ///   - keys: names of fields; none for whole records.
    /// - Returns: how many records of the old file stay, and how many new ones there are.
    static func join(old: String, new: String, keys: [String]) throws -> (kept: Int, new: Int) {
        var last: [RecordKey: Int] = [:]
        var line = 0
        try lines(of: new) { record in
            last[key(of: record, keys)] = line
            line += 1
        }
        let path = new + ".joined"
        let file = try FetchedFile(making: path)
        var kept = 0
        try lines(of: old) { line in
            guard last[key(of: line, keys)] == nil else { return }
            kept += 1
            try file.write(line)
            try file.write([0x0A])
        }
        var written = 0
        line = 0
        try lines(of: new) { record in
            defer { line += 1 }
            guard keys.isEmpty || last[key(of: record, keys)] == line else { return }
            written += 1
            try file.write(record)
            try file.write([0x0A])
        }
        try file.finish()
        guard rename(path, new) == 0 else {
            throw FetchFailure("\(new) can't be written (\(String(cString: strerror(errno))))", remedy: "make room")
        }
        return (kept, written)
    }

    private static func key(of record: UnsafeRawBufferPointer, _ keys: [String]) -> RecordKey {
        guard !keys.isEmpty, let members = JSONMembers.of(record) else { return RecordKey([record]) }
        return RecordKey(keys.map { UnsafeRawBufferPointer(rebasing: record[members[$0] ?? 0..<0]) })
    }

    private static func lines(of path: String, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return }
            throw FetchFailure("\(path) can't be read (\(String(cString: strerror(errno))))", remedy: "use --tap-anew")
        }
        defer { close(descriptor) }
        try LineReading.lines(of: descriptor, limit: Int.max - 1) { line, _ in try body(line) }
    }
}

/// 128 bits by which texts are told apart: FNV-1a (Fowler, Noll, Vo) and a multiplicative hash of another kind, each mixed at the
/// end as MurmurHash3 does (Appleby).
struct RecordKey: Hashable {
    private var first: UInt64 = 0xcbf2_9ce4_8422_2325
    private var second: UInt64 = 0x9e37_79b9_7f4a_7c15

    init(_ parts: [some Sequence<UInt8>]) {
        for part in parts {
            var count: UInt64 = 0
            for byte in part {
                add(UInt64(byte))
                count &+= 1
            }
            // Where one part ends and the next begins.
            add(0x100 &+ count)
        }
        first = Self.mixed(first)
        second = Self.mixed(second)
    }

    private mutating func add(_ value: UInt64) {
        first = (first ^ value) &* 0x100_0000_01b3
        second = (second ^ value &* 0xff51_afd7_ed55_8ccd) &* 0xc4ce_b9fe_1a85_ec53
        second ^= second >> 29
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ value >> 33) &* 0xff51_afd7_ed55_8ccd
        value = (value ^ value >> 33) &* 0xc4ce_b9fe_1a85_ec53
        return value ^ value >> 33
    }

    var text: String { String(first, radix: 16) + "-" + String(second, radix: 16) }
}
