import Glibc
import IntegrationModel

/// A file that is written from its beginning to its end.
final class OutputFile {
    private let path: String
    private var descriptor: Int32

    init(_ path: String) throws {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw ColumnFileError.system(path) }
    }

    deinit {
        if descriptor >= 0 { Glibc.close(descriptor) }
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws {
        var written = 0
        while written < bytes.count {
            // The kernel takes less than 2 GB at a time.
            let part = min(bytes.count - written, 1 << 30)
            let result = Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, part)
            if result < 0, errno == EINTR { continue }
            guard result > 0 else { throw ColumnFileError.system(path) }
            written += result
        }
    }

    /// Writes the elements, and zeros up to a multiple of 8 bytes.
    func write<Element: BitwiseCopyable & Sendable>(_ elements: MappedArray<Element>) throws {
        var size = 0
        try elements.forEachBlock { block, range in
            if block.encoding == .plain {
                try write(UnsafeRawBufferPointer(block.values))
            } else {
                try range.map { block[$0 - range.lowerBound] }.withUnsafeBytes { try write($0) }
            }
            size += range.count * MemoryLayout<Element>.stride
        }
        if size % 8 != 0 {
            try [UInt8](repeating: 0, count: 8 - size % 8).withUnsafeBytes { try write($0) }
        }
    }

    /// Brings the file to disk and closes it.
    func close() throws {
        guard fsync(descriptor) == 0, Glibc.close(descriptor) == 0 else { throw ColumnFileError.system(path) }
        descriptor = -1
    }
}
