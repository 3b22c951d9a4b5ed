import Glibc
import IntegrationModel

/// A file that is written from its beginning to its end.
final class OutputFile {
    private let path: String
    private var descriptor: Int32
    /// Bytes written.
    private(set) var size = 0
    /// Where the codes lie that were written last, by where they lie in memory: hashes and numbers of a column share
    /// them.
    private var codes: [UnsafeRawPointer: Int] = [:]

    init(_ path: String) throws {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw ColumnFileError.system(path) }
    }

    deinit {
        if descriptor >= 0 { Glibc.close(descriptor) }
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws {
        guard Self.write(bytes, to: descriptor) else { throw ColumnFileError.system(path) }
        size += bytes.count
    }

    func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws {
        guard pwrite(descriptor, bytes.baseAddress, bytes.count, off_t(offset)) == bytes.count else {
            throw ColumnFileError.system(path)
        }
    }

    /// Writes all bytes, or says that the system did not take them.
    static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
        var written = 0
        while written < bytes.count {
            // The kernel takes less than 2 GB at a time.
            let part = min(bytes.count - written, 1 << 30)
            let result = Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, part)
            if result < 0, errno == EINTR { continue }
            guard result > 0 else { return false }
            written += result
        }
        return true
    }

    /// Writes the blocks of an array, each from a multiple of 8 on.
    func section<Element>(
        _ kind: ColumnFileDirectory.Kind,
        _ column: Int,
        _ array: MappedArray<Element>
    ) throws -> ColumnFileDirectory.Section {
        var section = ColumnFileDirectory.Section(kind: kind, column: column, blocks: [])
        try array.forEachBlock { block, range in
            var start = range.lowerBound
            repeat {
                // Elements that lie in one piece are cut into blocks.
                let end = min(start + ColumnSegment.size, range.upperBound)
                if start < end { section.blocks.append(try write(block, start - range.lowerBound, end - start)) }
                start = end
            } while start < range.upperBound
        }
        return section
    }

    private func write<Element>(
        _ block: MappedArray<Element>.Block,
        _ first: Int,
        _ records: Int
    ) throws -> ColumnFileDirectory.Block {
        let isPlain = block.encoding == .plain
        let values = isPlain ? UnsafeBufferPointer(rebasing: block.values[first..<first + records]) : block.values
        var result = ColumnFileDirectory.Block(
            encoding: block.encoding,
            valueCount: values.count,
            values: try writePadded(UnsafeRawBufferPointer(values)),
            codes: 0
        )
        if let start = block.codes {
            let width = block.encoding == .codes8 ? 1 : 2
            result.codes = try codes[start] ?? writePadded(UnsafeRawBufferPointer(start: start, count: records * width))
            codes[start] = result.codes
        }
        return result
    }

    private func writePadded(_ bytes: UnsafeRawBufferPointer) throws -> Int {
        let offset = size
        try write(bytes)
        if size % 8 != 0 {
            try [UInt8](repeating: 0, count: 8 - size % 8).withUnsafeBytes { try write($0) }
        }
        return offset
    }

    /// Brings the file to disk and closes it.
    func close() throws {
        guard fsync(descriptor) == 0, Glibc.close(descriptor) == 0 else { throw ColumnFileError.system(path) }
        descriptor = -1
    }
}
