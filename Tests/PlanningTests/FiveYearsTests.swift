import Configuration
import FiveYears
import IntegrationModel
import Testing

@Suite("Five years: measured, advised, changed, measured again")
struct FiveYearsTests {
    static let results: [FiveYears.Policy: [FiveYears.Result]] = {
        let catalogue = (try? StepCatalogue.bundled().steps) ?? []
        let companies = (1...8).map { PlayedCompany(seed: $0, catalogue: catalogue) }
        return Dictionary(
            uniqueKeysWithValues: FiveYears.Policy.allCases.map { policy in
                (policy, companies.map { FiveYears($0).play(policy) })
            }
        )
    }()

    static func net(_ policy: FiveYears.Policy) -> Double { (results[policy] ?? []).reduce(0) { $0 + $1.net } }

    /// The mean error of the estimates of the phases of one place.
    static func error(_ policy: FiveYears.Policy, phases: PartialRangeFrom<Int>) -> Double {
        let errors = (results[policy] ?? []).flatMap { $0.errors.dropFirst(phases.lowerBound) }
        return errors.reduce(0, +) / Double(max(1, errors.count))
    }

    @Test("with learning, the estimates get better from phase to phase")
    func errorsFall() {
        let first = (Self.results[.learning] ?? []).compactMap(\.errors.first)
        let begin = first.reduce(0, +) / Double(max(1, first.count))
        let later = Self.error(.learning, phases: 2...)
        #expect(later < begin)
        #expect(later < Self.error(.withoutLearning, phases: 2...))
    }

    @Test(
        "with learning, the company gains more than with any other way to decide",
        arguments: FiveYears.Policy.allCases.filter { $0 != .learning && $0 != .foresight }
    )
    func learningGains(over policy: FiveYears.Policy) {
        #expect(Self.net(.learning) > Self.net(policy))
    }
}
