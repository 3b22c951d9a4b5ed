/// Makes whole companies with the exports of their systems and the truth about them, for tests, demonstrations and
/// training. The same plan gives the same bytes.
public enum Simulation {
    /// Lives through the plan's period and writes down what the systems hold at its end.
    public static func generate(_ plan: SimulationPlan) -> SimulatedCompany {
        var run = LandscapeRun(plan)
        run.run()
        let files = run.systems.flatMap { system in
            ExportContext(
                plan: plan,
                system: system,
                products: run.universes[system.plan.universe].products,
                businesses: run.universes[system.plan.universe].businesses
            ).files()
        }
        return SimulatedCompany(plan: plan, files: files, truth: run.truth())
    }

    /// Draws a plan from the seed, generates it and writes it into the folder.
    @discardableResult
    public static func run(seed: UInt64, folder: String) throws -> SimulatedCompany {
        let company = generate(SimulationPlan.random(seed: seed))
        try company.write(to: folder)
        return company
    }
}
