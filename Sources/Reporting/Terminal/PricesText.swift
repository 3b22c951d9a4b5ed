public import IntegrationModel

/// The figures of the price model as text: `koppel prices`.
public struct PricesText: Sendable {
    private let figures: [PriceAssumption]
    private let width: Int
    private let style: TextStyle
    private let language: Language

    /// - Parameter width: of the terminal, in columns.
    public init(
        _ figures: [PriceAssumption],
        width: Int = 100,
        style: TextStyle = .plain,
        language: Language = .english
    ) {
        self.figures = figures
        self.width = width
        self.style = style
        self.language = language
    }

    public var text: String { Language.$current.withValue(language) { page } }

    private var page: String {
        var page = TextPage(width: width, style: style)
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
