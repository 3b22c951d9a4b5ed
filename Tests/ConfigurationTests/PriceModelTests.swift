import Configuration
import IntegrationModel
import Testing

@Suite("The price model")
struct PriceModelTests {
    @Test("has for each figure a range in order, a unit, a source and a grade")
    func isSane() throws {
        let model = try PriceModel.bundled()
        #expect(model.currency == "EUR")
        for figure in model.assumptions {
            #expect(figure.range.low <= figure.range.likely && figure.range.likely <= figure.range.high)
            #expect(!figure.unit.isEmpty && !figure.source.isEmpty && !figure.words.isEmpty)
            #expect(["A", "B", "C", "D"].contains(figure.grade))
            if figure.unit == "share" { #expect(figure.range.high <= 1) }
        }
    }

    @Test("has minutes of typing for each entity", arguments: Entity.allCases)
    func hasTyping(_ entity: Entity) throws {
        let typing = try #require(try PriceModel.bundled().typing(entity))
        #expect(typing.id == "minutes.\(entity.rawValue).typing")
        #expect(typing.unit == "minutes")
    }

    @Test("takes the general figure where an entity has none")
    func fallsBack() throws {
        let model = PriceModel(assumptions: [
            PriceAssumption(
                id: "share.other.lost",
                range: Range3(0, 0.1, 0.2),
                unit: "share",
                source: "s",
                grade: "D",
                words: "w"
            )
        ])
        #expect(model.lost(.invoice)?.id == "share.other.lost")
        #expect(model.typing(.order) == nil)
    }

    @Test("takes a company's own figures in the place of the general ones")
    func isReplaced() throws {
        let own = """
            prices:
              - id: hourly.cost
                range: 43
                unit: EUR per hour
                words: an hour costs
                source: own payroll
                grade: A
            """
        let base = try PriceModel.bundled()
        let model = try PriceModel(yaml: own, file: "prices.yaml", replacingIn: base)
        #expect(model["hourly.cost"]?.range == Range3(43, 43, 43))
        #expect(model.assumptions.count == base.assumptions.count)
    }

    @Test("refuses a figure that nothing is priced with, and says which was meant")
    func refusesUnknown() throws {
        let own = """
            prices:
              - id: hourly.costs
                range: [1, 2, 3]
                unit: EUR per hour
                words: an hour costs
                source: own payroll
                grade: A
            """
        let error = try #require(throws: ConfigurationError.self) {
            try PriceModel(yaml: own, file: "own.yaml", replacingIn: try PriceModel.bundled())
        }
        #expect(error.line == 2)
        #expect(error.remedy == "did you mean \"hourly.cost\"?")
    }
}

@Suite("Own prices in koppel.yaml")
struct OwnPriceTests {
    @Test("take the place of the figures of the price model, with a source")
    func own() throws {
        let yaml = """
            prices:
              hourly.cost: 43
              minutes.order.typing: [2, 3, 4]
              minutes.party.typing:
                range: [1, 2, 3]
                source: own count
            """
        let configuration = try ProjectConfiguration(yaml: yaml)
        let model = try PriceModel.bundled().replacing(configuration.prices)
        #expect(model["hourly.cost"]?.range == Range3(43, 43, 43))
        #expect(model["hourly.cost"]?.unit == "EUR per hour")
        #expect(model["minutes.order.typing"]?.range == Range3(2, 3, 4))
        #expect(model["minutes.party.typing"]?.source == "own figure, own count")
        #expect(model.assumptions.count == (try PriceModel.bundled()).assumptions.count)
    }

    @Test(
        "name the place and the nearest figure of a wrong one",
        arguments: [
            ("prices:\n  hourly.costs: 43", "did you mean \"hourly.cost\"?"),
            ("prices:\n  hourly.cost: [3, 2, 1]", "rising"),
            ("prices:\n  hourly.cost: cheap", "number"), ("prices:\n  hourly.cost:\n    source: x", "range"),
        ]
    )
    func wrong(yaml: String, words: String) {
        do {
            _ = try ProjectConfiguration(yaml: yaml)
            Issue.record("no error")
        } catch {
            #expect(error.description.contains(words), "\(error.description)")
            #expect(error.description.contains(":2") || error.description.contains(":3"))
        }
    }
}
