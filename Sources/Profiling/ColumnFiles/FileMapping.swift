import Glibc

/// A file in memory, read-only, until the last reference to it goes.
final class FileMapping: @unchecked Sendable {
    let bytes: UnsafeRawBufferPointer

    /// - Throws: ``ColumnFileError`` where the file cannot be opened or mapped, or is empty.
    init(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw ColumnFileError.system(path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw ColumnFileError.system(path) }
        guard status.st_size > 0 else {
            throw ColumnFileError(path: path, reason: .damaged(found: "an empty file", expected: "a column file"))
        }
        let size = Int(status.st_size)
        guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
            throw ColumnFileError.system(path)
        }
        bytes = UnsafeRawBufferPointer(start: start, count: size)
    }

    deinit {
        munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    }
}
