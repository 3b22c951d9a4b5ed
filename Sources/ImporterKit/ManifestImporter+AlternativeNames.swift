import IntegrationModel

/// Fills the first name of a field from its other names, record by record.
///
/// In nested documents which of them a record uses is known only when it is read: the due date of an invoice stands in
/// `DueDate` or in `PaymentMeans/PaymentDueDate`. The other names stay fields of their own.
final class AlternativeNamesSink: RecordSink {
    private struct Group {
        var names: [String]
        /// The positions of the names met so far, in the order of the names.
        var positions: [Int?]
    }

    private let target: any RecordSink
    private var groups: [Group]
    private var memberships: [String: [(group: Int, name: Int)]] = [:]
    private var values: [ByteSlice] = []

    /// - Parameter names: the names of each field that has several.
    init(_ target: any RecordSink, names: [[String]]) {
        self.target = target
        groups = names.map { Group(names: $0, positions: $0.map { _ in nil }) }
        for (group, names) in names.enumerated() {
            for (position, name) in names.enumerated() { memberships[name, default: []].append((group, position)) }
        }
    }

    var fieldCount: Int { target.fieldCount }

    func addField(_ path: String) -> Int {
        for (group, name) in memberships[path] ?? [] where name > 0 && groups[group].positions[0] == nil {
            let first = groups[group].names[0]
            let position = target.addField(first)
            for (group, name) in memberships[first] ?? [] { groups[group].positions[name] = position }
        }
        let position = target.addField(path)
        for (group, name) in memberships[path] ?? [] { groups[group].positions[name] = position }
        return position
    }

    func beginFile(_ file: Int) { target.beginFile(file) }

    func append(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace, parent: Int) {
        var changed = false
        for group in groups {
            guard let first = group.positions[0], first >= values.count || values[first].isEmpty else { continue }
            for position in group.positions.dropFirst() {
                guard let position, position < values.count, !values[position].isEmpty else { continue }
                if !changed {
                    self.values.removeAll(keepingCapacity: true)
                    self.values.append(contentsOf: values)
                    changed = true
                }
                while self.values.count <= first { self.values.append(.absent) }
                self.values[first] = values[position]
                break
            }
        }
        if changed {
            self.values.withUnsafeBufferPointer { target.append($0, at: place, parent: parent) }
        } else {
            target.append(values, at: place, parent: parent)
        }
    }

    func reject(at place: RecordPlace) { target.reject(at: place) }
}
