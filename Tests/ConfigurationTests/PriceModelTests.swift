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
