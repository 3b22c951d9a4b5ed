import ArgumentParser
import IntegrationModel
import MappingPipeline
import Profiling
import Reporting
import Workspace

/// Whether names are shown.
struct PseudonymOptions: ParsableArguments {
    @Flag(
        help: """
            Replace the names, addresses and numbers of people and companies by pseudonyms, the same in every file and \
            every run on this workspace.
            """
    )
    var pseudonyms = false

    /// The last snapshot, as it is to be shown.
    func snapshot(of options: WorkspaceOptions) throws -> Snapshot { try shown(options.snapshot(), options) }

    /// The snapshot before the last one, as it is to be shown; nil where there is none.
    func formerSnapshot(of options: WorkspaceOptions) throws -> Snapshot? {
        try options.formerSnapshot().map { try shown($0, options) }
    }

    /// What a value of the exports is shown as.
    func text(in options: WorkspaceOptions) throws -> @Sendable (String) -> String {
        guard pseudonyms else { return { $0 } }
        let pseudonyms = try Pseudonyms.of(options.open(), options.snapshot())
        return { pseudonyms.text($0) }
    }

    private func shown(_ snapshot: Snapshot, _ options: WorkspaceOptions) throws -> Snapshot {
        guard pseudonyms else { return snapshot }
        return snapshot.replacingNames(with: try Pseudonyms.of(options.open(), snapshot))
    }
}

extension Pseudonyms {
    /// Those of a workspace, whose columns say what is a name.
    static func of(_ workspace: Workspace, _ snapshot: Snapshot) throws -> Pseudonyms {
        let kept = ImportCache(folder: workspace.columnsFolder).load()
        // Without the columns no name would be known, and all of them shown.
        guard kept.count > 0 else {
            throw Trouble.nothing(
                "\(workspace.columnsFolder): what names are was kept there and is gone\n  Try: koppel import FOLDER, or leave --pseudonyms out"
            )
        }
        let material: KeyMaterial
        do {
            material = try workspace.keyMaterial
        } catch let error as WorkspaceError {
            throw Trouble.nothing(error.description)
        }
        let map = snapshot.map
        let own =
            map.systems.flatMap { [$0.id, $0.name] } + map.datasets.map(\.id)
            + map.datasets.flatMap { $0.fields.map(\.path) }
        // A key of its own, so that no pseudonym tells a hash of the columns.
        let secret = [material.low, material.high].flatMap { word in
            withUnsafeBytes(of: word.littleEndian) { Array($0) }
        }
        return Pseudonyms(
            of: kept.hashes { PseudonymKind(of: $1, in: $0) },
            keeping: Set(own),
            hashing: WorkspaceHashing(key: HashKey(material.low, material.high)),
            key: MessageAuthentication(key: secret).code(of: Array("koppel pseudonyms".utf8))
        )
    }
}
