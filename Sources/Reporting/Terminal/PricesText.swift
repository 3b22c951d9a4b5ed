public import IntegrationModel

/// The figures of the price model as text: `koppel prices`.
public struct PricesText: Sendable {
    private let figures: [PriceAssumption]
    private let setup: PageSetup

    public init(
        _ figures: [PriceAssumption],
        _ setup: PageSetup = PageSetup()
    ) {
        self.figures = figures
        self.setup = setup
    }

    public var text: String { setup.language.writing { page } }

    private var page: String {
        var page = TextPage(setup)
        page.heading("\(NumberText.count(figures.count, "figure")): likely, and low to high (10th and 90th percentile)")
        for figure in figures {
            page.line("\(figure.id)  \(figure.range.text(places: 4)) \(Message(key: figure.unit))")
            page.paragraph(
                "\(Message(key: figure.words)) (\(Message(key: figure.source)); grade \(figure.grade))",
                indent: 4,
                tone: .dim
            )
        }
        page.blank()
        page.paragraph(
            """
            A company's own figures go under "prices" in koppel.yaml. Grades: A official or peer reviewed, B survey, \
            C practitioner or vendor, D assumption.
            """,
            indent: 0
        )
        return page.text
    }
}
