import Glibc
public import IntegrationModel

/// The kept columns of a dataset in one file, which later stages map into memory instead of reading it.
///
/// A file holds hashes, numbers and places, and no plain values; it can be made again from the exports. Its elements
/// lie in it as they lie in the memory of a little-endian machine, which is all that Swift runs on today.
public enum ColumnFile {
    /// The version of the format that is written and read.
    public static let version: UInt32 = 1

    /// Writes the columns of a dataset. The file appears under its name when it is complete, so a crash leaves the
    /// former one or none.
    ///
    /// - Throws: ``ColumnFileError`` where the file cannot be written.
    public static func write(_ columns: DatasetColumns, to path: String) throws {
        var kinds: [(kind: ColumnFileHeader.Section.Kind, column: Int)] = []
        for (index, column) in columns.columns.enumerated() {
            kinds.append((.hashes, index))
            if column.numbers != nil { kinds.append((.numbers, index)) }
        }
        kinds += [(.files, 0), (.lines, 0)]
        if columns.parents != nil { kinds.append((.parents, 0)) }
        let header = ColumnFileHeader(records: columns.count, kinds: kinds)
        let temporary = path + ".part"
        do {
            let file = try OutputFile(temporary)
            try header.bytes.withUnsafeBytes { try file.write($0) }
            for section in header.sections {
                let column = section.column
                switch section.kind {
                case .hashes: try file.write(columns.columns[column].hashes)
                case .numbers: if let numbers = columns.columns[column].numbers { try file.write(numbers) }
                case .files: try file.write(columns.files)
                case .lines: try file.write(columns.lines)
                case .parents: if let parents = columns.parents { try file.write(parents) }
                }
            }
            try file.close()
            guard rename(temporary, path) == 0 else { throw ColumnFileError.system(path) }
        } catch {
            unlink(temporary)
            throw error
        }
    }

    /// Maps the columns of a dataset. They are read from disk when they are used; the mapping ends with the last of
    /// them.
    ///
    /// - Throws: ``ColumnFileError`` where the file cannot be read, is cut off or is no column file.
    public static func read(_ path: String) throws -> DatasetColumns {
        let mapping = try FileMapping(path)
        let header = try ColumnFileHeader(reading: mapping.bytes, path: path)
        func array<Element>(_ section: ColumnFileHeader.Section, of type: Element.Type) -> MappedArray<Element> {
            let bytes = UnsafeRawBufferPointer(
                rebasing: mapping.bytes[section.offset..<section.offset + section.byteCount]
            )
            return MappedArray(bytes.assumingMemoryBound(to: type), owner: mapping)
        }
        var columns: [ColumnValues] = []
        var files: MappedArray<UInt32>?
        var lines: MappedArray<UInt32>?
        var parents: MappedArray<UInt32>?
        for section in header.sections {
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
        guard let files, let lines else {
            throw ColumnFileError(path: path, reason: .damaged(found: "no places", expected: "files and lines"))
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
