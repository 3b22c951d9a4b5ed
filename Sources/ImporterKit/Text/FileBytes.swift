/// The bytes of a file, read-only, for as long as this object lives.
///
/// A large file is mapped into memory, so that its pages are read when they are needed and given back when memory is
/// short; a small one is read, which is faster than mapping. A file that is cut short by another program *while* it is
/// mapped ends the process with a bus error, as for every program that maps files; take a copy of files that are still
/// being written.
public final class FileBytes: @unchecked Sendable {
    /// All bytes. Valid for the lifetime of this object: keep it alive with `withExtendedLifetime`.
    public let buffer: UnsafeRawBufferPointer
    /// What the system said of the file when it was opened; nil where these are not the bytes of a file.
    public internal(set) var status: FileStatus?
    private let release: Release

    private enum Release {
        case unmap, deallocate
        /// The bytes are those of another object, which lives as long as this one.
        case share(FileBytes)
    }

    /// A file that is held open for who opens it next.
    struct Held: Sendable {
        var absolutePath: String
        var bytes: FileBytes
    }

    @TaskLocal static var held: Held?

    /// Calls `body`, in which opening the file again gives the same bytes without asking the system for them.
    public static func holding<Result>(
        _ bytes: FileBytes?,
        from absolutePath: String,
        _ body: () throws -> Result
    ) rethrows -> Result {
        guard let bytes else { return try body() }
        return try $held.withValue(Held(absolutePath: absolutePath, bytes: bytes), operation: body)
    }

    /// Bytes that are already in memory, such as the entry of an archive; they are copied.
    public init(_ bytes: some Collection<UInt8>) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
        copy.copyBytes(from: bytes)
        buffer = UnsafeRawBufferPointer(copy)
        release = .deallocate
    }

    init(mapped: UnsafeRawBufferPointer) {
        buffer = mapped
        release = .unmap
    }

    init(sharing other: FileBytes) {
        buffer = other.buffer
        release = .share(other)
    }

    init(allocated: UnsafeRawBufferPointer) {
        buffer = allocated
        release = .deallocate
    }

    deinit {
        switch release {
        case .unmap: unmapFile(buffer)
        case .deallocate: buffer.deallocate()
        case .share: break
        }
    }

    /// Tells that the bytes before `place` are not needed soon, so that a large file does not fill the memory of the
    /// process. They stay readable.
    public func passed(_ place: Int) {
        if case .unmap = release { dropPages(buffer, before: place) }
    }

    /// In bytes.
    public var count: Int { buffer.count }

    /// The first bytes, at most `limit` of them.
    public func head(_ limit: Int = 1 << 16) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: buffer[..<min(limit, buffer.count)])
    }
}

/// What the system says of a file: its size in bytes, and when its content was last written and the file last touched in
/// any way, in nanoseconds since 1970.
public struct FileStatus: Sendable {
    public var size: Int
    public var modified: Int
    public var changed: Int

    public init(size: Int, modified: Int, changed: Int) {
        (self.size, self.modified, self.changed) = (size, modified, changed)
    }
}
