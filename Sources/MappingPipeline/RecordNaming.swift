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
        guard let profile = exports.profile(dataset) else { return [] }
        let column = try profile.numberField.map { try exports.texts.texts(of: dataset, fields: [$0])[0] }
        return (0..<profile.columns.count).map { record in
            let key = column.flatMap { $0[record].isEmpty ? nil : $0[record] }
            return (key, profile.location(of: record))
        }
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
