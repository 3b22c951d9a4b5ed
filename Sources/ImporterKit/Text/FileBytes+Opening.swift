import Glibc
import IntegrationModel

extension FileBytes {
    /// Up to this size in bytes a file is read, above it is mapped.
    public static let largestRead = 1 << 18

    /// Opens a file.
    ///
    /// - Parameters:
    ///   - absolutePath: where it is.
    ///   - path: what the user calls it, for messages.
    /// - Throws: ``ImportError`` where there is no such file, it may not be read, it is a folder or another thing that
    ///   is not a file, it is empty, or the disk fails.
    public convenience init(opening absolutePath: String, shownAs path: String) throws {
        if let held = Self.held, held.absolutePath == absolutePath {
            self.init(sharing: held.bytes)
            return
        }
        let place = SourceLocation(file: path)
        // Without O_NONBLOCK opening a named pipe waits for a writer, for ever.
        let descriptor = open(absolutePath, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw Self.openingError(errno, at: place) }
        defer { _ = close(descriptor) }

        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Self.openingError(errno, at: place) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR:
            throw ImportError(
                "this is a folder; a file was expected",
                at: place,
                remedy: "import the folder itself, so that every file in it is read"
            )
        default:
            throw ImportError(
                "this is a pipe, device or socket; a file was expected",
                at: place,
                remedy: "save what comes out of it in a file and import that"
            )
        }
        let size = Int(status.st_size)
        guard size > 0 else { throw Self.emptyError(at: place) }
        if size <= Self.largestRead {
            self.init(allocated: try Self.contents(of: descriptor, size: size, at: place))
        } else {
            guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
                throw Self.openingError(errno, at: place)
            }
            _ = madvise(start, size, MADV_SEQUENTIAL)
            self.init(mapped: UnsafeRawBufferPointer(start: start, count: size))
        }
        self.status = FileStatus(
            size: size,
            modified: Self.nanoseconds(status.st_mtim),
            changed: Self.nanoseconds(status.st_ctim)
        )
    }

    private static func nanoseconds(_ time: timespec) -> Int { time.tv_sec &* 1_000_000_000 &+ time.tv_nsec }

    /// A part of an open file, which stays readable when the file is closed.
    ///
    /// - Parameters:
    ///   - range: begins at a page of memory, see ``partAlignment``.
    ///   - path: what the user calls it, for messages.
    /// - Throws: ``ImportError`` where it is empty or the disk fails.
    public convenience init(part range: Range<Int>, of descriptor: Int32, shownAs path: String) throws {
        let place = SourceLocation(file: path)
        guard !range.isEmpty else { throw Self.emptyError(at: place) }
        if range.count <= Self.largestRead {
            self.init(
                allocated: try Self.contents(of: descriptor, size: range.count, from: range.lowerBound, at: place)
            )
        } else {
            guard
                let start = mmap(nil, range.count, PROT_READ, MAP_SHARED, descriptor, off_t(range.lowerBound)),
                start != MAP_FAILED
            else { throw Self.openingError(errno, at: place) }
            _ = madvise(start, range.count, MADV_SEQUENTIAL)
            self.init(mapped: UnsafeRawBufferPointer(start: start, count: range.count))
        }
    }

    /// Where parts of a file may begin: at multiples of this.
    public static let partAlignment = 1 << 16

    private static func contents(
        of descriptor: Int32,
        size: Int,
        from start: Int = 0,
        at place: SourceLocation
    ) throws -> UnsafeRawBufferPointer {
        let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 64)
        var filled = 0
        while filled < size {
            let rest = bytes.baseAddress.map { $0 + filled }
            let count = pread(descriptor, rest, size - filled, off_t(start + filled))
            if count > 0 {
                filled += count
            } else if count == 0 {
                break
            } else if errno != EINTR {
                let error = openingError(errno, at: place)
                bytes.deallocate()
                throw error
            }
        }
        if filled == 0 {
            bytes.deallocate()
            throw emptyError(at: place)
        }
        // Shorter than it was a moment ago: the rest of the allocation is not shown.
        return UnsafeRawBufferPointer(start: bytes.baseAddress, count: filled)
    }

    private static func emptyError(at place: SourceLocation) -> ImportError {
        ImportError("the file is empty", at: place, remedy: "export it again, and check that the export has ended")
    }

    private static func openingError(_ code: Int32, at place: SourceLocation) -> ImportError {
        switch code {
        case ENOENT, ENOTDIR:
            ImportError("there is no such file", at: place, remedy: "check the path and its spelling")
        case EACCES, EPERM:
            ImportError(
                "the file may not be read: permission is missing",
                at: place,
                remedy: "give yourself permission to read it (chmod u+r), or copy it to a folder of your own"
            )
        case EMFILE, ENFILE:
            ImportError("too many files are open", at: place, remedy: "raise the limit (ulimit -n) and import again")
        default:
            ImportError(
                "the file can't be read: \(String(cString: strerror(code)))",
                at: place,
                remedy: "copy the file to a local disk and import that"
            )
        }
    }
}

/// Gives back what `mmap` gave.
func unmapFile(_ bytes: UnsafeRawBufferPointer) {
    _ = munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
}

/// Takes the pages before `place` out of the memory of the process; they stay in the system's cache.
func dropPages(_ bytes: UnsafeRawBufferPointer, before place: Int) {
    let pageSize = Int(getpagesize())
    let length = min(place, bytes.count) / pageSize * pageSize
    if length > 0 { _ = madvise(UnsafeMutableRawPointer(mutating: bytes.baseAddress), length, MADV_DONTNEED) }
}
