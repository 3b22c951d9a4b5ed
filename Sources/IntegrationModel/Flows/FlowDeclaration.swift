/// A flow that the user says there is. It wins over what is inferred, and what is observed of it is shown beside.
public struct FlowDeclaration: Codable, Sendable, Hashable {
    /// Ids of a system or a dataset.
    public var from: String
    public var to: String
    public var mechanism: Mechanism?

    public init(from: String, to: String, mechanism: Mechanism? = nil) {
        self.from = from
        self.to = to
        self.mechanism = mechanism
    }

    /// Whether it speaks of flows from one dataset to another.
    public func covers(from source: Dataset, to target: Dataset) -> Bool {
        (from == source.id || from == source.system) && (to == target.id || to == target.system)
    }
}
