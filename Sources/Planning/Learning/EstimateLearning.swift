public import IntegrationModel

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Learns from finished steps what to make of the estimates of others.
///
/// An estimate of the plan holds 15 % for analysis, tests and training, about what projects of the reference class overrun
/// by (median 10 %, ``RatioModel``), so the factors begin at 1 and move away from it with each outcome.
public struct EstimateLearning: Sendable {
    /// By what estimates are to be multiplied, by family.
    public let factors: LearnedFactors
    /// The same with what it stands on; by family and figure. Families without outcomes of their own are absent.
    public let lessons: [Lesson]

    /// - Parameters:
    ///   - outcomes: of this client and of others, in any order; each id counts once.
    ///   - client: the pseudonym of this client.
    ///   - catalogue: tells the families of the steps; outcomes of other steps don't count.
    public init(_ outcomes: [StepOutcome], client: String, catalogue: [StepTemplate]) {
        let familyOf = Dictionary(catalogue.map { ($0.id, $0.family) }) { first, _ in first }
        var seen: Set<String> = []
        let known = outcomes.sorted { $0.id < $1.id }.compactMap { outcome -> Known? in
            guard let family = familyOf[outcome.template], seen.insert(outcome.id).inserted else { return nil }
            return Known(outcome: outcome, family: family)
        }
        let families = StepFamily.allCases.sorted()
        let clients = Set(known.map(\.outcome.client)).sorted()
        let models = Lesson.Figure.allCases.map { figure in
            RatioModel(
                known.compactMap { $0.observation(of: figure, families, clients) },
                families: families.count,
                clients: clients.count,
                spread: figure == .effect ? .effect : .overrun
            )
        }
        let here = clients.firstIndex(of: client)
        var factors: [LearnedFactors.Factors] = []
        var lessons: [Lesson] = []
        for (place, family) in families.enumerated() {
            // What this client's other steps took says something of a family too.
            let bearing = known.filter { $0.family == family || $0.outcome.client == client }
            guard !bearing.isEmpty else { continue }
            let values = models.map { Self.rounded($0.factor(family: place, client: here)) }
            factors.append(
                .init(family: family, effort: values[0], cost: values[1], effect: values[2], outcomes: bearing.count)
            )
            for (figure, factor) in zip(Lesson.Figure.allCases, values) {
                if let lesson = Self.lesson(family, figure, factor, known, client) { lessons.append(lesson) }
            }
        }
        self.factors = LearnedFactors(factors)
        self.lessons = lessons
    }

    /// An outcome with the family of its step.
    private struct Known {
        var outcome: StepOutcome
        var family: StepFamily

        func ratio(of figure: Lesson.Figure) -> Double? {
            let pair =
                switch figure {
                case .weeks: outcome.weeks
                case .cost: outcome.cost
                case .effect: outcome.effect
                }
            guard let pair, pair.estimate > 0, pair.actual >= 0 else { return nil }
            // No effect at all is a ratio that has no logarithm.
            return max(0.01, pair.actual / pair.estimate)
        }

        func observation(
            of figure: Lesson.Figure,
            _ families: [StepFamily],
            _ clients: [String]
        ) -> RatioModel.Observation? {
            guard let ratio = ratio(of: figure), let family = families.firstIndex(of: family),
                let client = clients.firstIndex(of: outcome.client)
            else { return nil }
            return .init(family: family, client: client, ratio: ratio, weight: min(1, max(0, outcome.weight)))
        }
    }

    private static func lesson(
        _ family: StepFamily,
        _ figure: Lesson.Figure,
        _ factor: Double,
        _ known: [Known],
        _ client: String
    ) -> Lesson? {
        let told = known.filter { $0.family == family && $0.ratio(of: figure) != nil }
        let own = told.filter { $0.outcome.client == client }
        guard !told.isEmpty else { return nil }
        var (sum, weight) = (0.0, 0.0)
        for one in own.isEmpty ? told : own {
            sum += one.outcome.weight * log(one.ratio(of: figure) ?? 1)
            weight += one.outcome.weight
        }
        return Lesson(
            family: family,
            figure: figure,
            here: own.count,
            elsewhere: told.count - own.count,
            observed: weight > 0 ? rounded(exp(sum / weight)) : 1,
            factor: factor
        )
    }

    /// To hundredths: nobody knows it better, and no mathematics library decides the plan.
    private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
