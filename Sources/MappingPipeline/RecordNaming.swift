public import IntegrationModel
internal import Profiling

/// Names records of datasets by reading their keys again from the exports.
public struct RecordNaming: Sendable {
    private let exports: OpenedExports

    public init(_ exports: OpenedExports) { self.exports = exports }

    /// The key and the place of each record of a dataset; the key is nil where the dataset has none.
    ///
    /// - Throws: where an export can't be read any more.
    public func records(of dataset: String) throws -> [(key: String?, place: SourceLocation)] {
        let names = try names(of: dataset)
        return (0..<names.count).map { names[$0] }
    }

    /// The same, made as it is asked for.
    public func names(of dataset: String) throws -> RecordNames {
        let profile = exports.profile(dataset)
        return RecordNames(
            profile: profile,
            keys: try profile?.numberField.map { try exports.texts.texts(of: dataset, fields: [$0])[0] }
        )
    }

    /// When each record of a dataset was made, in seconds since 1970: by its moment of creation, else by its date. nil
    /// where its export does not say.
    public func moments(of dataset: String) -> [Double?] {
        guard let profile = exports.profile(dataset) else { return [] }
        let columns = [CanonicalField.createdAt, .date].compactMap { profile.values($0)?.numbers }
        return (0..<profile.columns.count).map { record in
            columns.lazy.compactMap { record < $0.count && $0[record].isFinite ? $0[record] : nil }.first
        }
    }
}

/// How the records of a dataset are named.
public struct RecordNames: Sendable {
    fileprivate let profile: DatasetProfile?
    fileprivate let keys: TextColumn?

    public var count: Int { profile?.columns.count ?? 0 }

    /// The key of a record, nil where it has none, and its place.
    public subscript(record: Int) -> (key: String?, place: SourceLocation) {
        guard let profile else { return (nil, SourceLocation(file: "")) }
        return (keys.flatMap { $0[record].isEmpty ? nil : $0[record] }, profile.location(of: record))
    }
}
