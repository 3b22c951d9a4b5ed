import FoundationEssentials
import Glibc

/// A file of fetched data, readable by its owner only.
final class FetchedFile {
    private let descriptor: Int32
    private let path: String
    private var block: [UInt8] = []

    /// Makes a file; one that is there is emptied.
    init(making path: String) throws {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw Self.failure(path) }
    }

    deinit { Glibc.close(descriptor) }

    func write(_ bytes: UnsafeRawBufferPointer) throws {
        block.append(contentsOf: bytes)
        if block.count > 1 << 16 { try flush() }
    }

    func write(_ bytes: [UInt8]) throws { try bytes.withUnsafeBytes { try write($0) } }

    /// Writes what is left.
    func finish() throws { try flush() }

    private func flush() throws {
        var rest = block[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.failure(path) }
            rest = rest.dropFirst(count)
        }
        block.removeAll(keepingCapacity: true)
    }

    /// Writes a small file whole.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let file = try FetchedFile(making: path)
        try file.write(bytes)
        try file.finish()
    }

    /// Writes a small file whole, in the place of an older one at once.
    static func replace(_ path: String, with bytes: [UInt8]) throws {
        try write(bytes, to: path + ".part")
        guard rename(path + ".part", path) == 0 else { throw failure(path) }
    }

    /// Makes an empty folder, readable by its owner only.
    static func makeFolder(_ path: String) throws {
        try? FileManager.default.removeItem(atPath: path)
        guard mkdir(path, 0o700) == 0 else { throw failure(path) }
    }

    /// Makes a folder, readable by its owner only, where there is none.
    static func ensureFolder(_ path: String) throws {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw failure(path) }
    }

    /// Puts a folder in the place of another.
    static func replaceFolder(_ place: String, with folder: String) throws {
        try? FileManager.default.removeItem(atPath: place)
        guard rename(folder, place) == 0 else { throw failure(place) }
    }

    private static func failure(_ path: String) -> FetchFailure {
        FetchFailure(
            "\(path) can't be written (\(String(cString: strerror(errno))))",
            remedy: "make room, or use another folder"
        )
    }
}

/// Names of files for what is fetched.
enum FetchedName {
    /// A name that is safe for a file: letters, figures, `.`, `-`, `_` and blanks; never hidden, at most 120 bytes.
    static func safe(_ name: String) -> String {
        var safe = ""
        for character in name.prefix(120) {
            let isKept = character.isLetter || character.isNumber || "._- ".contains(character)
            safe.append(isKept ? character : "_")
            if safe.utf8.count > 120 { break }
        }
        while safe.hasPrefix(".") || safe.hasPrefix(" ") { safe.removeFirst() }
        return safe.isEmpty ? "unnamed" : safe
    }
}
