import Glibc
public import IntegrationModel

/// The kept columns of a dataset in one file, which later stages map into memory instead of reading it.
///
/// A file holds hashes, numbers and places, and no plain values; it can be made again from the exports. Its elements
/// lie in it as they lie in the memory of a little-endian machine, which is all that Swift runs on today.
public enum ColumnFile {
    /// The version of the format that is written and read.
    public static let version: UInt32 = 2

    /// Writes the columns of a dataset. The file appears under its name when it is complete, so a crash leaves the
    /// former one or none.
    ///
    /// - Throws: ``ColumnFileError`` where the file cannot be written.
    public static func write(_ columns: DatasetColumns, to path: String) throws {
        let temporary = path + ".part"
        do {
            let file = try OutputFile(temporary)
            try ColumnFileHeader.blank.withUnsafeBytes { try file.write($0) }
            var directory = ColumnFileDirectory(records: columns.count, columns: columns.columns.count)
            for (index, column) in columns.columns.enumerated() {
                directory.sections.append(try file.section(.hashes, index, column.hashes))
                if let numbers = column.numbers {
                    directory.sections.append(try file.section(.numbers, index, numbers))
                }
            }
            directory.sections.append(try file.section(.files, 0, columns.files))
            directory.sections.append(try file.section(.lines, 0, columns.lines))
            if let parents = columns.parents { directory.sections.append(try file.section(.parents, 0, parents)) }
            let header = directory.header(at: file.size)
            try directory.bytes.withUnsafeBytes { try file.write($0) }
            try header.withUnsafeBytes { try file.write($0, at: 0) }
            try file.close()
            guard rename(temporary, path) == 0 else { throw ColumnFileError.system(path) }
        } catch {
            unlink(temporary)
            throw error
        }
    }

    /// Keeps the columns of a dataset in a file of that name: the file that they lie in already since they were spilled
    /// to it gets the name, and other columns are written.
    ///
    /// - Throws: ``ColumnFileError`` where the file cannot be written.
    public static func keep(_ columns: DatasetColumns, at path: String) throws {
        if let storage = columns.lines.owner as? BlockStorage, storage.move(columns, to: path) { return }
        try write(columns, to: path)
    }

    /// Maps the columns of a dataset. They are read from disk when they are used; the mapping ends with the last of
    /// them.
    ///
    /// - Throws: ``ColumnFileError`` where the file cannot be read, is cut off or is no column file.
    public static func read(_ path: String) throws -> DatasetColumns {
        let mapping = try FileMapping(path)
        guard let start = mapping.bytes.baseAddress else { throw ColumnFileError.system(path) }
        let header = try ColumnFileHeader(reading: mapping.bytes, path: path)
        let directory = try ColumnFileDirectory(reading: mapping.bytes, header, path: path)
        func array<Element>(_ section: ColumnFileDirectory.Section, of type: Element.Type) -> MappedArray<Element> {
            let blocks = section.blocks.map { block in
                MappedArray<Element>.Block(
                    block.encoding,
                    values: UnsafeBufferPointer(
                        start: (start + block.values).assumingMemoryBound(to: type),
                        count: block.valueCount
                    ),
                    codes: block.encoding == .codes8 || block.encoding == .codes16 ? start + block.codes : nil
                )
            }
            return MappedArray(count: header.records, blocks: blocks, owner: mapping)
        }
        var columns: [ColumnValues] = []
        var files: MappedArray<UInt32>?
        var lines: MappedArray<UInt32>?
        var parents: MappedArray<UInt32>?
        for section in directory.sections {
            switch section.kind {
            case .hashes where section.column == columns.count:
                columns.append(ColumnValues(hashes: array(section, of: UInt64.self)))
            case .numbers where section.column == columns.count - 1:
                columns[section.column].numbers = array(section, of: Double.self)
            case .hashes, .numbers:
                throw ColumnFileError(
                    path: path,
                    reason: .damaged(found: "column \(section.column)", expected: "columns in order")
                )
            case .files: files = array(section, of: UInt32.self)
            case .lines: lines = array(section, of: UInt32.self)
            case .parents: parents = array(section, of: UInt32.self)
            }
        }
        guard let files, let lines, columns.count == header.columns else {
            throw ColumnFileError(
                path: path,
                reason: .damaged(
                    found: "\(columns.count) columns",
                    expected: "\(header.columns) columns, files and lines"
                )
            )
        }
        return DatasetColumns(count: header.records, columns: columns, files: files, lines: lines, parents: parents)
    }
}

extension ColumnFileError {
    /// What the operating system said last.
    static func system(_ path: String) -> ColumnFileError {
        ColumnFileError(path: path, reason: .system(String(cString: strerror(errno))))
    }
}
