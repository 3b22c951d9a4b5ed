import ArgumentParser
import Glibc
import IntegrationModel
import MappingPipeline
import Reporting

struct ReviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Shows doubtful pairs of records one by one, and keeps what you say of them.",
        discussion: """
            First both records, without what the program believes; after the answer its figures. The answers are written
            into koppel.yaml beside the exports as links that are confirmed or forbidden: they win over what is found.
            q ends; what was answered is kept, and the next review goes on from there.

            EXAMPLES
              koppel review --between crm/companies erp/customers
              koppel review --between erp/customers erp/customers
              koppel review --export labels.csv
            """
    )

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var language: LanguageOptions

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Two systems or datasets; the same one twice for its duplicates.", valueName: "a b")
    )
    var between: [String] = []

    @Option(help: "At most so many pairs.")
    var top: Int?

    @Option(
        help: ArgumentHelp(
            "Write all answers as a table of labels (CSV) instead; - for standard output.",
            valueName: "file"
        ),
        completion: .file(extensions: ["csv"])
    )
    var export: String?

    @OptionGroup var resources: ResourceOptions

    func run() throws {
        var answers = try CorrectionFile(of: try workspace.open())
        if let export { return try write(LinkLabels(answers.links).csv, to: export) }
        guard between.count == 2 else {
            throw Trouble.usage(
                "--between takes two systems or datasets\n  Try: koppel review --between crm/companies erp/customers"
            )
        }
        let sides = try LinkingSide.sides(between, workspace: workspace, resources: resources.resources)
        let review = try LinkReview(sides[0], sides[1])
        let open = review.pairs(besides: answers.links).prefix(top ?? .max)
        let page = try language.page(for: workspace)
        func tell(_ message: Message) { Console.output(message.text(in: page.language)) }
        guard !open.isEmpty else { return tell("there is no doubtful pair that you have not answered") }
        tell("\(open.count) doubtful \(open.count, one: "pair", other: "pairs"): y the same, n not, s skip, q end")
        for (index, pair) in open.enumerated() {
            Console.output("")
            tell("\(index + 1) of \(open.count) pairs")
            Console.output(review.blind(pair))
            guard let verdict = ask(in: page.language) else { break }
            if case .said(let verdict) = verdict {
                answers.add(review.correction(pair, verdict))
                try answers.write()
                answers = try CorrectionFile(of: try workspace.open())
            }
            Console.output("\n" + review.explanation(pair, page))
        }
        let said = answers.links
        Console.output("")
        tell("\(answers.path) has \(said.count) \(said.count, one: "answer", other: "answers")")
    }

    private enum Answer {
        case said(Verdict)
        case skipped
    }

    /// What is typed; nil to end.
    private func ask(in language: Language) -> Answer? {
        while true {
            Console.write(("the same? [y/n/s/q]" as Message).text(in: language) + " ", to: 1)
            guard let line = readLine() else { return nil }
            switch line.lowercased().first {
            case "y", "j", "o": return .said(.confirmed)
            case "n": return .said(.forbidden)
            case "s": return .skipped
            case "q": return nil
            default:
                Console.output(("y for the same, n for not, s to skip, q to end" as Message).text(in: language))
            }
        }
    }

    private func write(_ text: String, to path: String) throws {
        if path == "-" { Console.write(text, to: 1) } else { try FilePath.write(text, to: path) }
    }
}

/// Answers as a table of labels, for measuring and training elsewhere (RFC 4180).
struct LinkLabels {
    private let links: [LinkCorrection]

    init(_ links: [LinkCorrection]) { self.links = links }

    var csv: String {
        let rows = links.map { link in
            [
                link.left.dataset, link.left.key, link.right.dataset, link.right.key,
                link.verdict == .confirmed ? "1" : "0",
            ]
        }
        return ([["left_dataset", "left_key", "right_dataset", "right_key", "same"]] + rows)
            .map { $0.map(Self.quoted).joined(separator: ",") + "\r\n" }.joined()
    }

    private static func quoted(_ value: String) -> String {
        guard value.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return value }
        return "\"" + value.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
