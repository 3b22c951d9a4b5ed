public import IntegrationModel

/// What the user or an importer says about how a dataset writes its values.
public struct ProfileHints: Sendable, Hashable {
    /// The order of day, month and year; decides only where the values leave a doubt.
    public var dateOrder: DateOrder?
    /// The decimal mark; decides only numbers such as `1.234` that leave a doubt.
    public var decimalMark: DecimalMark?

    public init(dateOrder: DateOrder? = nil, decimalMark: DecimalMark? = nil) {
        self.dateOrder = dateOrder
        self.decimalMark = decimalMark
    }
}
