public import IntegrationModel

/// Why something can't be fetched.
public struct FetchFailure: Error, Sendable, Hashable {
    /// What was found and what was expected.
    public var message: String
    /// What the user can do.
    public var remedy: String

    public init(_ message: String, remedy: String) {
        self.message = message
        self.remedy = remedy
    }

    /// - Parameter place: what was to be fetched.
    public func diagnostic(at place: String) -> Diagnostic {
        Diagnostic(.error, message, at: SourceLocation(file: place), remedy: remedy)
    }
}
