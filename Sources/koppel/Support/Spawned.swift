import Glibc

/// Other programs.
enum Spawned {
    /// Runs a program that is found by its name, without output; its exit code, or nil where it can't be run.
    @discardableResult
    static func run(_ program: String, _ arguments: [String]) -> Int32? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor in [Int32(1), 2] {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
        }
        var pointers = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var process = pid_t()
        guard posix_spawnp(&process, program, &actions, nil, &pointers, environ) == 0 else { return nil }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : nil
    }
}

/// Folders for work that is thrown away.
enum TemporaryFolder {
    /// Makes an empty one, for nobody else to read.
    static func make() throws -> String {
        let parent = getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        var template = Array("\(parent)/koppel-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw Trouble.nothing("a folder for the work can't be made (\(String(cString: strerror(errno))))")
        }
        return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    static func remove(_ folder: String) { Spawned.run("rm", ["-rf", folder]) }
}
