public import IntegrationModel

/// One flow of a simulated company: which records it carries, how, how late and how badly.
public struct FlowPlan: Codable, Sendable {
    public var source: String
    public var target: String
    public var sourceEntity: Entity
    public var targetEntity: Entity
    public var mechanism: Mechanism
    public var delay: Delay
    /// The share of records that are forgotten for no reason that the data show.
    public var leakRate: Double
    /// Typing errors per typed value (name, street, amount, reference); only manual flows have them.
    public var typingErrorRate: Double
    /// The share of later changes at the source that reach the target.
    public var followRate: Double
    public var filter: Filter
    public var reference: Reference
    /// The share of records without the reference that their flow otherwise carries.
    public var missingReferenceRate: Double
    /// Before it nothing flowed, if given.
    public var startsAt: Moment?
    /// After it nothing flowed, if given.
    public var stopsAt: Moment?
    /// Until it the flow was manual, if given.
    public var automatedAt: Moment?
    /// From it on nothing is forgotten any more, if given.
    public var repairedAt: Moment?
    /// Whether the target writes texts (VAT number, telephone) in its own way and not as they came.
    public var reformats: Bool
    /// Name in "created by", of an automated flow or a batch.
    public var account: String
}

extension FlowPlan {
    public enum Mechanism: String, Codable, Sendable { case automated, batch, manual, external }

    /// How long a record takes. `median` is in seconds and `spread` the standard deviation of its logarithm.
    public struct Delay: Codable, Sendable {
        public var median: Double
        public var spread: Double
        /// Seconds between two runs of a batch; they run at `offset` after midnight.
        public var interval: Int
        public var offset: Int
        /// How many people type.
        public var clerks: Int
    }

    /// Which records the flow is meant for.
    public enum Filter: String, Codable, Sendable {
        case all
        /// Deals that were won.
        case won
        /// Documents that are neither drafts nor cancelled.
        case confirmed
        /// Parties in Belgium.
        case domestic
        /// Parties that have at least one document.
        case withDocuments
    }

    /// How a record in the target names its source.
    public enum Reference: String, Codable, Sendable {
        case none
        /// The source's number in a field for it.
        case number
        /// The source's number in such a field, without its prefix or with another one.
        case renumbered
        /// The source's number within a sentence.
        case freeText
        /// The target has no number of its own: it takes the source's.
        case sameNumber
        /// The 12 digits that the source printed on the document.
        case structuredCommunication
    }
}
