/// A record of a flow that needs a look.
public struct FlowRecord: Codable, Sendable, Hashable {
    public enum Status: String, Codable, Sendable, CaseIterable {
        case leaked, conflicting, withoutOrigin
    }

    public var status: Status
    /// The record's own key: its number where it has one.
    public var number: String
    public var file: String
    public var line: Int
    /// Its amount, where it has one.
    public var amount: Double?
    /// When it was made, in seconds since 1970, where its export says so.
    public var moment: Double?
    /// The fields that contradict each other, for conflicting records.
    public var fields: [String]
    /// The linked record, where there is one.
    public var other: LinkedRecord?

    public init(
        status: Status,
        number: String,
        file: String,
        line: Int,
        amount: Double? = nil,
        moment: Double? = nil,
        fields: [String] = [],
        other: LinkedRecord? = nil
    ) {
        self.status = status
        self.number = number
        self.file = file
        self.line = line
        self.amount = amount
        self.moment = moment
        self.fields = fields
        self.other = other
    }
}

/// The record on the other side of a flow.
public struct LinkedRecord: Codable, Sendable, Hashable {
    public var number: String
    public var file: String
    public var line: Int

    public init(number: String, file: String, line: Int) {
        self.number = number
        self.file = file
        self.line = line
    }
}
