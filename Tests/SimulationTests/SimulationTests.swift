import FoundationEssentials
import IntegrationModel
import Testing

@testable import Simulation

@Suite("Simulated companies")
struct SimulationTests {
    /// A plan of the seed, kept small so that the tests are fast.
    static func company(_ seed: UInt64) -> SimulatedCompany {
        var plan = SimulationPlan.random(seed: seed)
        plan.documents = min(plan.documents, 200)
        plan.parties = min(plan.parties, 120)
        return Simulation.generate(plan)
    }

    /// Fifty companies of successive seeds, with what stands in their exports.
    static let companies = (1...50).map { seed in
        let company = company(UInt64(seed))
        return (company: company, tokens: ExportTokens(company))
    }

    @Test("The same seed gives the same bytes", arguments: [UInt64(2), 19, 36, 60])
    func sameSeedSameBytes(seed: UInt64) throws {
        let (first, second) = (Self.company(seed), Self.company(seed))
        #expect(first.files == second.files)
        #expect(try first.truthText() == second.truthText())
    }

    @Test("Another seed gives another company")
    func anotherSeed() {
        #expect(Self.company(2).files != Self.company(3).files)
    }

    @Test("A plan survives its JSON")
    func planSurvivesJSON() throws {
        let plan = SimulationPlan.random(seed: 40)
        let again = try JSONDecoder().decode(SimulationPlan.self, from: JSONEncoder().encode(plan))
        #expect(Simulation.generate(again).files == Simulation.generate(plan).files)
    }

