public import IntegrationModel

/// A flow of which the user knows that it exists.
public struct DeclaredFlow: Sendable, Hashable, Codable {
    /// Ids of datasets.
    public var from: String
    public var to: String
    /// nil where it is to be found out.
    public var mechanism: Mechanism?

    public init(from: String, to: String, mechanism: Mechanism? = nil) {
        self.from = from
        self.to = to
        self.mechanism = mechanism
    }
}
