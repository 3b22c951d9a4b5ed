public import IntegrationModel

/// Why two records count as the same or not: `koppel explain link A B`.
public struct PairText: Sendable {
    /// A record and its values by field.
    public struct Side: Sendable {
        /// `shopify/customers:C-17`.
        public var name: String
        /// Where it stands: `webshop/customers.csv:12`.
        public var place: String
        /// The value of a field; "" where it has none.
        public var value: @Sendable (String) -> String

        public init(name: String, place: String, value: @escaping @Sendable (String) -> String) {
            self.name = name
            self.place = place
            self.value = value
        }
    }

    private let comparison: PairComparison
    private let verdict: Message
    private let sides: (left: Side, right: Side)
    private let setup: PageSetup

    /// - Parameters:
    ///   - verdict: what was decided, a sentence.
    public init(
        _ comparison: PairComparison,
        left: Side,
        right: Side,
        verdict: Message,
        _ setup: PageSetup = PageSetup()
    ) {
        self.comparison = comparison
        self.verdict = verdict
        sides = (left, right)
        self.setup = setup
    }

    /// The comparisons as a table, those that weigh most first, and what they come to.
    public var text: String { setup.language.writing { page } }

    private var page: String {
        var page = TextPage(setup)
        page.heading("Are they the same? \(sides.left.name) and \(sides.right.name)")
        page.line("\(sides.left.place) and \(sides.right.place)", tone: .dim)
        page.paragraph(verdict)
        page.blank()
        var table = TextTable([
            .init(title: "field", isFlexible: true), .init(title: "left", isFlexible: true),
            .init(title: "right", isFlexible: true), .init(title: "outcome"),
            .init(title: "bits", alignment: .right),
        ])
        for attribute in comparison.attributes.sorted(by: { abs($1.bits) < abs($0.bits) }) {
            table.add([
                .init(Self.name(of: attribute)), .init(Self.value(attribute, attribute.leftFields, sides.left)),
                .init(Self.value(attribute, attribute.rightFields, sides.right)), .init(attribute.outcome.words),
                .init(Self.bits(attribute.bits)),
            ])
        }
        table.add(["any two records", "", "", "before comparing", .init(Self.bits(comparison.prior))])
        if comparison.chance < 0 {
            table.add(["different records", "", "", "as alike by chance", .init(Self.bits(comparison.chance))])
        }
        table.add([.init("sum" as Message, .strong), "", "", "", .init(Self.bits(comparison.weight), .strong)])
        page.table(table)
        page.blank()
        page.paragraph(
            """
            A bit doubles the odds that they are the same: 0 is as likely as not, 10 is about 1,000 to 1, below 0 they are \
            likelier two. Weights are learnt from these records themselves.
            """,
            tone: .dim
        )
        return page.text
    }

    private static func name(of attribute: PairComparison.Attribute) -> String {
        let (left, right) = (
            attribute.leftFields.joined(separator: " + "), attribute.rightFields.joined(separator: " + ")
        )
        if attribute.isOfNumbersInside { return localized("numbers inside \(left)") }
        return left == right ? left : "\(left) = \(right)"
    }

    private static func value(_ attribute: PairComparison.Attribute, _ fields: [String], _ side: Side) -> String {
        attribute.isOfNumbersInside ? "" : fields.map(side.value).joined(separator: " ")
    }

    private static func bits(_ bits: Double) -> String {
        let text = NumberText.decimal(abs(bits), places: 1, keepingZeros: true)
        return (bits < 0 ? "−" : "+") + text
    }
}

extension PairComparison.Outcome {
    /// As a reader sees it.
    var words: String {
        switch self {
        case .same: localized("the same")
        case .nearlySame: localized("nearly the same")
        case .close: localized("close")
        case .similar: localized("alike")
        case .partlySimilar: localized("partly alike")
        case .slightlySimilar: localized("a little alike")
        case .hardlySimilar: localized("hardly alike")
        case .different: localized("different")
        case .swapped: localized("in each other's place")
        case .absent: localized("not known")
        }
    }
}
