import ArgumentParser
import IntegrationModel
import MappingPipeline
import Reporting

struct WhatIfCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "what-if",
        abstract: "Plans again with another budget, another length or without a step, and shows both plans.",
        discussion: """
            Nothing is kept. What is kept stands in vision.yaml, under limits.

            EXAMPLES
              koppel what-if --budget 30000
              koppel what-if --budget 5000-30000 --weeks 8
              koppel what-if --without S11
              koppel what-if --without 'S40:odoo/sale.order>facturen-ubl/invoices' --format json
            """
    )

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var language: LanguageOptions

    @Option(help: ArgumentHelp("What a phase may cost at most, or at least and at most.", valueName: "amount|from-to"))
    var budget: Budget?

    @Option(help: "How many weeks a phase may take, 1–52.")
    var weeks: Int?

    @Option(
        help: ArgumentHelp(
            "A step to do without, or all steps of one of the catalogue; may be repeated.",
            valueName: "step"
        )
    )
    var without: [String] = []

    @Option(name: [.short, .long], help: "text or json.")
    var format: TextFormat = .text

    func validate() throws {
        if let weeks, !(1...52).contains(weeks) {
            throw ValidationError("--weeks is \(weeks); expected 1 to 52\n  Try: --weeks 8")
        }
        if budget == nil, weeks == nil, without.isEmpty {
            throw ValidationError("nothing is different\n  Try: --budget 30000, --weeks 8 or --without S11")
        }
    }

    func run() throws {
        let snapshot = try workspace.snapshot()
        var constraints = snapshot.roadmap.constraints
        if let budget {
            constraints.maxBudget = budget.most
            constraints.minBudget = budget.least ?? min(constraints.minBudget, budget.most)
        }
        if let weeks { constraints.maxWeeks = weeks }
        for step in without { try check(step, in: snapshot) }
        let other = try workspace.replanning(snapshot, constraints: constraints, excluding: Set(without)).roadmap()
        switch format {
        case .text:
            let page = try language.page(for: workspace)
            let words = page.language.writing { question(constraints) }
            Console.output(WhatIfText(snapshot, other: other, question: words, page).text)
        case .json: Console.output(WhatIfDocument(snapshot, other: other, without: without).text)
        }
    }

    private func check(_ step: String, in snapshot: Snapshot) throws {
        let known = snapshot.roadmap.steps
        guard !known.contains(where: { $0.id == step || $0.template == step }) else { return }
        let near = known.filter { $0.id.hasPrefix(step) }.prefix(3).map { "--without '\($0.id)'" }
        let remedy = near.isEmpty ? "koppel next --format json lists the steps" : near.joined(separator: "\n       ")
        throw Trouble.usage(
            "--without \(step): no step has this id; expected one of the latest plan's\n  Try: \(remedy)"
        )
    }

    private func question(_ constraints: PlanningConstraints) -> Message {
        var parts: [Message] = []
        if budget != nil {
            let bounds = [constraints.minBudget, constraints.maxBudget].map {
                Language.text(ofMoney: $0.rounded(), constraints.currency)
            }
            parts.append("a phase costs \(bounds[0]) to \(bounds[1])")
        }
        if let weeks { parts.append("a phase takes \(weeks) \(weeks, one: "week", other: "weeks") at most") }
        if !without.isEmpty { parts.append("without \(without.map { Message(verbatim: $0) }.listed)") }
        return parts.joined(separator: ", ")
    }

    /// `30000`, or `5000-30000`.
    struct Budget: ExpressibleByArgument {
        var least: Double?
        var most: Double

        init?(argument: String) {
            let parts = argument.split(separator: "-", omittingEmptySubsequences: false).map { Double($0) }
            guard let last = parts.last, let most = last, most.isFinite, most > 0, most <= 100_000_000 else {
                return nil
            }
            self.most = most
            switch parts.count {
            case 1: least = nil
            case 2:
                guard let first = parts[0], first.isFinite, first >= 0, first <= most else { return nil }
                least = first
            default: return nil
            }
        }
    }
}
