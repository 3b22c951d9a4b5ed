public import IntegrationModel
internal import Planning

/// What finished steps taught, for the plans that follow.
public struct Lessons: Sendable {
    /// What estimates are multiplied by; ``MappingPipeline/learned`` takes it.
    public let factors: LearnedFactors
    /// The same with what it stands on.
    public let all: [Lesson]

    /// - Parameters:
    ///   - outcomes: of this client and of others.
    ///   - client: the pseudonym of this client.
    public init(_ outcomes: [StepOutcome], client: String, catalogue: [StepTemplate]) {
        let learning = EstimateLearning(outcomes, client: client, catalogue: catalogue)
        factors = learning.factors
        all = learning.lessons
    }
}
