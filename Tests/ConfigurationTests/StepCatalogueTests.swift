import Configuration
import IntegrationModel
import Testing

@Suite("The step catalogue of the product")
struct StepCatalogueTests {
    static let steps = (try? StepCatalogue.bundled().steps) ?? []

    @Test("holds the 37 steps of the reference processes and general ones, each id once")
    func holdsItsSteps() throws {
        let ids = try StepCatalogue.bundled().steps.map(\.id)
        #expect(ids.count == Set(ids).count)
        for number in 1...37 { #expect(ids.contains(number < 10 ? "S0\(number)" : "S\(number)")) }
    }

    @Test("has for each step ranges in order, a grade, a source and a measure", arguments: steps)
    func isSane(_ step: StepTemplate) {
        for range in [step.weeks, step.cost] + step.closes.map(\.share) {
            #expect(range.low <= range.likely && range.likely <= range.high)
        }
        #expect(step.closes.allSatisfy { $0.share.low >= 0 && $0.share.high <= 1 })
        #expect(!step.closes.isEmpty)
        #expect(step.weeks.likely <= 12, "no step is longer than a phase")
        #expect(step.cost.likely * 1.15 <= 50_000, "no step costs more than a phase")
        #expect((0...5).contains(step.disruption))
        #expect(["A", "B", "C", "D"].contains(step.evidenceGrade))
        #expect(!step.evidenceSource.isEmpty && !step.measure.isEmpty && !step.effect.isEmpty)
    }

    @Test("needs nothing that is no step, and nothing in a circle")
    func prerequisitesAreAcyclic() {
        let byID = Dictionary(uniqueKeysWithValues: Self.steps.map { ($0.id, $0) })
        for step in Self.steps {
            var reached: Set<String> = []
            var stack = step.prerequisites
            while let next = stack.popLast() {
                guard let template = byID[next] else {
                    Issue.record("\(step.id) needs \(next), which is no step")
                    continue
                }
                if reached.insert(next).inserted { stack += template.prerequisites }
            }
            #expect(!reached.contains(step.id))
        }
    }

    @Test("closes or narrows each kind of gap, whatever the entities", arguments: GapKind.allCases)
    func closesEachKind(_ kind: GapKind) {
        let closing = Self.steps.filter { step in
            step.closes.contains { $0.kind == kind && $0.sourceEntities == nil && $0.targetEntities == nil }
        }
        #expect(!closing.isEmpty)
    }

    @Test("fills its titles with known placeholders only", arguments: steps)
    func titlesAreKnown(_ step: StepTemplate) {
        var rest = step.title ?? ""
        for known in ["{source}", "{target}", "{system}", "{systems}", "{entities}"] {
            rest = rest.split(separator: known, omittingEmptySubsequences: false).joined()
        }
        #expect(!rest.contains("{") && !rest.contains("}"))
    }
}

@Suite("A catalogue of the user's own")
struct OwnCatalogueTests {
    static func step(_ id: String, needs: String = "[]", extra: String = "") -> String {
        """
          - id: \(id)
            name: A step
            closes:
              - kinds: [leak]
                share: [0.5, 0.6, 0.7]
            prerequisites: \(needs)
            weeks: [1, 2, 3]
            cost: [1000, 2000, 3000]
            disruption: 1
            effect: It works.
            grade: D
            source: own experience
            measure: Leaked records\(extra)

        """
    }

    @Test("adds its steps to those of the product and may need them")
    func adds() throws {
        let base = try StepCatalogue.bundled()
        let own = "steps:\n" + Self.step("OWN1", needs: "[S03]")
        let merged = try StepCatalogue(yaml: own, file: "own.yaml", addingTo: base)
        #expect(merged.steps.count == base.steps.count + 1)
        #expect(merged.steps.last?.prerequisites == ["S03"])
        #expect(merged.steps.last?.scope == .direction)
    }

    @Test(
        "is refused with place and remedy where it is wrong",
        arguments: [
            (step("A") + step("A"), 15, "the id \"A\" a second time"),
            (step("A", needs: "[B]") + step("B", needs: "[A]"), 2, "steps that wait for each other: A, B"),
            (step("OWN", needs: "[OWM]"), 2, "\"OWM\" as what must come before \"OWN\""),
            (step("A", extra: "\n    wekks: [1, 2, 3]"), 15, "did you mean \"weeks\"?"),
            (step("A").replacing("leak", with: "leek"), 5, "did you mean \"leak\"?"),
            (step("A").replacing("[0.5, 0.6, 0.7]", with: "[0.5, 0.6, 1.7]"), 6, "a number from 0.0 to 1.0"),
            (step("A").replacing("[1, 2, 3]", with: "[3, 2, 1]"), 8, "low, likely and high in rising order"),
            (step("A").replacing("grade: D", with: "grade: E"), 12, "D (assumption)"),
            (step("A").replacing("disruption: 1", with: "disruption: 9"), 10, "a whole number from 0 to 5"),
            (step("A").replacing("    name: A step\n", with: ""), 2, "no \"name\" in steps[0]"),
        ]
    )
    func isRefused(_ steps: String, line: Int, words: String) throws {
        let error = try #require(throws: ConfigurationError.self) {
            try StepCatalogue(yaml: "steps:\n" + steps, file: "own.yaml")
        }
        #expect(error.line == line)
        #expect(error.description.hasPrefix("own.yaml:\(line):"))
        #expect(error.description.contains(words), "\(error)")
    }
}

extension String {
    func replacing(_ part: String, with other: String) -> String {
        split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
    }
}
