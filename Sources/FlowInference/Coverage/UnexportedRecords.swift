import IntegrationModel

/// Records of a dataset that others name by number and that its export has not: that says that the export ends early, or has
/// a part of the records alone.
struct UnexportedRecords {
    /// How many lie after all that are exported, and between them.
    private var after = 0
    private var amid = 0
    /// How many of those named are there.
    private var present = 0

    private static let least = 5

    /// Whether its system went on after the export ends.
    var goOn: Bool { after >= Self.least && 20 * after >= present }

    /// Whether one in ten is not in the export.
    var areAmid: Bool { amid >= 2 * Self.least && 10 * amid >= present + amid }

    /// Of each dataset whose numbers others name.
    static func all(_ contexts: [LinkContext], _ texts: any TextSource) throws -> [String: UnexportedRecords] {
        var found: [String: UnexportedRecords] = [:]
        for context in contexts where !context.isOfParties {
            for named in [context, context.flipped()] {
                guard let (number, reference) = named.namedFields else { continue }
                let elsewhere = partners(of: named.right.dataset.id, beside: named.left.dataset.id, contexts)
                try found[named.left.dataset.id, default: UnexportedRecords()]
                    .add(named, number, reference, elsewhere, texts)
            }
        }
        return found
    }

    /// The records of a dataset that others than one brought.
    private static func partners(of holder: String, beside owner: String, _ contexts: [LinkContext]) -> Set<Int> {
        contexts.reduce(into: []) { records, context in
            let (left, right) = (context.left.dataset.id, context.right.dataset.id)
            if right == holder, left != owner { records.formUnion(context.links.pairs.map(\.right)) }
            if left == holder, right != owner { records.formUnion(context.links.pairs.map(\.left)) }
        }
    }

    private mutating func add(
        _ link: LinkContext,
        _ number: Int,
        _ reference: Int,
        _ elsewhere: Set<Int>,
        _ texts: any TextSource
    ) throws {
        let known = Set(link.left.columns.columns[number].hashes)
        let references = link.right.columns.columns[reference].hashes
        let named = references.indices.filter { references[$0] != 0 && !elsewhere.contains($0) }
        let unknown = named.filter { !known.contains(references[$0]) }
        present += named.count - unknown.count
        guard unknown.count >= Self.least else { return }
        let column = try texts.texts(of: link.left.dataset.id, fields: [number])[0]
        let runs = NumberRuns((0..<column.count).lazy.map { column[$0] })
        let held = try texts.texts(of: link.right.dataset.id, fields: [reference])[0]
        for text in Set(unknown.filter { $0 < held.count }.map { held[$0] }) {
            switch runs.place(of: text) {
            case .after: after += 1
            case .amid: amid += 1
            case .before, .foreign: break
            }
        }
    }
}

extension LinkContext {
    /// The field of the left side by whose value the right one names its records, and the field that holds it.
    fileprivate var namedFields: (number: Int, reference: Int)? {
        guard let key = links.keys.first(where: { $0.namedBy == .right && $0.match == .exact }),
            let number = key.leftFields.first.flatMap({ left.dataset.fieldIndex(path: $0) }),
            let reference = key.rightFields.first.flatMap({ right.dataset.fieldIndex(path: $0) })
        else { return nil }
        return (number, reference)
    }
}
