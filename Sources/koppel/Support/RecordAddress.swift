import IntegrationModel
import MappingPipeline

/// A record as the user names it: `shopify/customers:C-17`, or `customers.csv:12` by its line.
struct RecordAddress {
    let side: LinkingSide
    /// The position in the dataset.
    let record: Int
    let key: String?
    let place: SourceLocation

    /// The name to show.
    var name: String { "\(side.dataset.id):\(key ?? String(place.line ?? 0))" }

    /// Finds two records; those of files that exist need no workspace.
    ///
    /// - Throws: usage where one is not there.
    static func pair(
        _ texts: [String],
        workspace: WorkspaceOptions,
        resources: MachineResources
    ) throws -> (left: RecordAddress, right: RecordAddress) {
        let parts = texts.map(split)
        let areFiles = workspace.workspace == nil && parts.allSatisfy { $0.map { FilePath.exists($0.owner) } ?? false }
        if areFiles {
            let owners = parts.compactMap { $0?.owner }
            let sides = try LinkingSide.sides(owners, workspace: workspace, resources: resources)
            return (try find(texts[0], in: [sides[0]]), try find(texts[1], in: [sides[1]]))
        }
        let linking = try RecordLinking(Analysis.exports(of: workspace.open(), resources: resources))
        let sides = linking.exports.datasets.map { LinkingSide(linking: linking, dataset: $0) }
        return (try find(texts[0], in: sides), try find(texts[1], in: sides))
    }

    private static func split(_ text: String) -> (owner: String, rest: String)? {
        guard let colon = text.lastIndex(of: ":") else { return nil }
        return (String(text[..<colon]), String(text[text.index(after: colon)...]))
    }

    private static func find(_ text: String, in sides: [LinkingSide]) throws -> RecordAddress {
        for side in sides {
            let dataset = side.dataset
            // A key may hold colons itself.
            for owner in [dataset.id, dataset.system] where text.hasPrefix(owner + ":") {
                let key = String(text.dropFirst(owner.count + 1))
                if let found = try side.record(where: { $0.key == key || $0.place.line.map(String.init) == key }) {
                    return found
                }
            }
            guard let (owner, rest) = split(text) else { continue }
            let name = FilePath.name(of: owner)
            let isOwn = dataset.files.contains {
                $0 == owner || $0.hasSuffix("/" + owner) || FilePath.name(of: $0) == name
            }
            guard isOwn else { continue }
            let line = Int(rest)
            if let found = try side.record(where: {
                line != nil && $0.place.line == line && FilePath.name(of: $0.place.file) == name
            }) ?? side.record(where: { $0.key == rest }) {
                return found
            }
        }
        throw Trouble.usage(
            "\(text): there is no such record; expected a dataset and the key of a record, or a file and a line\n"
                + "  Try: koppel links … lists keys and lines: shopify/customers:C-17 or customers.csv:12"
        )
    }
}

extension LinkingSide {
    fileprivate func record(where fits: ((key: String?, place: SourceLocation)) -> Bool) throws -> RecordAddress? {
        let records = try linking.exports.naming.records(of: dataset.id)
        return records.firstIndex(where: fits).map {
            RecordAddress(side: self, record: $0, key: records[$0].key, place: records[$0].place)
        }
    }
}
