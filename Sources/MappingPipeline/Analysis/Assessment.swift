internal import GapAnalysis
public import IntegrationModel
internal import Planning

/// What a run found, kept for finding out what other prices, constraints and decisions would change: that takes a moment,
/// where reading and matching would take much longer.
public struct Assessment: Sendable {
    let findings: Findings

    /// The gaps as the pipeline's prices have it, and the roadmap that its catalogue, constraints and the user's
    /// decisions give. The pipeline is told of both stages.
    public func gapsAndRoadmap(by pipeline: MappingPipeline) -> (gaps: [Gap], roadmap: Roadmap) {
        let map = findings.map
        var findings = findings
        findings.vision = pipeline.vision
        pipeline.onStage(.gaps)
        var gaps = GapAnalyzer(prices: pipeline.prices).gaps(in: findings)
        pipeline.onStage(.planning)
        let planner = Planner(
            catalogue: pipeline.catalogue,
            constraints: pipeline.constraints,
            assumptions: PlanningAssumptions(learned: pipeline.learned),
            vision: pipeline.vision,
            today: findings.dataUntil
        )
        let closing = planner.closing(gaps, map: map)
        for index in gaps.indices {
            gaps[index].closedBy = closing[gaps[index].id] ?? []
            if pipeline.acceptedGaps.contains(gaps[index].id) { gaps[index].status = .accepted }
        }
        return (gaps, planner.roadmap(for: gaps, map: map))
    }
}
