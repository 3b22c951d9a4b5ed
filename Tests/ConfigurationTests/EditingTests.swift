import IntegrationModel
import Testing

@testable import Configuration

@Suite("Corrections written into koppel.yaml")
struct EditingTests {
    private static let systems = [DeclaredSystem(path: "shop", id: "shop", name: "Web \"shop\": #1", kind: .webshop)]
    private static let datasets = [
        DatasetCorrection(
            id: "shop/orders",
            entity: .order,
            fields: ["Bestelnr: ": .number, "- x": nil, "naïve\u{7}": .date]
        )
    ]

    @Test(
        "are what is read again, and leave the rest as it is",
        arguments: [
            "", "company: Example\n",
            "# first\ncompany: Example # same line\n\n# about files\nfiles:\n  - path: a.csv\n    encoding: utf-8\n",
            "systems:\n- path: shop\n  id: shop\ncompany: Example\n",
            "datasets:\n  # mine\n  - id: shop/orders\n    entity: invoice\n\n# about flows\nflows:\n  - from: a/b\n    to: c/d\n",
            "datasets: []\nsystems: [{path: shop, id: shop}]\n",
            "company: Example\r\nsystems:\r\n  - path: x\r\n    id: x\r\n",
        ]
    )
    func edits(yaml: String) throws {
        let former = try ProjectConfiguration(yaml: yaml)
        let text = try ProjectConfiguration.edited(yaml, systems: Self.systems, datasets: Self.datasets)
        var wanted = former
        wanted.systems = Self.systems
        wanted.datasets = Self.datasets
        #expect(try ProjectConfiguration(yaml: text) == wanted)
        for comment in yaml.split(whereSeparator: \.isNewline).filter({ $0.contains("#") }) {
            #expect(text.contains(comment.drop { $0 == " " }), "\(comment)")
        }
        #expect(try ProjectConfiguration.edited(text, systems: Self.systems, datasets: Self.datasets) == text)
    }

    @Test("taking the last one away takes its key away")
    func empties() throws {
        let yaml = "company: Example\nsystems:\n  - path: shop\n    id: shop\n"
        #expect(try ProjectConfiguration.edited(yaml, systems: [], datasets: []) == "company: Example\n")
    }

    @Test("a file that can't be changed without losing something stays", arguments: ["{company: Example}\n"])
    func refuses(yaml: String) {
        #expect(throws: ConfigurationError.self) {
            try ProjectConfiguration.edited(yaml, systems: Self.systems, datasets: [])
        }
    }

    @Test("a price file holds what differs, and gives the same figures again")
    func prices() throws {
        let usual = try PriceModel.bundled()
        #expect(usual.yaml(differingFrom: usual) == "prices: []\n")
        var own = try #require(usual["hourly.cost"])
        own.range = Range3(30, 41.5, 60)
        own.source = "own \"payroll\""
        let changed = usual.replacing(with: PriceModel(currency: usual.currency, assumptions: [own]))
        let text = changed.yaml(differingFrom: usual)
        let read = usual.replacing(with: try PriceModel(yaml: text, file: "prices.yaml", replacingIn: usual))
        #expect(read == changed)
        #expect(text.split(separator: "- id:").count == 2, "one figure")
    }

    @Test(
        "goals of a vision are what is read again, and limits stay as they are",
        arguments: [
            "", "# ours\nlimits:\n  weeks: 8   # holidays\n  untouchable: [bank]\n",
            "goals:\n  # the first\n  - id: a\n    months: 12\n    targets:\n      - {from: order, to: invoice, days: 1}\nowners:\n  party: crm\n",
        ]
    )
    func vision(yaml: String) throws {
        let former = try Vision(yaml: yaml)
        let flows = [90.0 * 60, 86_400, 129_600, 61, nil].map { seconds in
            WantedFlow(
                source: WantedEnd(system: "shop", entity: .order),
                target: WantedEnd(system: "erp", entity: seconds == nil ? .invoice : .order),
                withinSeconds: seconds
            )
        }
        let goals = [
            VisionGoal(
                id: "b",
                title: "Orders: \"by themselves\"",
                months: 24,
                flows: flows,
                targets: ProcessTarget.Measure.allCases.map {
                    ProcessTarget(source: .order, target: .payment, measure: $0, value: 0.5)
                }
            )
        ]
        let text = try Vision.edited(yaml, goals: goals)
        let read = try Vision(yaml: text)
        #expect(read.goals.count == 1)
        #expect(read.goals[0].targets == goals[0].targets && read.goals[0].title == goals[0].title)
        for (flow, wanted) in zip(read.goals[0].flows, flows) {
            #expect(flow.source == wanted.source && flow.target == wanted.target)
            #expect(abs((flow.withinSeconds ?? 0) - (wanted.withinSeconds ?? 0)) < 0.001)
        }
        #expect(read.limits == former.limits && read.owners == former.owners)
        for comment in yaml.split(whereSeparator: \.isNewline).filter({ $0.contains("#") }) {
            #expect(text.contains(comment.drop { $0 == " " }), "\(comment)")
        }
    }
}
