import Dispatch
import Glibc

/// Threads that share pieces of work, whose results are joined in the order of the pieces.
///
/// A thread that has nothing to do helps with what others have begun, so pieces within pieces (chunks of a file, files
/// of a system, systems) keep all threads busy without any thread knowing what the others do. What comes out does not
/// depend on the number of threads.
public final class WorkTeam: Sendable {
    /// How many threads work, at least 1.
    public let threads: Int
    /// Bytes that may be held for pieces that are not yet joined.
    public let memory: Int
    /// Bytes of a chunk of a file. It is the same for any number of threads.
    public let chunkBytes: Int
    private let monitor = Monitor()
    private let work = Work()

    /// What the monitor guards.
    private final class Work: @unchecked Sendable {
        /// Work that has been begun and is not yet done.
        var jobs: [any TeamWork] = []
        var isClosed = false
    }

    public init(threads: Int, memory: Int = 1 << 28, chunkBytes: Int = WorkTeam.usualChunkBytes) {
        self.threads = max(threads, 1)
        self.memory = max(memory, 0)
        self.chunkBytes = max(chunkBytes, 1)
    }

    /// Large enough that joining chunks costs little, small enough that some fit into the cache of a processor.
    public static let usualChunkBytes = 1 << 23

    /// The processors of the machine.
    public static var processors: Int { max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1) }

    /// How many pieces, each of which holds so many bytes, may be begun and not yet joined: 1 or more.
    public func piecesAtOnce(holding bytes: Int) -> Int {
        min(2 * threads, max(memory / max(bytes, 1), 1))
    }

    /// Runs `body` while the other threads help with the ordered work that it begins. Returns when both are done.
    public func run<Result>(_ body: () throws -> Result) rethrows -> Result {
        for _ in 1..<threads {
            DispatchQueue.global().async { self.help() }
        }
        defer {
            monitor.lock()
            work.isClosed = true
            monitor.unlockAndTell()
        }
        return try body()
    }

    /// Works through pieces on this thread and on those that help.
    ///
    /// - Parameters:
    ///   - limit: how many pieces may be begun and not yet joined, at least 1.
    ///   - next: gives the next piece, or nil after the last; called by one thread at a time.
    ///   - work: makes the result of a piece; called by several threads at once.
    ///   - join: gets the results in the order of the pieces; called by one thread at a time, which may be another each
    ///     time. Returns whether to go on.
    public func inOrder<Piece, Result>(
        atMost limit: Int,
        next: @escaping () -> Piece?,
        work: @escaping (Piece) -> Result,
        join: @escaping (Piece, Result) -> Bool
    ) {
        let job = Pieces(limit: max(limit, 1), next: next, work: work, join: join)
        begin(job)
        finish(job)
    }

    /// Lets the other threads do what they can of a job, while this one goes on.
    func begin(_ job: any TeamWork) {
        monitor.lock()
        work.jobs.append(job)
        monitor.unlockAndTell()
    }

    /// Helps with a job until it is done.
    func finish(_ job: any TeamWork) {
        monitor.lock()
        while true {
            switch job.step(monitor) {
            case .done: continue
            case .waiting: monitor.wait()
            case .ended:
                work.jobs.removeAll { $0 === job }
                monitor.unlock()
                return
            }
        }
    }

    private func help() {
        monitor.lock()
        search: while !work.isClosed {
            // What was begun last is closest to its end, and holds the most memory until then.
            for job in work.jobs.reversed() {
                if case .done = job.step(monitor) { continue search }
            }
            monitor.wait()
        }
        monitor.unlock()
    }
}

/// What came of looking for something to do.
enum WorkStep {
    case done, waiting, ended
}

protocol TeamWork: AnyObject {
    /// Does one thing. The monitor is locked before and afterwards, and open meanwhile.
    func step(_ monitor: Monitor) -> WorkStep
}

/// Pieces of work under way. All stored properties are guarded by the team's monitor.
private final class Pieces<Piece, Result>: TeamWork {
    private let limit: Int
    private let next: () -> Piece?
    private let work: (Piece) -> Result
    private let join: (Piece, Result) -> Bool
    private var results: [Int: (Piece, Result)] = [:]
    private var begun = 0
    private var joined = 0
    private var working = 0
    private var isTakingNext = false
    private var isJoining = false
    private var isExhausted = false
    private var isStopped = false

    init(
        limit: Int,
        next: @escaping () -> Piece?,
        work: @escaping (Piece) -> Result,
        join: @escaping (Piece, Result) -> Bool
    ) {
        self.limit = limit
        self.next = next
        self.work = work
        self.join = join
    }

    func step(_ monitor: Monitor) -> WorkStep {
        if !isJoining, !isStopped, let (piece, result) = results.removeValue(forKey: joined) {
            isJoining = true
            monitor.unlock()
            let goesOn = join(piece, result)
            monitor.lock()
            isJoining = false
            joined += 1
            if !goesOn {
                isStopped = true
                results.removeAll()
            }
            monitor.tell()
            return .done
        }
        if !isTakingNext, !isExhausted, !isStopped, begun - joined < limit {
            isTakingNext = true
            monitor.unlock()
            let piece = next()
            monitor.lock()
            isTakingNext = false
            guard let piece else {
                isExhausted = true
                monitor.tell()
                return .done
            }
            let position = begun
            begun += 1
            working += 1
            monitor.unlockAndTell()
            let result = work(piece)
            monitor.lock()
            working -= 1
            if !isStopped { results[position] = (piece, result) }
            monitor.tell()
            return .done
        }
        let isIdle = working == 0 && !isJoining && !isTakingNext
        return isIdle && (isStopped || isExhausted && joined == begun) ? .ended : .waiting
    }
}
