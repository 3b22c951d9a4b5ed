import Glibc

/// Runs one program to its end and writes down what it took.
///
///     measure REPORT OUTPUT ERRORS SECONDS BYTES PROGRAM ARGUMENT...
///
/// The report has five words: seconds of processor time, seconds of wall time, the peak of resident memory in bytes, the
/// wait status of the program, and whether it was ended because it took longer than SECONDS (1 or 0).
///
/// The program may have at most BYTES of writable memory of its own (`RLIMIT_DATA`).
///
/// It is a program of its own because Linux counts the peak of a new process from that of the process it was made from:
/// this one stays below 7 MB, and no smaller peak can be seen.
@main
struct Measure {
    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count > 6, let limit = Double(arguments[4]), let memory = UInt(arguments[5]) else {
            fail("REPORT OUTPUT ERRORS SECONDS BYTES PROGRAM are needed")
        }
        var most = rlimit(rlim_cur: memory, rlim_max: memory)
        setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &most)
        var expected = sigset_t()
        sigemptyset(&expected)
        sigaddset(&expected, SIGCHLD)
        sigprocmask(SIG_BLOCK, &expected, nil)
        let began = now()
        let process = start(Array(arguments[6...]), output: arguments[2], errors: arguments[3])
        let isLate = !waits(&expected, until: began + limit)
        if isLate { kill(-process, SIGKILL) }
        var status: Int32 = 0
        var usage = rusage()
        while wait4(process, &status, 0, &usage) < 0 {
            if errno != EINTR { fail("waiting: \(String(cString: strerror(errno)))") }
        }
        let wall = now() - began
        let processor = seconds(usage.ru_utime) + seconds(usage.ru_stime)
        write("\(processor) \(wall) \(usage.ru_maxrss * 1024) \(status) \(isLate ? 1 : 0)", to: arguments[1])
    }

    /// Starts it in a process group of its own, so that all of it can be ended.
    private static func start(_ arguments: [String], output: String, errors: String) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK))
        var pointers = arguments.map { strdup($0) } + [nil]
        var process: pid_t = 0
        let result = posix_spawnp(&process, arguments[0], &actions, &attributes, &pointers, environ)
        guard result == 0 else { fail("\(arguments[0]) could not be started: \(String(cString: strerror(result)))") }
        return process
    }

    /// - Returns: whether the program ended before the deadline.
    private static func waits(_ signals: inout sigset_t, until deadline: Double) -> Bool {
        while true {
            let rest = max(0, deadline - now())
            var time = timespec(tv_sec: Int(rest), tv_nsec: Int((rest - rest.rounded(.down)) * 1e9))
            if sigtimedwait(&signals, nil, &time) >= 0 { return true }
            if errno == EAGAIN && now() >= deadline { return false }
        }
    }

    private static func write(_ text: String, to path: String) {
        guard let file = fopen(path, "w") else { fail("\(path) could not be written") }
        fputs(text + "\n", file)
        fclose(file)
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }

    private static func fail(_ text: String) -> Never {
        let line = "measure: \(text)\n"
        _ = Glibc.write(2, line, line.utf8.count)
        exit(127)
    }
}
