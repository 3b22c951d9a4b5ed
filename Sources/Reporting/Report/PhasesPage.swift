internal import IntegrationModel

/// What the phases that were begun promised and did, worded for a page in the language of what is being written.
public struct PhasesPage: Encodable, Sendable {
    /// One phase.
    public struct Outcome: Encodable, Sendable {
        let id: String
        let title: String
        let course: String
        let plannedBenefit: Double
        /// nil where nothing is decided yet.
        let yearlyBenefit: Double?
        let currency: String
        let criteria: [Criterion]
        let figures: [Figure]

        public func encode(to encoder: any Encoder) throws {
            var values = encoder.container(keyedBy: CodingKeys.self)
            try values.encode(id, forKey: .id)
            try values.encode(title, forKey: .title)
            try values.encode(course, forKey: .course)
            try values.encode(plannedBenefit, forKey: .plannedBenefit)
            // What is not known is said, so that the page need not tell it from what is missing.
            try values.encode(yearlyBenefit, forKey: .yearlyBenefit)
            try values.encode(currency, forKey: .currency)
            try values.encode(criteria, forKey: .criteria)
            try values.encode(figures, forKey: .figures)
        }

        private enum CodingKeys: String, CodingKey {
            case id, title, course, plannedBenefit, yearlyBenefit, currency, criteria, figures
        }
    }

    struct Criterion: Encodable {
        let name: String
        let title: String
        let before: String
        let goal: String
        let now: String?
        let verdict: String
        let verdictName: String
        let reason: String
    }

    struct Figure: Encodable {
        let svg: String
        let caption: String
    }

    let phases: [Outcome]

    public init(_ phases: [ReportedPhase]) { self.phases = phases.map(Outcome.init) }
}

extension PhasesPage.Outcome {
    init(_ reported: ReportedPhase) {
        let phase = reported.phase
        id = phase.id
        title = localized(message(phase.phase.title))
        course = localized(reported.course)
        plannedBenefit = phase.phase.yearlyBenefit.likely
        yearlyBenefit = reported.measured?.yearlyBenefit
        currency = phase.phase.cost.currency
        criteria = reported.measured?.criteria.map(PhasesPage.Criterion.init) ?? []
        figures = reported.figures.map { figure in
            // An element of a page needs no namespace, a document of its own does.
            let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" " + figure.svg.dropFirst("<svg ".count)
            return PhasesPage.Figure(svg: svg, caption: figure.caption)
        }
    }
}

extension PhasesPage.Criterion {
    init(_ measured: CriterionMeasurement) {
        let metric = MetricText(measured.metric)
        name = metric.name
        title = localized(message(measured.title))
        before = metric.text(measured.baseline)
        goal = metric.text(measured.target)
        now = measured.now.map(metric.text)
        verdict = measured.verdict.rawValue
        verdictName = measured.verdict.name
        reason = localized(message(measured.reason))
    }
}
