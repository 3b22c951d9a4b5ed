/// Makes zip archives of entries that are not compressed, byte by byte, so that tests decide what stands in them
/// (APPNOTE.TXT 6.3.9, sections 4.3 and 4.4).
public struct ZipArchive {
    private var files: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    public init() {}

    /// An archive of texts by name.
    public init(_ texts: KeyValuePairs<String, String>) {
        for (name, text) in texts { add(name, Array(text.utf8)) }
    }

    public mutating func add(_ name: String, _ bytes: [UInt8]) {
        add(name: Array(name.utf8), bytes, flags: 0x0800)
    }

    /// - Parameters:
    ///   - name: as it is to stand there.
    ///   - flags: bit 0 means encrypted, bit 11 a name in UTF-8.
    ///   - mode: the file type and rights of Unix.
    ///   - checksum: other than the right one.
    public mutating func add(
        name: [UInt8],
        _ bytes: [UInt8],
        flags: UInt16 = 0,
        mode: UInt32 = 0o100644,
        checksum: UInt32? = nil
    ) {
        let offset = files.count
        var common: [UInt8] = []
        common += Self.two(20) + Self.two(flags) + Self.two(0) + Self.two(0) + Self.two(0x5821)
        common += Self.four(checksum ?? Self.crc32(bytes)) + Self.four(UInt32(bytes.count))
        common += Self.four(UInt32(bytes.count)) + Self.two(UInt16(name.count)) + Self.two(0)
        files += Self.four(0x0403_4B50) + common + name + bytes
        directory += Self.four(0x0201_4B50) + Self.two(0x0314) + common + Self.two(0) + Self.two(0) + Self.two(0)
        directory += Self.four(mode << 16) + Self.four(UInt32(offset)) + name
        count += 1
    }

    /// The whole archive.
    public var bytes: [UInt8] {
        let end =
            Self.four(0x0605_4B50) + Self.two(0) + Self.two(0) + Self.two(UInt16(count)) + Self.two(UInt16(count))
            + Self.four(UInt32(directory.count)) + Self.four(UInt32(files.count)) + Self.two(0)
        return files + directory + end
    }

    private static func two(_ value: UInt16) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8)] }

    private static func four(_ value: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    private static func crc32(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = .max
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return ~crc
    }
}
