import IntegrationModel

extension StepTemplate {
    private static let keys = [
        "id", "name", "title", "process", "scope", "sourceKinds", "targetKinds", "changes", "closes", "prerequisites",
        "betterAfter", "weeks", "cost", "upkeep", "sizedFor", "disruption", "enabler", "fallback", "effect", "grade",
        "source", "measure", "family", "needlessWith",
    ]

    init(_ value: YAMLValue) throws(ConfigurationError) {
        let section = try value.section(allowing: Self.keys)
        var closes: [GapClosing] = []
        for rule in try section.required("closes").list() { closes += try GapClosing.rules(rule) }
        self.init(
            id: try section.required("id").string(),
            name: try section.required("name").string(),
            process: try section["process"]?.choice(BusinessProcess.self),
            closes: closes,
            prerequisites: try section.list("prerequisites") { value throws(ConfigurationError) in try value.string() },
            weeks: try section.required("weeks").range3(in: 0.1...520),
            cost: try section.required("cost").range3(in: 0...100_000_000),
            disruption: try section.required("disruption").integer(in: 0...5),
            effect: try section.required("effect").string(),
            evidenceGrade: try section.required("grade").grade(),
            measure: try section.required("measure").string(),
            title: try section.string("title"),
            scope: try section["scope"]?.choice(StepScope.self) ?? .direction,
            sourceKinds: try section.choices("sourceKinds", SystemKind.self),
            targetKinds: try section.choices("targetKinds", SystemKind.self),
            changes: try section["changes"]?.choice(StepEnd.self),
            betterAfter: try section.list("betterAfter") { value throws(ConfigurationError) in try value.string() },
            enabler: try section["enabler"]?.boolean() ?? false,
            fallback: try section["fallback"]?.boolean() ?? false,
            sizedFor: try section["sizedFor"]?.integer(in: 1...1_000_000_000),
            upkeep: try section["upkeep"]?.double(in: 0...1) ?? 0,
            evidenceSource: try section.required("source").string(),
            family: try section["family"]?.choice(StepFamily.self),
            needlessWith: try section.choices("needlessWith", CanonicalField.self) ?? []
        )
    }
}

extension GapClosing {
    /// The rules that one entry stands for: one for each kind it names.
    static func rules(_ value: YAMLValue) throws(ConfigurationError) -> [GapClosing] {
        let section = try value.section(allowing: ["kinds", "from", "to", "mechanisms", "share"])
        let kinds = try section.required("kinds").list()
        let share = try section.required("share").range3(in: 0...1)
        let from = try section.choices("from", Entity.self)
        let to = try section.choices("to", Entity.self)
        let mechanisms = try section.choices("mechanisms", Mechanism.self)
        var rules: [GapClosing] = []
        for kind in kinds {
            rules.append(
                GapClosing(
                    kind: try kind.choice(GapKind.self),
                    sourceEntities: from,
                    targetEntities: to,
                    mechanisms: mechanisms,
                    share: share
                )
            )
        }
        return rules
    }
}

extension YAMLSection {
    func choices<Choice: RawRepresentable & CaseIterable>(
        _ key: String,
        _ type: Choice.Type
    ) throws(ConfigurationError) -> [Choice]? where Choice.RawValue == String {
        try optionalList(key) { value throws(ConfigurationError) in try value.choice(type) }
    }
}
