import FoundationEssentials
import Glibc

/// A file while it is fetched: beside its place, with what the server said of it, so that it can be gone on with.
final class Draft {
    private let path: String
    private let draftPath: String
    private var descriptor: Int32 = -1
    private(set) var size = 0

    init(_ path: String) {
        self.path = path
        let (folder, name) = Self.parts(path)
        draftPath = "\(folder)/.\(name).part"
    }

    deinit { close() }

    private static func parts(_ path: String) -> (String, String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        return (String(path[..<slash]), String(path[path.index(after: slash)...]))
    }

    private static func validatorsPath(of path: String) -> String {
        let (folder, name) = parts(path)
        return "\(folder)/.\(name).validators"
    }

    private static func read(_ path: String) -> Validators? {
        FileManager.default.contents(atPath: path).flatMap {
            try? JSONDecoder().decode(Validators.self, from: $0)
        }
    }

    private static func write(_ validators: Validators, to path: String) {
        if let data = try? JSONEncoder().encode(validators) { try? FetchedFile.write(Array(data), to: path) }
    }

    /// Of the whole file that is there.
    var known: Validators? {
        access(path, F_OK) == 0 ? Self.read(Self.validatorsPath(of: path)) : nil
    }

    /// Of the beginning that is there.
    var validators: Validators? { Self.read(Self.validatorsPath(of: draftPath)) }

    func note(_ validators: Validators) { Self.write(validators, to: Self.validatorsPath(of: draftPath)) }

    /// Opens the draft.
    ///
    /// - Returns: how much of it is there.
    func open(resuming: Bool) throws -> Int {
        close()
        let flags = O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | (resuming ? 0 : O_TRUNC)
        descriptor = Glibc.open(draftPath, flags, 0o600)
        guard descriptor >= 0 else { throw failure }
        size = max(0, Int(lseek(descriptor, 0, SEEK_END)))
        return size
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws {
        var rest = bytes
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure }
            size += count
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
        }
    }

    /// Bytes of the whole file that is there; nil where there is none.
    var knownSize: Int? {
        var facts = stat()
        return stat(path, &facts) == 0 ? Int(facts.st_size) : nil
    }

    /// Begins again.
    func restart() {
        if descriptor >= 0 {
            _ = ftruncate(descriptor, 0)
            _ = lseek(descriptor, 0, SEEK_SET)
        } else {
            unlink(draftPath)
        }
        unlink(Self.validatorsPath(of: draftPath))
        size = 0
    }

    func close() {
        if descriptor >= 0 { Glibc.close(descriptor) }
        descriptor = -1
    }

    /// Puts the draft in its place.
    func complete(_ validators: Validators) throws {
        close()
        guard rename(draftPath, path) == 0 else { throw failure }
        unlink(Self.validatorsPath(of: draftPath))
        Self.write(validators, to: Self.validatorsPath(of: path))
    }

    func discard() {
        close()
        unlink(draftPath)
        unlink(Self.validatorsPath(of: draftPath))
    }

    private var failure: FetchFailure {
        FetchFailure(
            "\(path) can't be written (\(String(cString: strerror(errno))))",
            remedy: "make room, or use another folder"
        )
    }
}
