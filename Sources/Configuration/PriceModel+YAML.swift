public import IntegrationModel

extension PriceModel {
    /// Reads a price model. A company's own file has the same form as the one that comes with the product, and need
    /// hold only what differs:
    ///
    /// ```yaml
    /// prices:
    ///   - id: hourly.cost
    ///     range: [40, 43, 46]     # low, likely, high; or one number
    ///     unit: EUR per hour
    ///     words: an hour of administrative work costs the employer
    ///     source: own payroll, 2026
    ///     grade: A
    /// ```
    ///
    /// - Parameters:
    ///   - yaml: The file's text.
    ///   - file: Its name, for messages.
    ///   - base: The model whose figures it replaces. Its ids are then the only ones allowed.
    /// - Throws: ``ConfigurationError`` with file, line and column.
    public init(yaml: String, file: String, replacingIn base: PriceModel? = nil) throws(ConfigurationError) {
        let top = try YAMLValue.compose(yaml, file: file)?.section(allowing: ["currency", "prices"])
        var assumptions: [PriceAssumption] = []
        var ids: Set<String> = []
        for value in try top?["prices"]?.list() ?? [] {
            let assumption = try PriceAssumption(value)
            guard ids.insert(assumption.id).inserted else {
                throw value.error("the id \"\(assumption.id)\" a second time", expected: "each id once")
            }
            if let base, base[assumption.id] == nil {
                let known = base.assumptions.map(\.id)
                throw value.error(
                    "\"\(assumption.id)\", which nothing is priced with",
                    expected: "the id of a figure of the price model",
                    remedy: Spelling.nearest(to: assumption.id, among: known).map { "did you mean \"\($0)\"?" }
                )
            }
            assumptions.append(assumption)
        }
        let currency = try top?.string("currency") ?? base?.currency ?? "EUR"
        let own = PriceModel(currency: currency, assumptions: assumptions)
        self = base?.replacing(with: own) ?? own
    }

    /// The price model that comes with the product.
    ///
    /// - Throws: ``ConfigurationError`` for a fault in the product's own file, which its tests rule out.
    public static func bundled() throws(ConfigurationError) -> PriceModel {
        try PriceModel(yaml: String(decoding: PackageResources.prices_yaml, as: UTF8.self), file: "prices.yaml")
    }
}

extension PriceAssumption {
    init(_ value: YAMLValue) throws(ConfigurationError) {
        let section = try value.section(allowing: ["id", "range", "unit", "words", "source", "grade"])
        self.init(
            id: try section.required("id").string(),
            range: try section.required("range").range3(in: 0...1_000_000_000),
            unit: try section.required("unit").string(),
            source: try section.required("source").string(),
            grade: try section.required("grade").grade(),
            words: try section.required("words").string()
        )
    }
}
