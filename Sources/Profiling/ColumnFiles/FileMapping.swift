import Glibc
import IntegrationModel

/// A file in memory, read-only, until the last reference to it goes.
///
/// Behind the bytes of the file lie as many zeros as any code of a block can reach, so that a damaged code reads
/// something wrong and never what is not there.
final class FileMapping: @unchecked Sendable {
    let bytes: UnsafeRawBufferPointer
    private let reserved: Int

    private static let reach = (1 << 16) * 8

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
        reserved = size + Self.reach
        let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
        guard let start = mmap(nil, reserved, PROT_READ, flags, -1, 0), start != MAP_FAILED else {
            throw ColumnFileError.system(path)
        }
        guard mmap(start, size, PROT_READ, MAP_PRIVATE | MAP_FIXED, descriptor, 0) != MAP_FAILED else {
            let error = ColumnFileError.system(path)
            munmap(start, reserved)
            throw error
        }
        bytes = UnsafeRawBufferPointer(start: start, count: size)
    }

    deinit {
        munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), reserved)
    }
}

extension FileMapping: ReleasablePages {
    func release(_ range: UnsafeRawBufferPointer) { releasePages(range, in: bytes) }
}

/// Gives back the pages of a mapped file that a range touches; they come again from the file when they are read.
///
/// The system may map the neighbours of a page that is read as well, up to 64 KB, so those go too.
func releasePages(_ range: UnsafeRawBufferPointer, in mapping: UnsafeRawBufferPointer) {
    guard let start = range.baseAddress, let base = mapping.baseAddress, start >= base, start < base + mapping.count
    else { return }
    let around = 1 << 16
    let first = max(UInt(bitPattern: start) & ~UInt(around - 1), UInt(bitPattern: base))
    let end = min(UInt(bitPattern: start) + UInt(range.count + around), UInt(bitPattern: base) + UInt(mapping.count))
    madvise(UnsafeMutableRawPointer(bitPattern: first), Int(end - first), MADV_DONTNEED)
}
