/// Tasks that may be done in any order and at the same time, shared by the threads of a team.
///
/// They are begun at once, and the thread that began them goes on with something else until it needs them done.
public final class SharedTasks: TeamWork, @unchecked Sendable {
    private let team: WorkTeam
    private let count: Int
    private let task: @Sendable (Int) -> Void
    // Guarded by the team's monitor.
    private var begun = 0
    private var done = 0

    /// Begins tasks.
    ///
    /// - Parameters:
    ///   - count: of tasks; those with small numbers are begun first.
    ///   - task: does the task of a number from 0 on.
    public init(_ count: Int, in team: WorkTeam, _ task: @escaping @Sendable (Int) -> Void) {
        self.team = team
        self.count = count
        self.task = task
        team.begin(self)
    }

    /// Helps until all tasks are done. Must be called once.
    public func finish() { team.finish(self) }

    func step(_ monitor: Monitor) -> WorkStep {
        guard begun < count else { return done == count ? .ended : .waiting }
        let number = begun
        begun += 1
        monitor.unlock()
        task(number)
        monitor.lock()
        done += 1
        if done == count { monitor.tell() }
        return .done
    }
}
