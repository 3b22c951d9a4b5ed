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

    private var target: any RecordSink
    private var groups: [Group]
    private let memberships: [String: [AlternativeNames.Membership]]
    private var values: [ByteSlice] = []

    init(_ target: any RecordSink, _ alternatives: AlternativeNames) {
        self.target = target
        groups = alternatives.names.map { Group(names: $0, positions: $0.map { _ in nil }) }
        memberships = alternatives.memberships
    }

    /// Goes on with another sink in which fields have the same positions.
    func goOn(into target: any RecordSink) { self.target = target }

    var fieldCount: Int { target.fieldCount }

    func addField(_ path: String) -> Int {
        for member in memberships[path] ?? [] where member.name > 0 && groups[member.group].positions[0] == nil {
            let first = groups[member.group].names[0]
            let position = target.addField(first)
            for member in memberships[first] ?? [] { groups[member.group].positions[member.name] = position }
        }
        let position = target.addField(path)
        for member in memberships[path] ?? [] { groups[member.group].positions[member.name] = position }
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

/// The fields of a dataset that have several names.
struct AlternativeNames {
    /// A name as one of those of a field.
    struct Membership {
        var group: Int
        var name: Int
    }

    /// Of each such field.
    let names: [[String]]
    let memberships: [String: [Membership]]

    /// nil where every field has one name.
    init?(_ dataset: DatasetDescription) {
        let names = dataset.fields.map(\.names).filter { $0.count > 1 }
        guard !names.isEmpty else { return nil }
        self.init(names)
    }

    init(_ names: [[String]]) {
        var memberships: [String: [Membership]] = [:]
        for (group, names) in names.enumerated() {
            for (position, name) in names.enumerated() {
                memberships[name, default: []].append(Membership(group: group, name: position))
            }
        }
        self.names = names
        self.memberships = memberships
    }
}
