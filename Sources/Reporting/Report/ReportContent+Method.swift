internal import IntegrationModel

extension ReportContent {
    var method: [ReportBlock] {
        let constraints = snapshot.roadmap.constraints
        let least = NumberText.money(constraints.minBudget, constraints.currency)
        let most = NumberText.money(constraints.maxBudget, constraints.currency)
        var blocks: [ReportBlock] = [
            .paragraph(
                "Everything in this report comes from the exports alone: no system was asked, and nobody was interviewed."
            ),
            .list([
                rule(
                    "Links",
                    """
                    Records of two systems belong together where a number of one is found in the other, or where several \
                    fields agree.
                    """
                ),
                rule(
                    "Flows",
                    """
                    Shared records have no direction by themselves. A flow is stated only where evidence gives one, such \
                    as earlier creation or the other system's number; else the link stays a link.
                    """
                ),
                rule(
                    "Coverage and leaks",
                    """
                    A record counts as leaked only if it had time to arrive before the date of the exports, given the \
                    delays that the flow itself shows.
                    """
                ),
                rule(
                    "Money",
                    """
                    Low and high are meant as the 10th and 90th percentile. Money at risk may be lost or late; it is no \
                    yearly cost and is not added to it.
                    """
                ),
                rule(
                    "Next step",
                    "A phase takes at most \(NumberText.count(constraints.maxWeeks, "week")) and costs \(least) to \(most)."
                ),
            ]),
        ]
        // What only one gap rests on stands with that gap.
        let counts = snapshot.gaps.flatMap(\.assumptions).reduce(into: [:]) { $0[$1, default: 0] += 1 }
        let assumptions = counts.filter { $0.value > 1 }.keys.map(localized).sorted()
        if !assumptions.isEmpty {
            blocks += [.heading(3, "Assumptions that several prices rest on"), .list(assumptions.map { RichText($0) })]
        }
        return blocks
    }

    private func rule(_ name: Message, _ words: Message) -> RichText {
        RichText([.strong(localized("\(name).")), .plain(" " + localized(words))])
    }

    var inputs: [ReportBlock] {
        var blocks: [ReportBlock] = []
        if !snapshot.inputs.isEmpty { blocks.append(.table(inputTable)) }
        guard !snapshot.diagnostics.isEmpty else {
            return blocks + [.paragraph("Every export was read without remarks.")]
        }
        var table = ReportTable(
            "What was met while reading",
            [.init(title: "Place"), .init(title: "Severity"), .init(title: "What"), .init(title: "What to do")]
        )
        let limit = 200
        for diagnostic in snapshot.diagnostics.prefix(limit) {
            let count =
                diagnostic.occurrences > 1
                ? localized(" (\(NumberText.count(diagnostic.occurrences)) times)") : ""
            table.add([
                .code("\(diagnostic.location)"), RichText(diagnostic.severity.name),
                RichText(localized(message(confidentiality.text(ofRemark: diagnostic.message))) + count),
                RichText(message(confidentiality.text(ofRemark: diagnostic.remedy ?? ""))),
            ])
        }
        blocks += [.heading(3, "Diagnostics"), .table(table)]
        let rest = snapshot.diagnostics.count - limit
        if rest > 0 { blocks.append(.paragraph(RichText("and \(NumberText.count(rest)) more."))) }
        return blocks
    }

    /// The exports; those of one folder and importer as one row where they are many.
    private var inputTable: ReportTable {
        var table = ReportTable(
            "The exports",
            [
                .init(title: "File"), .init(title: "Bytes", isNumber: true), .init(title: "Read by"),
                .init(title: "Because"),
            ]
        )
        func importer(_ input: InputFile) -> RichText {
            input.importer.map { RichText($0) } ?? "nothing: it was left out"
        }
        if snapshot.inputs.count <= Self.shownFiles {
            for input in snapshot.inputs {
                table.add([
                    .code(input.path), RichText(NumberText.count(input.size)), importer(input),
                    RichText(input.reasons.map { localized(message($0)) }.joined(separator: "; ")),
                ])
            }
            return table
        }
        let groups = Dictionary(grouping: snapshot.inputs) { input in
            let folder = input.path.lastIndex(of: "/").map { String(input.path[...$0]) } ?? ""
            return folder + "\u{0}" + (input.importer ?? "")
        }
        for (_, inputs) in groups.sorted(by: { $0.key < $1.key }) {
            guard let first = inputs.first else { continue }
            let folder = first.path.lastIndex(of: "/").map { String(first.path[...$0]) } ?? ""
            let name = inputs.count == 1 ? first.path : "\(folder)… (\(NumberText.count(inputs.count, "file")))"
            table.add([
                .code(name), RichText(NumberText.count(inputs.reduce(0) { $0 + $1.size })), importer(first),
                RichText(first.reasons.map { localized(message($0)) }.joined(separator: "; ")),
            ])
        }
        return table
    }
}
