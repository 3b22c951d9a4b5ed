/// The beginning of a column file: what follows, and where.
///
/// All numbers are little-endian. 8 bytes `KPLCOLS\0`; version, number of sections, 32 bits each; number of records,
/// length of the file, 64 bits each; then for each section its kind and column, 32 bits each, offset and number of
/// elements, 64 bits each; at the end 64 bits of checksum over all before. Sections begin at multiples of 8.
struct ColumnFileHeader {
    struct Section {
        enum Kind: UInt32 {
            case hashes = 1, numbers, files, lines, parents
        }

        var kind: Kind
        var column: Int
        var offset: Int
        var count: Int

        var elementSize: Int { kind == .hashes || kind == .numbers ? 8 : 4 }
        var byteCount: Int { count * elementSize }
    }

    static let magic: [UInt8] = Array("KPLCOLS\0".utf8)
    static let fixedSize = 32
    static let sectionSize = 24
    /// More than any export has, and few enough for a header of some megabytes.
    static let maximumSections = 200_000

    var records: Int
    var sections: [Section]
    var fileSize: Int

    static func size(sections: Int) -> Int { fixedSize + sections * sectionSize + 8 }

    /// Lays the sections one after the other.
    init(records: Int, kinds: [(kind: Section.Kind, column: Int)]) {
        self.records = records
        var offset = Self.size(sections: kinds.count)
        sections = kinds.map { kind, column in
            let section = Section(kind: kind, column: column, offset: offset, count: records)
            offset += (section.byteCount + 7) & ~7
            return section
        }
        fileSize = offset
    }

    var bytes: [UInt8] {
        var result = Self.magic
        func put<Word: FixedWidthInteger>(_ word: Word) {
            withUnsafeBytes(of: word.littleEndian) { result.append(contentsOf: $0) }
        }
        put(ColumnFile.version)
        put(UInt32(sections.count))
        put(UInt64(records))
        put(UInt64(fileSize))
        for section in sections {
            put(section.kind.rawValue)
            put(UInt32(section.column))
            put(UInt64(section.offset))
            put(UInt64(section.count))
        }
        put(Self.checksum(result[...]))
        return result
    }

    static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.withUnsafeBufferPointer { KeyedHash(key: HashKey(1, 2)).hash($0) }
    }

    /// Reads a header and checks all that it says against the length of the file.
    init(reading bytes: UnsafeRawBufferPointer, path: String) throws {
        func damaged(_ found: String, _ expected: String) -> ColumnFileError {
            ColumnFileError(path: path, reason: .damaged(found: found, expected: expected))
        }
        func word32(_ offset: Int) -> UInt32 {
            UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
        }
        func word64(_ offset: Int) throws -> Int {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            guard word < 1 << 56 else { throw damaged("the number \(word) in the header", "a smaller one") }
            return Int(word)
        }
        guard bytes.count >= Self.size(sections: 0) else {
            throw damaged("\(bytes.count) bytes", "at least \(Self.size(sections: 0))")
        }
        guard bytes.starts(with: Self.magic) else {
            throw damaged("another kind of file", "one that begins with KPLCOLS")
        }
        guard word32(8) == ColumnFile.version else {
            throw ColumnFileError(path: path, reason: .version(found: word32(8)))
        }
        let sectionCount = Int(word32(12))
        guard sectionCount <= Self.maximumSections, Self.size(sections: sectionCount) <= bytes.count else {
            throw damaged("a header of \(sectionCount) sections", "one that fits in \(bytes.count) bytes")
        }
        let end = Self.size(sections: sectionCount) - 8
        let expected = Self.checksum(Array(bytes[0..<end])[...])
        guard UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: end, as: UInt64.self)) == expected else {
            throw damaged("a header that does not match its checksum", "the header as it was written")
        }
        records = try word64(16)
        fileSize = try word64(24)
        guard fileSize == bytes.count else { throw damaged("\(bytes.count) bytes", "\(fileSize)") }
        sections = []
        for index in 0..<sectionCount {
            let start = Self.fixedSize + index * Self.sectionSize
            guard let kind = Section.Kind(rawValue: word32(start)) else {
                throw damaged("a section of kind \(word32(start))", "1 to 5")
            }
            let section = Section(
                kind: kind,
                column: Int(word32(start + 4)),
                offset: try word64(start + 8),
                count: try word64(start + 16)
            )
            guard section.count == records, section.offset % 8 == 0, section.offset >= end + 8,
                section.offset <= fileSize, section.byteCount <= fileSize - section.offset
            else {
                throw damaged("section \(index + 1) outside the file", "sections of \(records) records inside it")
            }
            sections.append(section)
        }
    }
}
