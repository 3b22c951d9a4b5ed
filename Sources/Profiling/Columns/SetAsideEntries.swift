import Glibc

/// Entries of columns that wait in a file until their block is complete. The file has no name, and goes with the last that
/// refers to it, also when the program is ended.
final class SetAsideEntries: @unchecked Sendable {
    private struct Part {
        var offset: Int
        var count: Int
    }

    private let descriptor: Int32
    private var size = 0
    private let path: String
    /// By column, in the order of its entries: hashes, and as many tokens behind them.
    private var parts: [[Part]] = []

    /// nil where the file can't be made.
    init?(beside path: String) {
        self.path = path + ".entries"
        descriptor = open(self.path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return nil }
        unlink(self.path)
    }

    deinit { close(descriptor) }

    /// Appends entries of a column, which follow those appended before. Returns whether there was room for them.
    func append(_ hashes: UnsafeBufferPointer<UInt64>, _ tokens: UnsafeBufferPointer<UInt64>, of column: Int) -> Bool {
        guard lseek(descriptor, off_t(size), SEEK_SET) >= 0,
            OutputFile.write(UnsafeRawBufferPointer(hashes), to: descriptor),
            OutputFile.write(UnsafeRawBufferPointer(tokens), to: descriptor)
        else { return false }
        while parts.count <= column { parts.append([]) }
        parts[column].append(Part(offset: size, count: hashes.count))
        size += hashes.count * 16
        return true
    }

    /// Reads all entries of a column.
    ///
    /// - Parameters:
    ///   - hashes: room for as many as were appended.
    ///   - tokens: the same.
    func read(
        of column: Int,
        _ hashes: UnsafeMutablePointer<UInt64>,
        _ tokens: UnsafeMutablePointer<UInt64>
    ) throws(ColumnFileError) {
        guard column < parts.count else { return }
        var done = 0
        for part in parts[column] {
            try read(part.offset, part.count, hashes + done)
            try read(part.offset + part.count * 8, part.count, tokens + done)
            done += part.count
        }
    }

    private func read(_ offset: Int, _ count: Int, _ words: UnsafeMutablePointer<UInt64>) throws(ColumnFileError) {
        var done = 0
        while done < count * 8 {
            let result = pread(
                descriptor,
                UnsafeMutableRawPointer(words) + done,
                count * 8 - done,
                off_t(offset + done)
            )
            if result < 0, errno == EINTR { continue }
            guard result > 0 else { throw ColumnFileError.system(path) }
            done += result
        }
    }

    /// Forgets all entries, and gives their place on the disk back.
    func removeAll() {
        guard size > 0 else { return }
        ftruncate(descriptor, 0)
        size = 0
        for column in parts.indices { parts[column].removeAll() }
    }
}
