import ArgumentParser
import IntegrationModel
import MappingPipeline
import Reporting
import Workspace

struct OutcomesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outcomes",
        abstract: "Shows what finished steps taught, and shares that between clients without telling of them.",
        discussion: """
            A library of outcomes holds, for each finished step: its number in the catalogue, weeks, cost and effect as
            estimated and as they were, rounded, and a pseudonym that keeps the outcomes of one client together. No names,
            no dates, no records. Share it only where the client agrees.

            EXAMPLES
              koppel outcomes
              koppel outcomes export library.json
              koppel outcomes import library.json
            """,
        subcommands: [ListOutcomesCommand.self, ExportOutcomesCommand.self, ImportOutcomesCommand.self],
        defaultSubcommand: ListOutcomesCommand.self
    )
}

struct ListOutcomesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Shows what finished steps taught.",
        discussion: """
            EXAMPLES
              koppel outcomes
              koppel outcomes list --format json
            """
    )

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var language: LanguageOptions

    @Option(name: [.short, .long], help: "text or json.")
    var format: TextFormat = .text

    func run() throws {
        let workspace = try workspace.open()
        do {
            let lessons = try OutcomeLibrary.lessons(of: workspace).all
            switch format {
            case .text: Console.output(LessonsText(lessons, try language.page(for: self.workspace)).text)
            case .json: Console.output(LibraryDocument(try OutcomeLibrary.all(of: workspace), lessons: lessons).text)
            }
        } catch let error as WorkspaceError {
            throw Trouble.nothing(error.description)
        }
    }
}

struct ExportOutcomesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes this client's outcomes and those that were imported into a file.",
        discussion: """
            EXAMPLES
              koppel outcomes export library.json
            """
    )

    @Argument(help: "The file to write.", completion: .file(extensions: ["json"]))
    var file: String

    @OptionGroup var workspace: WorkspaceOptions

    func run() throws {
        let workspace = try workspace.open()
        do {
            let outcomes = try OutcomeLibrary.all(of: workspace).map(\.rounded)
            guard !outcomes.isEmpty else {
                throw Trouble.nothing("no step is finished yet\n  Try: koppel close PHASE --weeks N --cost N")
            }
            try FilePath.write(LibraryDocument(outcomes).text, to: file)
            Console.output("\(Count.words(outcomes.count, "outcome")) → \(file)")
        } catch let error as WorkspaceError {
            throw Trouble.nothing(error.description)
        }
    }
}

struct ImportOutcomesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Reads outcomes of other clients, for better estimates here.",
        discussion: """
            The plan is made anew with them. Outcomes that are known already are replaced, and this client's own are left
            out.

            EXAMPLES
              koppel outcomes import library.json
            """
    )

    @Argument(help: "A file that koppel outcomes export wrote.", completion: .file(extensions: ["json"]))
    var file: String

    @OptionGroup var workspace: WorkspaceOptions

    func run() throws {
        guard FilePath.exists(file) else {
            throw Trouble.nothing("\(file): no such file\n  Try: a file that koppel outcomes export wrote")
        }
        let workspace = try workspace.open()
        let outcomes = try OutcomeLibrary.read(file)
        do {
            let own = try workspace.pseudonym
            let others = outcomes.filter { $0.client != own }
            let new = try workspace.addLibraryOutcomes(others)
            try self.workspace.planWithLessons(in: workspace)
            Console.output("\(Count.words(others.count, "outcome")) of other clients, \(new) of them new")
        } catch let error as WorkspaceError {
            throw Trouble.nothing(error.description)
        }
    }
}
