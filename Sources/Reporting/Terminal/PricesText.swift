public import IntegrationModel

/// The figures of the price model as text: `koppel prices`.
public struct PricesText: Sendable {
    private let figures: [PriceAssumption]
    private let width: Int
    private let style: TextStyle

    /// - Parameter width: of the terminal, in columns.
    public init(_ figures: [PriceAssumption], width: Int = 100, style: TextStyle = .plain) {
        self.figures = figures
        self.width = width
        self.style = style
    }

    public var text: String {
        var page = TextPage(width: width, style: style)
        page.heading(NumberText.count(figures.count, "figure") + ": likely, and low to high (10th and 90th percentile)")
        for figure in figures {
            page.line("\(figure.id)  \(figure.range.text(places: 4)) \(figure.unit)")
            page.paragraph("\(figure.words) (\(figure.source); grade \(figure.grade))", indent: 4, tone: .dim)
        }
        page.blank()
        page.paragraph(
            "A company's own figures go under \"prices\" in koppel.yaml. Grades: A official or peer reviewed, B survey, "
                + "C practitioner or vendor, D assumption.",
            indent: 0
        )
        return page.text
    }
}
