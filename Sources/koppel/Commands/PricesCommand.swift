import ArgumentParser
import Configuration
import IntegrationModel
import Reporting
import Workspace

struct PricesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prices",
        abstract: "Lists the figures that gaps are priced with, each with its range and source.",
        discussion: """
            A company's own figures stand under "prices" in koppel.yaml, in the folder of its exports:

              prices:
                hourly.cost: [40, 43, 46]        # low, likely, high; or one number
                minutes.order.typing:
                  range: [3, 4, 6]
                  source: own count of 40 orders

            EXAMPLES
              koppel prices
              koppel prices hourly minutes.order
              koppel prices --format yaml
            """
    )

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, yaml
    }

    @Argument(help: "Only figures whose id holds one of these words.")
    var words: [String] = []

    @Option(name: [.short, .long], help: "text, or yaml to begin a koppel.yaml with.")
    var format: Format = .text

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var language: LanguageOptions

    func run() throws {
        let model = try model()
        let figures = model.assumptions.filter { figure in
            words.isEmpty || words.contains { figure.id.lowercased().contains($0.lowercased()) }
        }
        guard !figures.isEmpty else {
            throw Trouble.usage("no figure has an id with \(words.joined(separator: " or "))\n  Try: koppel prices")
        }
        switch format {
        case .text:
            Console.output(PricesText(figures, try language.page(for: workspace)).text)
        case .yaml:
            let lines = figures.map { figure in
                "  \(figure.id): [\(figure.range.low), \(figure.range.likely), \(figure.range.high)]  # \(figure.unit)"
            }
            Console.output((["prices:"] + lines).joined(separator: "\n"))
        }
    }

    /// The model with the company's own figures, where there is a workspace that knows its folder.
    private func model() throws -> PriceModel {
        do {
            let bundled = try PriceModel.bundled()
            let here = FilePath.entries(of: ".").count { $0.hasSuffix(".koppel") }
            guard workspace.workspace != nil || here == 1 else { return bundled }
            let known = try workspace.open()
            let project = try ProjectFile.read(in: known.importedFolders(), options: known.readingOptions())
            return bundled.replacing(project.prices)
        } catch let error as ConfigurationError {
            throw Trouble.nothing(error.description)
        } catch let error as WorkspaceError {
            throw Trouble.nothing(error.description)
        }
    }
}
