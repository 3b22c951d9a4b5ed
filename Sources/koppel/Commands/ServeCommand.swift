import ArgumentParser
import Dispatch
import Glibc
import KoppelWeb
import Synchronization
import Workspace

struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Opens the workbench: the map, gaps and next step as pages in your browser.",
        discussion: """
            The pages are for this machine alone: the address is that of the machine itself, with a random port and a
            token. Nothing is asked of any other machine. Commands can be used at the same time.

            EXAMPLES
              koppel serve
              koppel serve exports/ --workspace acme.koppel
              koppel serve --port 8080 --no-open
            """
    )

    @Argument(
        help: ArgumentHelp(
            "The folders with the exports. Without them, those that were imported last, or a new one beside the workspace.",
            valueName: "folder"
        ),
        completion: .directory
    )
    var folders: [String] = []

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var pseudonyms: PseudonymOptions
    @OptionGroup var resources: ResourceOptions
    @OptionGroup var reading: ReadingOptions

    @Option(help: "The port; without it, one that is free.")
    var port: UInt16 = 0

    @Flag(inversion: .prefixedNo, help: "Open the pages in the browser.")
    var open = true

    func run() throws {
        letItselfBeStopped()
        for folder in folders where !FilePath.isFolder(folder) {
            throw Trouble.nothing("\(folder): no such folder\n  Try: name the folder with the exports")
        }
        let path = try folders.first.map { workspace.path(for: $0) } ?? workspace.existingOrNamedPath()
        let workbench: LocalWorkbench
        do {
            workbench = try LocalWorkbench(
                workspace: try Workspace.openOrCreate(path),
                folders: folders,
                resources: resources.resources,
                reading: reading.options,
                usesPseudonyms: pseudonyms.pseudonyms
            )
        } catch let error as WorkspaceError {
            throw Trouble.nothing(error.description)
        }
        let server = try WorkbenchServer(workbench, port: port)
        let opens = open && isatty(1) == 1
        let done = Finish()
        Task {
            do {
                try await server.run { address in
                    Console.output("The workbench of \(path): \(address)\nTo stop it: Ctrl-C")
                    if opens { Browser.show(address) }
                }
                done.end(nil)
            } catch {
                done.end("the port can't be opened (\(error))\n  Try: leave --port out")
            }
        }
        if let trouble = done.wait() { throw Trouble.nothing(trouble) }
    }
}

/// Lets the signals that stop a program through.
///
/// A program inherits the signals that its parent's thread holds back, and those of many runtimes hold back all of them:
/// without this, a workbench that such a thread started could be stopped by nothing but SIGKILL.
private func letItselfBeStopped() {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
}

/// Lets the main thread wait for the server.
private final class Finish: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)
    private let trouble = Mutex<String?>(nil)

    func end(_ message: String?) {
        trouble.withLock { $0 = message }
        semaphore.signal()
    }

    func wait() -> String? {
        semaphore.wait()
        return trouble.withLock { $0 }
    }
}

/// The browser that the user's desktop knows.
private enum Browser {
    static func show(_ address: String) {
        var process = pid_t()
        let name = strdup("xdg-open")
        let argument = strdup(address)
        defer {
            free(name)
            free(argument)
        }
        var arguments = [name, argument, nil]
        // Where there is no desktop, the address that was printed is enough.
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        _ = posix_spawnp(&process, "xdg-open", &actions, nil, &arguments, environ)
        posix_spawn_file_actions_destroy(&actions)
    }
}
