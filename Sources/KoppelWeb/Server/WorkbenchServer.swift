import Dispatch
import FlyingFox
import FlyingSocks

/// Serves the workbench on the loopback address of this machine, on a port that is free.
public final class WorkbenchServer: Sendable {
    private let server: HTTPServer
    private let router: Router

    /// - Parameter port: 0 for any that is free.
    public init(_ workbench: any Workbench, port: UInt16 = 0) throws {
        router = Router(workbench)
        server = HTTPServer(
            config: HTTPServer.Configuration(
                address: try .inet(ip4: "127.0.0.1", port: port),
                // A large export may take its time to come in.
                timeout: 3_600,
                logger: .disabled
            ),
            handler: router
        )
    }

    /// Answers requests until the task is cancelled or ``stop()`` is called.
    ///
    /// - Parameter ready: called with the address to open, token included.
    public func run(ready: @escaping @Sendable (String) -> Void) async throws {
        // What the first page needs is read while the browser starts.
        DispatchQueue.global().async { [router] in _ = try? router.workbench.snapshot() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.server.run() }
            group.addTask {
                try await self.server.waitUntilListening()
                guard case .ip4(_, let port)? = await self.server.listeningAddress else { return }
                let access = AccessGuard(token: AccessGuard.randomToken(), port: port)
                self.router.open(access)
                ready(access.address)
                await self.watch()
            }
            try await group.next()
            group.cancelAll()
        }
    }

    public func stop() async { await server.stop() }

    /// Tells the pages when somebody else, such as the command line, changes the workspace.
    private func watch() async {
        var known = try? router.workbench.revision()
        var ticks = 0
        while !Task.isCancelled {
            try? await Task.sleep(for: .seconds(1))
            guard router.hub.hasListeners else { continue }
            ticks += 1
            if ticks.isMultiple(of: 10) { router.hub.ping() }
            guard let revision = try? router.workbench.revision(), revision != known else { continue }
            known = revision
            router.hub.send("changed", ["revision": revision])
        }
    }
}

/// Runs work that takes long or blocks, away from the threads that answer requests.
func offPool<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
        DispatchQueue.global().async { continuation.resume(with: Swift.Result(catching: work)) }
    }
}
