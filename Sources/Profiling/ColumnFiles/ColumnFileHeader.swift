import IntegrationModel

/// The beginning of a column file.
///
/// All numbers are little-endian. 8 bytes `KPLCOLS\0`; version and number of columns, 32 bits each; number of records,
/// length of the file, offset and length of the directory, 64 bits each; 64 bits of checksum over all before and the
/// directory. Then what blocks without values hold: the hash 0, the number NaN, 64 bits each, and twice the 32 bits of
/// no parent. Blocks follow, each array of them from a multiple of 8 on, and at the end the directory.
struct ColumnFileHeader {
    static let magic: [UInt8] = Array("KPLCOLS\0".utf8)
    /// Bytes before the constants, and before the first block.
    static let fixedSize = 56
    static let size = 80

    var columns: Int
    var records: Int
    var directoryOffset: Int
    var directorySize: Int

    var fileSize: Int { directoryOffset + directorySize }

    /// The header of a file that is not yet complete: none, and the constants.
    static var blank: [UInt8] { [UInt8](repeating: 0, count: fixedSize) + constants }

    /// What blocks hold of which no record has a value.
    struct Constants {
        let noHash: UnsafeBufferPointer<UInt64>
        let noNumber: UnsafeBufferPointer<Double>

        /// - Parameter header: of a column file.
        init(_ header: UnsafeRawPointer) {
            let start = header + ColumnFileHeader.fixedSize
            noHash = UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt64.self), count: 1)
            noNumber = UnsafeBufferPointer(start: (start + 8).assumingMemoryBound(to: Double.self), count: 1)
        }

        /// For blocks that lie in no file.
        nonisolated(unsafe) static let shared: Constants = {
            let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: ColumnFileHeader.size, alignment: 8)
            memory.copyBytes(from: ColumnFileHeader.blank)
            return Constants(UnsafeRawPointer(memory.baseAddress.unsafelyUnwrapped))
        }()
    }

    private static var constants: [UInt8] {
        words(UInt64(0), Double.nan.bitPattern) + words(UInt64.max)
    }

    private static func words(_ words: UInt64...) -> [UInt8] {
        words.flatMap { withUnsafeBytes(of: $0.littleEndian, Array.init) }
    }

    /// The header, with the checksum over it and a directory.
    func bytes(_ directory: UnsafeRawBufferPointer) -> [UInt8] {
        var result = Self.magic
        result += Self.words(UInt64(ColumnFile.version) | UInt64(columns) << 32)
        result += Self.words(UInt64(records), UInt64(fileSize), UInt64(directoryOffset), UInt64(directorySize))
        let checksum = result.withUnsafeBytes { Self.checksum($0, directory) }
        return result + Self.words(checksum) + Self.constants
    }

    private static func checksum(_ header: UnsafeRawBufferPointer, _ directory: UnsafeRawBufferPointer) -> UInt64 {
        let keyed = KeyedHash(key: HashKey(1, 2))
        return mix(
            keyed.hash(header.assumingMemoryBound(to: UInt8.self)) ^ 0x9e37_79b9_7f4a_7c15,
            keyed.hash(directory.assumingMemoryBound(to: UInt8.self))
        )
    }

    /// Reads a header and checks all that it says against the length of the file.
    init(reading bytes: UnsafeRawBufferPointer, path: String) throws {
        func damaged(_ found: String, _ expected: String) -> ColumnFileError {
            ColumnFileError(path: path, reason: .damaged(found: found, expected: expected))
        }
        func word(_ offset: Int) throws -> Int {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            guard word < 1 << 56 else { throw damaged("the number \(word) in the header", "a smaller one") }
            return Int(word)
        }
        guard bytes.count >= Self.magic.count + 8 else {
            throw damaged("\(bytes.count) bytes", "at least \(Self.size)")
        }
        guard bytes.starts(with: Self.magic) else {
            throw damaged("another kind of file", "one that begins with KPLCOLS")
        }
        let version = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
        guard version == ColumnFile.version else {
            throw ColumnFileError(path: path, reason: .version(found: version))
        }
        guard bytes.count >= Self.size else { throw damaged("\(bytes.count) bytes", "at least \(Self.size)") }
        columns = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self)))
        records = try word(16)
        let fileSize = try word(24)
        directoryOffset = try word(32)
        directorySize = try word(40)
        guard fileSize == bytes.count else { throw damaged("\(bytes.count) bytes", "\(fileSize)") }
        guard directoryOffset >= Self.size, directoryOffset <= fileSize, directoryOffset % 8 == 0,
            directorySize == fileSize - directoryOffset
        else {
            throw damaged("a directory of \(directorySize) bytes at \(directoryOffset)", "one that ends with the file")
        }
        let directory = UnsafeRawBufferPointer(rebasing: bytes[directoryOffset..<fileSize])
        let found = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 48, as: UInt64.self))
        guard found == Self.checksum(UnsafeRawBufferPointer(rebasing: bytes[0..<48]), directory) else {
            throw damaged("a header that does not match its checksum", "the header as it was written")
        }
        guard bytes[Self.fixedSize..<Self.size].elementsEqual(Self.constants) else {
            throw damaged("other constants", "those of version \(ColumnFile.version)")
        }
    }

    init(columns: Int, records: Int, directoryOffset: Int, directorySize: Int) {
        self.columns = columns
        self.records = records
        self.directoryOffset = directoryOffset
        self.directorySize = directorySize
    }
}
