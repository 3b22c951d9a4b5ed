public import IntegrationModel

/// A column of records to be linked: its plain values and what is known of them.
public struct RecordColumn: Sendable {
    public var name: String
    public var texts: TextColumn
    public var meaning: CanonicalField?
    public var semanticType: SemanticType?
    /// The order of day and month, where the values are dates; nil where it is not known.
    public var dateOrder: DateOrder?
    public var decimalMark: DecimalMark?

    public init(
        _ name: String,
        _ texts: TextColumn,
        meaning: CanonicalField? = nil,
        semanticType: SemanticType? = nil,
        dateOrder: DateOrder? = nil,
        decimalMark: DecimalMark? = nil
    ) {
        self.name = name
        self.texts = texts
        self.meaning = meaning
        self.semanticType = semanticType
        self.dateOrder = dateOrder
        self.decimalMark = decimalMark
    }
}

/// Records to be linked, by column. All columns have as many values as there are records.
public struct RecordTable: Sendable {
    public var name: String
    public var count: Int
    public var columns: [RecordColumn]

    public init(_ name: String, count: Int, columns: [RecordColumn]) {
        self.name = name
        self.count = count
        self.columns = columns
    }
}
