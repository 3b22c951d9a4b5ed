public import IntegrationModel

/// Nothing more can be read of an export. What was read before is kept.
public struct ImportError: Error, Sendable, Hashable {
    public var diagnostic: Diagnostic

    public init(_ message: String, at location: SourceLocation, remedy: String? = nil) {
        diagnostic = Diagnostic(.error, message, at: location, remedy: remedy)
    }
}

extension ImportError: CustomStringConvertible {
    public var description: String { diagnostic.description }
}
