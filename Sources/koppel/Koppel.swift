import ArgumentParser
import Reporting

/// The command line.
@main
struct Koppel: ParsableCommand {
    static let version = "0.1.0"
    /// The day from which the manual page is, as man(7) wants one.
    static let manualDate = "2026-11-30"

    static let configuration = CommandConfiguration(
        commandName: "koppel",
        abstract:
            "Shows how data really flows between a company's systems, what that costs, and which small step to take next.",
        discussion: """
            Everything runs on this machine; nothing is sent anywhere.

            EXAMPLES
              koppel run exports/                  import, map, gaps, next step and report in one go
              koppel import exports/               read the exports into a workspace
              koppel map                           the systems and the flows that the exports prove
              koppel gaps                          what is wrong, in hours and euros
              koppel next                          the next small step, with its arithmetic
              koppel plan                          the phases after it, and how far they go towards the vision
              koppel explain 'leak:…'              the evidence behind a flow, a gap or a step
              koppel start phase-1                 freeze what the phase will be measured by
              koppel measure                       what it changed, after new exports
              koppel diff                          what is otherwise than before

            EXIT CODES
              0 done   1 done, and --fail-on found a gap   2 wrong usage
              3 done, but some inputs could not be read    4 nothing could be done
            """,
        version: version,
        subcommands: [
            RunCommand.self, ImportCommand.self, MapCommand.self, GapsCommand.self, NextCommand.self,
            VisionCommand.self, PlanCommand.self, WhatIfCommand.self,
            ReportCommand.self, ServeCommand.self, ExplainCommand.self, KeysCommand.self, MatchesCommand.self,
            LinksCommand.self,
            StartCommand.self, MeasureCommand.self, CloseCommand.self, PhasesCommand.self, OutcomesCommand.self,
            SnapshotsCommand.self, DiffCommand.self,
            ConfirmCommand.self, ForbidCommand.self, ReviewCommand.self, AcceptCommand.self, PricesCommand.self,
            ImportersCommand.self,
            SimulateCommand.self, SchemaCommand.self,
            ManualCommand.self,
        ]
    )

    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let trouble as Trouble {
            Console.error(trouble.message)
            exit(withError: trouble.code)
        } catch let code as ExitCode where code.rawValue != ExitCode.validationFailure.rawValue {
            exit(withError: code)
        } catch {
            if exitCode(for: error) == .success { exit(withError: error) }
            Console.error(fullMessage(for: error) + remedy(for: Array(CommandLine.arguments.dropFirst())))
            exit(withError: ExitCode(2))
        }
    }

    /// The command that was meant, where the one that was named is none.
    private static func remedy(for arguments: [String]) -> String {
        var known = configuration.subcommands
        var path = ["koppel"]
        for argument in arguments {
            guard !known.isEmpty, !argument.hasPrefix("-") else { return "" }
            let names = known.map(name)
            if let place = names.firstIndex(of: argument) {
                known = parts(of: known[place])
                path.append(argument)
                continue
            }
            let nearest = Suggestion.nearest(to: argument, among: names + (path.count == 1 ? ["help"] : []))
            return nearest.isEmpty
                ? "" : "\n  Try: " + nearest.map { (path + [$0]).joined(separator: " ") }.joined(separator: ", or ")
        }
        return ""
    }

    private static func name(of command: any ParsableCommand.Type) -> String {
        command.configuration.commandName ?? ""
    }

    private static func parts(of command: any ParsableCommand.Type) -> [any ParsableCommand.Type] {
        command.configuration.subcommands
    }
}
