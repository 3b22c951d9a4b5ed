import ArgumentParser

struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual",
        abstract: "Prints the manual page, or a script that completes commands in a shell.",
        discussion: """
            EXAMPLES
              koppel manual | man -l -
              koppel manual > ~/.local/share/man/man1/koppel.1
              koppel manual --completion bash > ~/.local/share/bash-completion/completions/koppel
              koppel manual --completion zsh > ~/.zfunc/_koppel
              koppel manual --completion fish > ~/.config/fish/completions/koppel.fish
            """
    )

    enum Shell: String, ExpressibleByArgument, CaseIterable {
        case bash, zsh, fish
    }

    @Option(help: ArgumentHelp("The script for a shell instead: bash, zsh or fish.", valueName: "shell"))
    var completion: Shell?

    func run() throws {
        switch completion {
        case .bash: Console.output(Koppel.completionScript(for: .bash))
        case .zsh: Console.output(Koppel.completionScript(for: .zsh))
        case .fish: Console.output(Koppel.completionScript(for: .fish))
        case nil:
            Console.output(try ManualPage(Koppel._dumpHelp(), version: Koppel.version, date: Koppel.manualDate).text)
        }
    }
}
