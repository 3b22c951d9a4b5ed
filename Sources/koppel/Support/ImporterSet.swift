import BundledImporters
import Configuration
import Glibc
import ImporterKit

/// The importers to ask: those that people describe in files, before those that come with the product.
struct ImporterSet {
    let importers: [any Importer]
    /// What is wrong with files that were left out.
    let faults: [String]

    /// Takes manifests from the folders with exports, and from the user's own folder.
    ///
    /// A manifest with the id of an importer that comes with the product takes its place.
    init(for folders: [String]) {
        let files = ManifestFiles(at: folders.filter(FilePath.isFolder) + Self.userFolders)
        let own = Set(files.manifests.map(\.id))
        importers =
            files.manifests.map { ManifestImporter($0, isOwn: true) as any Importer }
            + bundledImporters.filter { !own.contains($0.manifest.id) }
        faults = files.faults.map(\.description)
    }

    /// `koppel/importers` in the user's folder for settings (XDG Base Directory Specification 0.8).
    private static var userFolders: [String] {
        let settings = variable("XDG_CONFIG_HOME") ?? variable("HOME").map { $0 + "/.config" }
        return settings.map { ["\($0)/koppel/importers"] }?.filter(FilePath.isFolder) ?? []
    }

    private static func variable(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }
}
