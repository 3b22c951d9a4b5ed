import IntegrationModel

/// The end of a column file: the sections, each an array of the dataset, and where their blocks lie.
///
/// For each section its kind and column, 32 bits each; for each of its blocks the encoding and the number of values,
/// 32 bits each, the offsets of values and codes (0 where there are none), 64 bits each. Blocks have 65,536 records,
/// the last one of a section the rest. All numbers are little-endian.
struct ColumnFileDirectory {
    enum Kind: UInt32 {
        case hashes = 1, numbers, files, lines, parents

        var elementSize: Int { self == .hashes || self == .numbers ? 8 : 4 }
    }

    struct Block {
        var encoding: BlockEncoding
        var valueCount: Int
        var values: Int
        var codes: Int
    }

    struct Section {
        var kind: Kind
        var column: Int
        var blocks: [Block]
    }

    static let blockSize = 24

    var records: Int
    var columns: Int
    var sections: [Section] = []

    static func blockCount(_ records: Int) -> Int { (records + ColumnSegment.size - 1) / ColumnSegment.size }

    static func records(_ records: Int, inBlock index: Int) -> Int {
        min(ColumnSegment.size, records - index * ColumnSegment.size)
    }

    /// The directory of columns that lie in a file already.
    ///
    /// - Parameter offset: of memory in the file; nil where it is not mapped from it.
    /// - Returns: nil where something lies elsewhere.
    init?(_ columns: DatasetColumns, offset: (UnsafeRawPointer) -> Int?) {
        self.init(records: columns.count, columns: columns.columns.count)
        func add<Element>(_ kind: Kind, _ column: Int, _ array: MappedArray<Element>) -> Bool {
            var blocks: [Block] = []
            for block in array.blocks {
                guard let start = block.values.baseAddress, let values = offset(start) else { return false }
                var codes = 0
                if let start = block.codes {
                    guard let place = offset(start) else { return false }
                    codes = place
                }
                blocks.append(
                    Block(
                        encoding: block.encoding,
                        valueCount: block.values.count,
                        values: values,
                        codes: codes
                    )
                )
            }
            sections.append(Section(kind: kind, column: column, blocks: blocks))
            return true
        }
        for (index, column) in columns.columns.enumerated() {
            guard add(.hashes, index, column.hashes) else { return nil }
            if let numbers = column.numbers, !add(.numbers, index, numbers) { return nil }
        }
        guard add(.files, 0, columns.files), add(.lines, 0, columns.lines) else { return nil }
        if let parents = columns.parents, !add(.parents, 0, parents) { return nil }
    }

    init(records: Int, columns: Int) {
        self.records = records
        self.columns = columns
    }

    var bytes: [UInt8] {
        var result: [UInt8] = []
        func put(_ left: UInt32, _ right: UInt32) {
            withUnsafeBytes(of: (UInt64(left) | UInt64(right) << 32).littleEndian) { result.append(contentsOf: $0) }
        }
        func put(_ word: Int) { withUnsafeBytes(of: UInt64(word).littleEndian) { result.append(contentsOf: $0) } }
        for section in sections {
            put(section.kind.rawValue, UInt32(section.column))
            for block in section.blocks {
                put(UInt32(block.encoding.rawValue), UInt32(block.valueCount))
                put(block.values)
                put(block.codes)
            }
        }
        return result
    }

    /// The header of the file, with the directory at an offset.
    func header(at offset: Int) -> [UInt8] {
        let bytes = bytes
        let header = ColumnFileHeader(
            columns: columns,
            records: records,
            directoryOffset: offset,
            directorySize: bytes.count
        )
        return bytes.withUnsafeBytes { header.bytes($0) }
    }
}

extension ColumnFileDirectory {
    /// Reads a directory and checks that all blocks lie in the file.
    init(reading bytes: UnsafeRawBufferPointer, _ header: ColumnFileHeader, path: String) throws {
        func damaged(_ found: String, _ expected: String) -> ColumnFileError {
            ColumnFileError(path: path, reason: .damaged(found: found, expected: expected))
        }
        self.init(records: header.records, columns: header.columns)
        func word(_ offset: Int) -> UInt64 {
            UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        }
        let blockCount = Self.blockCount(records)
        guard blockCount <= bytes.count / Self.blockSize, header.directorySize % (8 + blockCount * Self.blockSize) == 0
        else { throw damaged("a directory of \(header.directorySize) bytes", "\(blockCount) blocks for each section") }
        var position = header.directoryOffset
        while position < header.fileSize {
            let head = word(position)
            guard let kind = Kind(rawValue: UInt32(truncatingIfNeeded: head)) else {
                throw damaged("a section of kind \(UInt32(truncatingIfNeeded: head))", "1 to 5")
            }
            position += 8
            var section = Section(kind: kind, column: Int(head >> 32), blocks: [])
            section.blocks.reserveCapacity(blockCount)
            for index in 0..<blockCount {
                let records = Self.records(records, inBlock: index)
                let (values, codes) = (word(position + 8), word(position + 16))
                let encoding = UInt8(exactly: word(position) & 0xFFFF_FFFF).flatMap {
                    BlockEncoding(rawValue: $0)
                }
                guard let encoding, values < 1 << 56, codes < 1 << 56 else {
                    throw damaged("an unknown block", "an encoding of 0 to 3")
                }
                let block = Block(
                    encoding: encoding,
                    valueCount: Int(word(position) >> 32),
                    values: Int(values),
                    codes: Int(codes)
                )
                guard block.isValid(kind.elementSize, records, before: header.directoryOffset) else {
                    throw damaged("block \(index + 1) outside the file", "blocks of \(records) records inside it")
                }
                section.blocks.append(block)
                position += Self.blockSize
            }
            sections.append(section)
        }
    }
}

extension ColumnFileDirectory.Block {
    /// Whether the block holds so many records and lies between the header and the end.
    fileprivate func isValid(_ elementSize: Int, _ records: Int, before end: Int) -> Bool {
        func lies(_ offset: Int, _ count: Int, _ size: Int) -> Bool {
            offset >= ColumnFileHeader.fixedSize && offset % size == 0 && offset <= end
                && count <= (end - offset) / size
        }
        guard lies(values, valueCount, elementSize) else { return false }
        return switch encoding {
        case .plain: valueCount == records
        case .repeated: valueCount == 1
        case .codes8: (1...256).contains(valueCount) && lies(codes, records, 1)
        case .codes16: (1...1 << 16).contains(valueCount) && lies(codes, records, 2)
        }
    }
}
