import IntegrationModel
import Planning

/// Five years of a company that is measured, advised, changed and measured again.
public struct FiveYears: Sendable {
    /// How it is decided what comes next.
    public enum Policy: String, Sendable, CaseIterable {
        case learning = "planned anew, with learning"
        case withoutLearning = "planned anew, without learning"
        case byReturn = "by return on cost"
        case random = "in random order"
        case allAtOnce = "all at once"
        /// The most that learning could bring.
        case foresight = "planned anew, knowing each family of steps from the start"
    }

    /// What came of it.
    public struct Result: Sendable {
        /// Euro: what no longer goes wrong in three years from the end of each phase, as the planner counts it, as far as
        /// these are in the five, less what the changes and their upkeep cost.
        public var net = 0.0
        /// By phase: how far its estimates of cost and of effect were from the truth on average, the larger by the smaller
        /// less 1.
        public var errors: [Double] = []
        public var phases: Int { errors.count }
    }

    private let company: PlayedCompany
    private static let weeks = 260
    /// By what a project of everything at once costs and takes more than its parts: an assumption; software projects of
    /// all sizes overrun by 30 to 40 % on average, small ones by less.
    private static let overrun = 1.35

    public init(_ company: PlayedCompany) { self.company = company }

    public func play(_ policy: Policy) -> Result {
        var state = State(company: company)
        if policy == .allAtOnce {
            let steps = state.steps(LearnedFactors()).filter { state.isWorthwhile($0) }
            state.finish(
                steps,
                weeks: steps.reduce(0) { $0 + $1.weeks.likely } / 2 * Self.overrun,
                overrun: Self.overrun
            )
            return state.result
        }
        var order = RandomOrder(seed: 7)
        while state.week < Self.weeks {
            let learned =
                switch policy {
                case .learning: EstimateLearning(state.outcomes, client: "this", catalogue: company.catalogue).factors
                case .foresight: company.foreseen
                default: LearnedFactors()
                }
            let steps: [Step]
            switch policy {
            case .byReturn: steps = state.fill(state.steps(learned).sorted { state.payback($0) < state.payback($1) })
            case .random: steps = state.fill(order.shuffled(state.steps(learned)))
            default: steps = state.advised(learned)
            }
            guard !steps.isEmpty else { break }
            let work = steps.reduce(0) { $0 + $1.weeks.likely } / 2
            let longest = steps.map(\.weeks.likely).max() ?? 0
            state.finish(steps, weeks: max(work, longest), overrun: 1)
        }
        return state.result
    }
}
