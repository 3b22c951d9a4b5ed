import Glibc
import Synchronization

/// A program that was started, with what it writes.
///
/// It runs in a process group of its own and gets no other file of this process than its three standard ones. It waits
/// while nobody reads what it writes.
final class ChildProcess: Sendable {
    let id: pid_t
    let output: Int32
    let errors: Int32
    private let ended = Atomic<Bool>(false)

    enum End: Equatable {
        case code(Int32)
        case signal(Int32)
    }

    /// Starts a program found on the `PATH`.
    ///
    /// - Parameter environment: all variables that it gets.
    /// - Throws: ``FetchFailure`` where there is no such program.
    init(_ arguments: [String], environment: [String: String]) throws {
        let (output, errors) = (try Pipe(), try Pipe())
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output.writeEnd, 1)
        posix_spawn_file_actions_adddup2(&actions, errors.writeEnd, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK))
        // Threads that block signals would hand that on, and the program could not be asked to end.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setpgroup(&attributes, 0)

        var process: pid_t = 0
        let variables = environment.map { "\($0)=\($1)" }.sorted()
        var code: Int32 = 0
        // A program that was written a moment ago is busy while another child holds the file, until that one starts its own.
        for wait in [0, 10, 50, 200, 500] as [UInt32] {
            usleep(wait * 1_000)
            code = Self.withCStrings(arguments) { arguments in
                Self.withCStrings(variables) { variables in
                    arguments.first.flatMap(\.self).map {
                        posix_spawnp(&process, $0, &actions, &attributes, arguments, variables)
                    } ?? EINVAL
                }
            }
            if code != ETXTBSY { break }
        }
        close(output.writeEnd)
        close(errors.writeEnd)
        guard code == 0 else {
            close(output.readEnd)
            close(errors.readEnd)
            throw FetchFailure(
                "the program \(arguments.first ?? "") can't be started (\(String(cString: strerror(code))))",
                remedy: "install it, or give its whole path"
            )
        }
        id = process
        self.output = output.readEnd
        self.errors = errors.readEnd
    }

    deinit {
        close(output)
        close(errors)
    }

    private struct Pipe {
        let readEnd: Int32
        let writeEnd: Int32

        init() throws {
            var ends: [Int32] = [0, 0]
            guard pipe(&ends) == 0 else {
                throw FetchFailure(
                    "no pipe can be made (\(String(cString: strerror(errno))))",
                    remedy: "close other programs"
                )
            }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            (readEnd, writeEnd) = (ends[0], ends[1])
        }
    }

    private static func withCStrings<Result>(
        _ texts: [String],
        _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = texts.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }

    /// Waits for the end.
    func wait() -> End {
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        ended.store(true, ordering: .sequentiallyConsistent)
        let signal = status & 0x7F
        return signal == 0 ? .code(status >> 8 & 0xFF) : .signal(signal)
    }

    /// Asks the program and those it started to end, and ends them after a while.
    func stop() {
        kill(-id, SIGTERM)
        for _ in 0..<50 where !ended.load(ordering: .sequentiallyConsistent) { usleep(100_000) }
        kill(-id, SIGKILL)
    }
}

/// Reads what a program writes, line by line.
enum LineReading {
    /// - Parameters:
    ///   - limit: bytes of a line; longer ones are cut there.
    ///   - body: gets each line without its end, and whether it had one.
    static func lines(
        of descriptor: Int32,
        limit: Int,
        _ body: (UnsafeRawBufferPointer, _ isWhole: Bool) throws -> Void
    ) rethrows {
        var pending: [UInt8] = []
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { block.deallocate() }
        while true {
            let count = read(descriptor, block.baseAddress, block.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            var rest = UnsafeRawBufferPointer(rebasing: block[..<count])
            while let base = rest.baseAddress, let end = memchr(base, 0x0A, rest.count) {
                let length = UnsafeRawPointer(end) - base
                let line = UnsafeRawBufferPointer(rebasing: rest[..<length])
                if pending.isEmpty {
                    try body(line, true)
                } else {
                    append(line, to: &pending, limit)
                    try pending.withUnsafeBytes { try body($0, true) }
                    pending.removeAll(keepingCapacity: true)
                }
                rest = UnsafeRawBufferPointer(rebasing: rest[(length + 1)...])
            }
            append(rest, to: &pending, limit)
        }
        if !pending.isEmpty { try pending.withUnsafeBytes { try body($0, false) } }
    }

    private static func append(_ bytes: UnsafeRawBufferPointer, to pending: inout [UInt8], _ limit: Int) {
        pending.append(contentsOf: bytes.prefix(max(0, limit + 1 - pending.count)))
    }
}
