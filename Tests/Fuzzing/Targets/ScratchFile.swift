import Glibc

/// A file in memory that is written again for each input, for what opens files by their path.
enum ScratchFile {
    /// One for each thread, so that tests may run at the same time.
    static var path: String {
        let folder = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
        return "\(folder)/koppel-fuzz-\(getpid())-\(pthread_self())"
    }

    /// Writes the file and tells its path.
    static func write(_ bytes: UnsafeRawBufferPointer) throws -> String {
        let path = path
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        try require(file >= 0, "\(path) cannot be opened")
        defer { close(file) }
        let written = bytes.count == 0 ? 0 : Glibc.write(file, bytes.baseAddress, bytes.count)
        try require(written == bytes.count, "\(path) cannot be written")
        return path
    }

    static func read(_ path: String) throws -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        try require(file >= 0, "\(path) cannot be opened")
        defer { close(file) }
        var result: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = Glibc.read(file, &block, block.count), count > 0 { result += block[..<count] }
        return result
    }

    static func remove() { unlink(path) }
}
