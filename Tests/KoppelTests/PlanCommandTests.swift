import Foundation
import TestSupport
import Testing

@Suite("From the vision back to the next step")
struct PlanCommandTests {
    /// Imports a copy of the sample's exports; its folder of exports also has its vision, its names and its own figures.
    static func imported() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let exports = AntwerpExports.root.appending(path: "Samples/order-to-cash/exports").path
        _ = try Tool.output(["import", exports, "--workspace", "sample.koppel"], in: folder)
        return folder
    }

    /// The templates of the steps of each phase.
    static func templates(_ plan: Data) throws -> [[String]] {
        guard case .array(let phases)? = try JSONSchemaCheck.parse(plan)["phases"] else { return [] }
        return phases.map { phase in
            guard case .array(let steps)? = phase["steps"] else { return [] }
            return steps.compactMap {
                if case .text(let id) = $0 { id.split(separator: ":").first.map(String.init) } else { nil }
            }
        }
    }

    static func quality(_ plan: Data) throws -> (value: Double, bound: Double) {
        let quality = try JSONSchemaCheck.parse(plan)["quality"]
        guard case .number(let value)? = quality?["value"], case .number(let bound)? = quality?["bound"] else {
            Issue.record("no quality")
            return (0, 0)
        }
        return (value, bound)
    }

    /// The weeks of each phase.
    static func weeks(_ plan: Data) throws -> [Double] {
        try JSONSchemaCheck.parse(plan)["phases"]?.elements.compactMap { $0["weeks"]?.double } ?? []
    }

    @Test("order to cash: quotes, then online orders of regular customers, then automatic invoicing and follow-up")
    func orderToCash() throws {
        let folder = try Self.imported()
        let plan = try Tool.output(["plan", "--format", "json"], in: folder)
        let templates = try Self.templates(plan)
        #expect(templates.map { $0.sorted() } == [["S08"], ["S12"], ["S16", "S18", "S19"]])
        #expect(try Self.weeks(plan) == [8, 10, 10])
        let text = String(decoding: try Tool.output(["explain", "phase-1"], in: folder), as: UTF8.self)
        for reason in ["No customers go from Bookkeeping to Quote tool", "of it goes away", "payback:"] {
            #expect(text.contains(reason), "\(text)")
        }
        let gap = "manual-rekeying:bestellijst/verkooporders>boekhouding/verkooporders"
        let figures = String(decoding: try Tool.output(["explain", gap], in: folder), as: UTF8.self)
        #expect(figures.contains("own count of"), "\(figures)")

        // Without the step of the first phase, others come first, and the plan beside it says so.
        let without = try Tool.output(["what-if", "--without", "S08", "--format", "json"], in: folder)
        let schema = String(decoding: try Tool.output(["schema", "what-if"], in: folder), as: UTF8.self)
        #expect(try JSONSchemaCheck(schema: schema).faults(in: without).isEmpty)
        guard case .array(let gone)? = try JSONSchemaCheck.parse(without)["noLongerDone"] else {
            Issue.record("nothing is gone")
            return
        }
        #expect(gone.contains { if case .text(let id) = $0 { id.hasPrefix("S08:") } else { false } })
        let smaller = String(
            decoding: try Tool.output(["what-if", "--budget", "5000-20000", "--weeks", "6"], in: folder),
            as: UTF8.self
        )
        #expect(smaller.contains("What if a phase costs €5,000 to €20,000, a phase takes 6 weeks at most"))

        // The plan as a program for solvers, and the answer of one.
        let program = String(decoding: try Tool.output(["plan", "--format", "lp"], in: folder), as: UTF8.self)
        #expect(program.contains("Maximize") && program.contains(": S08:"))
        guard ["/usr/bin/cbc", "/usr/local/bin/cbc"].contains(where: FileManager.default.isExecutableFile) else {
            print("skipped: cbc is not installed (apt-get install coinor-cbc)")
            return
        }
        let proved = try Tool.output(["plan", "--solver", "cbc", "--format", "json"], in: folder)
        // The solver's optimum is no lower than the best plan, and no higher than the plan's own bound.
        let own = try Self.quality(plan)
        let certified = try Self.quality(proved)
        #expect(certified.bound >= certified.value && certified.value >= own.value - 0.01)
        #expect(certified.bound <= own.bound + 0.01)
    }

    @Test("what can't be asked is said with what can")
    func faults() throws {
        let company = try SmallCompany.imported()
        for (arguments, words) in [
            (["what-if"], "nothing is different"), (["what-if", "--weeks", "60"], "expected 1 to 52"),
            (["what-if", "--without", "S99"], "no step has this id"), (["what-if", "--budget", "9-4"], "--budget"),
            (["plan", "--seconds", "0"], "less than 1"),
        ] {
            let result = try Tool.run(arguments, in: company.folder)
            #expect(result.code == 2, "\(arguments)")
            #expect(result.errors.contains(words), "\(result.errors)")
        }
    }

    @Test("a step of the company's own beside the exports is planned with, and a fault in it has its line")
    func ownStep() throws {
        let company = try SmallCompany.imported()
        let step = """
            steps:
              - id: OWN1
                name: Talk to each other
                title: "Let {source} talk to {target}"
                closes:
                  - kinds: [leak, manual-rekeying]
                    share: [0.5, 0.7, 0.9]
                weeks: [1, 1, 1]
                cost: [100, 100, 100]
                disruption: 0
                effect: "Fewer lost orders"
                grade: D
                source: our own idea
                measure: orders lost

            """
        try company.folder.write(step, to: "exports/steps.yaml")
        _ = try Tool.output(["import", "exports", "--workspace", "acme.koppel"], in: company.folder)
        let plan = String(decoding: try Tool.output(["next", "--format", "json"], in: company.folder), as: UTF8.self)
        #expect(plan.contains("\"OWN1:"))
        try company.folder.write(step.replacing("grade: D", with: "grade: Z"), to: "exports/steps.yaml")
        let result = try Tool.run(["import", "exports", "--workspace", "acme.koppel"], in: company.folder)
        #expect(result.code != 0 && result.errors.contains("steps.yaml:12"), "\(result.errors)")
    }
}
