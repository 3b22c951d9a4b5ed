public import ArgumentParser
import Configuration
import Glibc
public import Reporting
import Workspace

/// In which language people are to be told.
struct LanguageOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            The language of texts: en, nl, fr or de. Without it, that of KOPPEL_LANGUAGE, else the "language" in the \
            koppel.yaml of the exports, else English; JSON and other documents for programs are the same in all.
            """,
            valueName: "language"
        ),
        completion: .list(Language.allCases.map(\.rawValue))
    )
    var language: Language?

    /// The language for what a workspace holds.
    ///
    /// The locale of the machine decides nothing, so that the same command says the same everywhere.
    func chosen(for workspace: WorkspaceOptions) throws -> Language {
        if let language { return language }
        if let name = getenv("KOPPEL_LANGUAGE").map({ String(cString: $0) }), !name.isEmpty {
            guard let language = Language(locale: name) else {
                throw Trouble.usage(
                    "KOPPEL_LANGUAGE is \"\(name)\"; expected one of en, nl, fr and de\n  Try: unset it"
                )
            }
            return language
        }
        // A faulty file is told when the exports are read; here it can be done without.
        let folders = (try? workspace.open().importedFolders()) ?? []
        let path = folders.map { $0 + "/" + ProjectConfiguration.fileName }.first(where: FilePath.exists)
        guard let path, let bytes = try? FilePath.read(path),
            let project = try? ProjectConfiguration(yaml: String(decoding: bytes, as: UTF8.self), file: path)
        else { return .english }
        return project.language.flatMap { Language(rawValue: $0) } ?? .english
    }

    /// How a page about what a workspace holds is set on this terminal.
    func page(for workspace: WorkspaceOptions) throws -> PageSetup { Console.page(in: try chosen(for: workspace)) }
}

extension Language: ExpressibleByArgument {
    /// `nl`, or the name of a locale such as `nl_BE.UTF-8`.
    public init?(argument: String) { self.init(locale: argument) }
}
