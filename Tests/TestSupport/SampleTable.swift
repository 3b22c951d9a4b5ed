public import IntegrationModel

/// A dataset that a test writes down as a table. Its file is named after it and its records begin on line 2.
public struct SampleTable: Sendable {
    /// `shop/orders`; what stands before the slash is the system.
    public var id: String
    public var entity: Entity
    public var columns: [SampleColumn]

    public init(_ id: String, _ entity: Entity, _ columns: [SampleColumn]) {
        self.id = id
        self.entity = entity
        self.columns = columns
    }

    public var count: Int { columns.map(\.texts.count).max() ?? 0 }

    public var system: String { String(id.prefix { $0 != "/" }) }

    /// Some of the records, in the order given.
    public subscript(records: [Int]) -> SampleTable {
        SampleTable(id, entity, columns.map { $0[records] })
    }

    public var profile: DatasetProfile {
        let dataset = Dataset(
            id: id,
            system: system,
            entity: entity,
            importer: "test",
            files: ["\(id).csv"],
            records: count,
            rejected: 0,
            fields: columns.map(\.field)
        )
        let columns = DatasetColumns(
            count: count,
            columns: columns.map(\.values),
            files: MappedArray([UInt32](repeating: 0, count: count)),
            lines: MappedArray((0..<count).map { UInt32($0 + 2) })
        )
        return DatasetProfile(dataset: dataset, columns: columns)
    }
}

/// The plain values of tables that tests write down.
public struct SampleTexts: TextSource {
    private let columns: [String: [TextColumn]]

    public init(_ tables: [SampleTable]) {
        var columns: [String: [TextColumn]] = [:]
        for table in tables { columns[table.id] = table.columns.map { TextColumn($0.texts) } }
        self.columns = columns
    }

    public func texts(of dataset: String, fields: [Int]) throws -> [TextColumn] {
        guard let found = columns[dataset] else { throw UnknownDataset(id: dataset) }
        return fields.map { found[$0] }
    }

    struct UnknownDataset: Error {
        let id: String
    }
}
