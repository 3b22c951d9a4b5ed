import ArgumentParser
import Glibc
import IntegrationModel
import Reporting
import Workspace

struct AcceptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Accepts a gap, with the reason; it stays accepted over later imports.",
        discussion: """
            An accepted gap is not part of the yearly cost, fails no check, and is suppressed in SARIF.

            EXAMPLES
              koppel accept 'island:hubspot' --why 'a pilot that ends in June'
              koppel accept 'island:hubspot' --withdraw
            """
    )

    @Argument(help: "The id of the gap.", completion: .custom(Completion.gaps))
    var gap: String

    @Option(help: "Why it may stay as it is.")
    var why: String?

    @Flag(help: "Take an acceptance back.")
    var withdraw = false

    @OptionGroup var workspace: WorkspaceOptions

    func validate() throws {
        let isEmpty = why.map { $0.allSatisfy(\.isWhitespace) } ?? true
        if withdraw, why != nil { throw ValidationError("--withdraw needs no --why") }
        if !withdraw, isEmpty {
            throw ValidationError("a gap is accepted with a reason\n  Try: --why 'a pilot that ends in June'")
        }
    }

    func run() throws {
        do {
            if withdraw {
                guard try workspace.open().withdrawAcceptance(of: gap) else {
                    throw Trouble.usage("\(gap) is not accepted\n  Try: koppel gaps")
                }
                return
            }
            let snapshot = try workspace.snapshot()
            guard snapshot.gaps.contains(where: { $0.id == gap }) else {
                throw Trouble.usage(UnknownGap(gap, in: snapshot).description)
            }
            try workspace.open().acceptGap(gap, why: why ?? "", at: Double(time(nil)))
        } catch let error as WorkspaceError {
            throw Trouble.nothing(error.description)
        }
    }
}
