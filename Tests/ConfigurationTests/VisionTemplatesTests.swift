import Configuration
import IntegrationModel
import Testing

@Suite("Templates of visions")
struct VisionTemplatesTests {
    static let templates = (try? VisionTemplates.bundled().templates) ?? []

    /// A company with everything: each kind of system holds every entity.
    static let company = FlowMap(
        systems: SystemKind.allCases.map {
            System(id: $0.rawValue, name: $0.rawValue, kind: $0, importer: "generic", folder: $0.rawValue)
        },
        datasets: SystemKind.allCases.flatMap { kind in
            Entity.allCases.map { dataset(kind.rawValue, $0, records: 10) }
        }
    )

    static func dataset(_ system: String, _ entity: Entity, records: Int) -> Dataset {
        Dataset(
            id: "\(system)/\(entity.rawValue)",
            system: system,
            entity: entity,
            importer: "generic",
            files: [],
            records: records,
            rejected: 0,
            fields: []
        )
    }

    @Test("there is one for each of the six processes")
    func processes() {
        #expect(
            Set(Self.templates.map(\.id)) == [
                "order-to-cash", "lead-to-quote", "procure-to-pay", "record-to-report", "product-data", "after-sales",
            ]
        )
    }

    @Test("each becomes goals that can be written, read again and measured", arguments: templates)
    func concrete(_ template: VisionTemplate) throws {
        let vision = template.vision(for: Self.company)
        #expect(vision.goals.map(\.id) == template.goals.map(\.id), "no goal is left out of a company with everything")
        #expect(try Vision(yaml: vision.yaml, systems: SystemKind.allCases.map(\.rawValue)) == vision)
        for goal in vision.goals {
            #expect([24, 48].contains(goal.months))
            #expect(goal.flows.allSatisfy { $0.source.system != $0.target.system })
        }
        #expect(
            template.vision(for: FlowMap()).goals.isEmpty,
            "and is silent about a company of which nothing is known"
        )
    }

    @Test("a flow goes to the first kind of system that holds it, and of several to the one with most records")
    func preference() throws {
        let template = VisionTemplate(
            id: "t",
            title: "T",
            goals: [
                VisionTemplate.Goal(
                    id: "g",
                    title: "G",
                    months: 24,
                    flows: [
                        VisionTemplate.Flow(
                            from: [.webshop, .erp],
                            to: [.erp, .accounting],
                            what: .order,
                            into: .order
                        )
                    ]
                )
            ],
            owners: [VisionTemplate.Owner(entity: .order, kinds: [.crm, .erp])]
        )
        let map = FlowMap(
            systems: [
                System(id: "big", name: "Big", kind: .erp, importer: "generic", folder: "big"),
                System(id: "small", name: "Small", kind: .erp, importer: "generic", folder: "small"),
                System(id: "shop", name: "Shop", kind: .webshop, importer: "generic", folder: "shop"),
            ],
            datasets: [
                Self.dataset("big", .order, records: 90), Self.dataset("small", .order, records: 5),
                Self.dataset("shop", .order, records: 40),
            ]
        )
        let vision = template.vision(for: map)
        #expect(vision.wantedFlows.map { "\($0.source.system)>\($0.target.system)" } == ["shop>big", "small>big"])
        #expect(vision.owners == [EntityOwner(entity: .order, system: "big")])
    }

    @Test(
        "a file of one's own is refused with place and remedy where it is wrong",
        arguments: [
            ("templates:\n  - id: a\n    goals: []\n  - id: a\n    goals: []\n", 4, "the id \"a\" a second time"),
            (
                "templates:\n  - id: a\n    goals:\n      - id: g\n        months: 0\n", 5,
                "a whole number from 1 to 120"
            ),
            (
                "templates:\n  - id: a\n    goals:\n      - id: g\n        months: 9\n        flows:\n"
                    + "          - {from: [shop], to: [erp], what: order}\n", 7, "webshop"
            ),
        ]
    )
    func isRefused(_ yaml: String, line: Int, words: String) throws {
        let error = try #require(throws: ConfigurationError.self) {
            try VisionTemplates(yaml: yaml, file: "own.yaml")
        }
        #expect(error.line == line)
        #expect(error.description.contains(words), "\(error)")
    }
}
