import ArgumentParser
import IntegrationModel
import Reporting

/// Text for people or JSON for programs.
enum TextFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

struct GapsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gaps",
        abstract: "Lists what is wrong between the systems, in hours and euros.",
        discussion: """
            EXAMPLES
              koppel gaps
              koppel gaps --format json
              koppel gaps --format csv > gaps.csv
              koppel gaps --format xlsx --output gaps.xlsx
              koppel gaps --format sarif > gaps.sarif
              koppel gaps --fail-on high
            """
    )

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var pseudonyms: PseudonymOptions
    @OptionGroup var language: LanguageOptions
    @OptionGroup var failure: FailureOptions

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, sarif, csv, xlsx
    }

    @Option(name: [.short, .long], help: "text, json, sarif (2.1.0), csv or xlsx.")
    var format: Format = .text

    @Option(name: [.short, .long], help: "The file to write; xlsx needs one.", completion: .file())
    var output: String?

    func run() throws {
        let snapshot = try pseudonyms.snapshot(of: workspace)
        switch format {
        case .text:
            try write(GapsText(snapshot, try language.page(for: workspace)).text)
        case .json: try write(GapsDocument(snapshot).text)
        case .sarif:
            let former = try pseudonyms.formerSnapshot(of: workspace)
            try write(SARIFDocument(snapshot, since: former, version: Koppel.version).text)
        case .csv: try write(GapsTable(snapshot).text)
        case .xlsx:
            guard let output else {
                throw Trouble.usage("a workbook is no text for the terminal\n  Try: --output gaps.xlsx")
            }
            try ReportFile.workbook(
                [Sheet.gaps(snapshot, language: try language.chosen(for: workspace))],
                snapshot,
                to: output
            )
        }
        try failure.check(snapshot)
    }

    private func write(_ text: String) throws {
        if let output { try FilePath.write(text, to: output) } else { Console.output(text) }
    }
}
