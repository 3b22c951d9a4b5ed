import Glibc

/// What comes in on standard input.
public enum StandardInput {
    /// Keeps all of it in a file that its owner alone can read.
    ///
    /// - Parameter limit: in bytes.
    /// - Throws: ``FetchFailure`` where it is larger, or the disk is full.
    public static func keep(at path: String, limit: Int) throws {
        let draft = path + ".part"
        let file = try FetchedFile(making: draft)
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer { block.deallocate() }
        var size = 0
        while true {
            let count = read(0, block.baseAddress, block.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw FetchFailure(
                    "it can't be read (\(String(cString: strerror(errno))))",
                    remedy: "save it in a file"
                )
            }
            if count == 0 { break }
            size += count
            guard size <= limit else {
                unlink(draft)
                throw FetchFailure("it is longer than \(limit) bytes", remedy: "import with a higher --max-download")
            }
            try file.write(UnsafeRawBufferPointer(rebasing: block[..<count]))
        }
        try file.finish()
        guard rename(draft, path) == 0 else {
            throw FetchFailure("\(path) can't be written (\(String(cString: strerror(errno))))", remedy: "make room")
        }
    }
}
