/// A fact that supports a claim, worded for a reader, with its weight and places.
public struct Evidence: Codable, Sendable, Hashable {
    /// The rule that found it: `earlier`, `foreign-number`, `superset`.
    public var rule: String
    /// The fact in words, with its numbers.
    public var statement: Message
    /// How much it adds to the claim, −1 (against) to 1 (for).
    public var weight: Double
    /// Examples in the exports.
    public var places: [SourceLocation]

    public init(rule: String, statement: Message, weight: Double, places: [SourceLocation] = []) {
        self.rule = rule
        self.statement = statement
        self.weight = weight
        self.places = places
    }
}