    @Test("Random plans give files and a truth that fits them", arguments: 0..<50)
    func randomPlans(place: Int) {
        let (company, tokens) = Self.companies[place]
        let truth = company.truth
        #expect((2...6).contains(truth.systems.count))
        for system in truth.systems { #expect(tokens.fileCount(of: system.id) > 0) }
        for flow in truth.flows {
            #expect(flow.linked > 0)
            #expect(flow.eligible == flow.linked + flow.leaked)
            #expect(flow.leaked == Set(flow.leakedIds).count)
            #expect(flow.lagMedianSeconds >= 0 && flow.lagMedianSeconds <= flow.lagP95Seconds)
            #expect(Set(flow.links.map(\.[0])).count == flow.linked)
            #expect(Set(flow.links.map(\.[0])).isDisjoint(with: flow.leakedIds + flow.tooRecentIds))
        }
    }

    @Test("Linked and leaked keys stand in the exports", arguments: 0..<50)
    func keysStandInExports(place: Int) {
        let (company, tokens) = Self.companies[place]
        for flow in company.truth.flows {
            let target = company.truth.systems.first { $0.id == flow.target }
            let lost = flow.links.filter {
                !tokens.contain($0[0], in: flow.source)
                    || (target?.documentKeys == true && !tokens.contain($0[1], in: flow.target))
            }
            #expect(lost.count == 0, "\(flow.source) to \(flow.target): \(lost.prefix(3))")
            #expect(flow.leakedIds.allSatisfy { tokens.contain($0, in: flow.source) })
        }
    }

    @Test(
        "Where references are numbers, those of linked records are in the target and leaked ones are not",
        arguments: 0..<50
    )
    func referencesFit(place: Int) {
        let (company, tokens) = Self.companies[place]
        // Interfaces name what comes from Teamleader by its id, and people by its number.
        let byID = company.plan.systems.filter { $0.format == .teamleaderJSON }.map(\.id)
        for (flow, plan) in pairs(company) where plan.reference == .number || plan.reference == .sameNumber {
            guard !byID.contains(flow.source) || plan.targetEntity == .party else { continue }
            let named = flow.links.count { tokens.contain($0[0], in: flow.target) }
            #expect(named >= flow.links.count - flow.brokenReferences, "\(flow.source) to \(flow.target)")
            // A number of digits alone can be there by chance; a mistyped one can be another's.
            let told = flow.leakedIds.filter { key in
                key.contains { $0.isLetter } && !key.contains("/") && tokens.contain(key, in: flow.target)
            }
            #expect(told.count <= flow.brokenReferences, "\(flow.source) to \(flow.target): \(told.prefix(3))")
        }
    }

    private func pairs(_ company: SimulatedCompany) -> [(Truth.Flow, FlowPlan)] {
        company.truth.flows.compactMap { flow in
            company.plan.flows.first {
                $0.source == flow.source && $0.target == flow.target && $0.targetEntity.rawValue == flow.targetEntity
            }.map { (flow, $0) }
        }
    }

    @Test("The truth counts the records of the exports", arguments: 0..<50)
    func recordsAreCounted(place: Int) {
        let (company, tokens) = Self.companies[place]
        for system in company.truth.systems {
            let counted = recount(system, tokens)
            for (entity, count) in counted { #expect(count == system.entities[entity], "\(system.id) \(entity)") }
        }
    }

    private func recount(_ system: Truth.System, _ tokens: ExportTokens) -> [String: Int] {
        func count(_ text: String, _ part: String = "/") -> Int { tokens.count(text, in: system.id, path: part) }
        switch system.format {
        case "ublInvoices": return ["invoice": tokens.fileCount(of: system.id)]
        case "camtXML": return ["payment": count("<Ntry>")]
        case "kbcCSV": return ["payment": count(";OVERSCHRIJVING;")]
        case "hubSpotCSV": return ["party": count("\n", "all-companies") - 1, "deal": count("\n", "all-deals") - 1]
        case "teamleaderJSON": return ["party": count("\"added_at\""), "deal": count("\"created_at\"")]
        case "odooCSV", "odooTechnicalCSV":
            let files = ["party": "res.partner.csv", "order": "sale.order.csv", "invoice": "account.move.csv"]
            return files.filter { system.entities[$0.key] != nil }.mapValues { count("\r\n", $0) - 1 }
        case "exactXML":
            let elements = ["party": "<Account ", "order": "<SalesOrder ", "invoice": "<Invoice "]
            return elements.filter { system.entities[$0.key] != nil }.mapValues { count($0) }
        case "businessCentralJSON":
            let files = ["party": "customers.json", "order": "salesOrders.json", "invoice": "salesInvoices.json"]
            return files.filter { system.entities[$0.key] != nil }.mapValues { count("\"number\":", $0) }
        default: return [:]
        }
    }

    @Test("Unrelated companies and islands have no flows, and all their systems are islands")
    func unrelatedCompanies() {
        let companies = (1...60).map { Self.company(UInt64($0)) }.filter { $0.truth.flows.isEmpty }
        #expect(companies.count > 3)
        for company in companies { #expect(company.truth.islands == company.truth.systems.map(\.id)) }
    }

    @Test("After an interface stopped nothing arrives any more and what should have is leaked")
    func stoppedFlows() throws {
        let stopped = (1...120).lazy.map { SimulationPlan.random(seed: UInt64($0)) }
            .first { plan in
                plan.documents < 1500 && plan.flows.contains { $0.stopsAt != nil && $0.targetEntity == .order }
            }
        let plan = try #require(stopped)
        let truth = Simulation.generate(plan).truth
        let flow = try #require(truth.flows.first { $0.stopped != nil && $0.targetEntity == "order" })
        #expect(flow.leaked * 20 > flow.linked)
    }

    @Test("Random plans cover every format, mechanism and kind of system")
    func coverage() {
        let plans = (1...120).map { SimulationPlan.random(seed: UInt64($0)) }
        #expect(Set(plans.flatMap(\.systems).map(\.format)) == Set(ExportFormat.allCases))
        #expect(Set(plans.flatMap(\.flows).map(\.mechanism)).count == 4)
        #expect(Set(plans.flatMap(\.flows).map(\.reference)).count == 6)
        #expect(Set(plans.flatMap(\.systems).map(\.kind)).count == 6)
    }
}
