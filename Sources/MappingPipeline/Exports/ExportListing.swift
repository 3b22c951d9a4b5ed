import Glibc
public import ImporterKit
public import IntegrationModel

/// The exports in the folders that the user named, and the systems that they are of.
public struct ExportListing: Sendable {
    /// The exports of one system, sorted by path.
    public struct Group: Sendable {
        /// The folder relative to the imported one; a file's own path where it is a system by itself.
        public var folder: String
        /// What the user says of the system.
        public var settings: SystemSettings?
        public var files: [ExportFile]
        /// The named folder that its only file lies in, for files that are in no folder of a system; nil for all others.
        var looseIn: String?
    }

    public var groups: [Group]
    /// Places that could not be looked into.
    public var diagnostics: [Diagnostic]
    /// What the archives and workbooks among the exports hold, by path.
    var containers: [String: ContainerShelf.Kept] = [:]

    /// Lists the exports. Every folder directly below a named one is a system, and so is every file there, as long as nobody
    /// looked into them; see ``SystemGrouping``. An archive stands for a folder of its name; a workbook is a file with several
    /// tables.
    ///
    /// - Parameters:
    ///   - overrides: how to read an export, by path; from `koppel.yaml`.
    ///   - containers: opens archives and workbooks.
    public static func of(
        _ roots: [String],
        systems: [SystemSettings] = [],
        overrides: (String) -> ReadingOverrides = { _ in ReadingOverrides() },
        containers: ContainerShelf = ContainerShelf(folder: TemporaryFolder.path)
    ) -> ExportListing {
        ExportListing(FoundExports(roots), systems: systems, overrides: overrides, containers: containers)
    }

    /// Lists exports whose files were found before.
    public init(
        _ found: FoundExports,
        systems: [SystemSettings] = [],
        overrides: (String) -> ReadingOverrides = { _ in ReadingOverrides() },
        containers: ContainerShelf
    ) {
        var groups: [String: Group] = [:]
        var diagnostics = found.diagnostics
        for root in found.roots {
            let exports = root.tree.files.map { file in
                ListedFile.files(file, root, containers, &diagnostics)
            }
            for file in exports.joined() {
                let settings = systems.first { $0.holds(file.path) }
                let folder = settings?.folder ?? file.folder
                var overrides = overrides(file.path)
                if let reading = file.reading { overrides.isWritten(as: reading) }
                let export = ExportFile(
                    path: file.path,
                    absolutePath: file.absolutePath,
                    size: file.size,
                    modifiedAt: file.modifiedAt,
                    overrides: overrides,
                    contents: file.contents
                )
                let looseIn = file.isLoose && settings == nil ? (root.tree.isFile ? "" : root.prefix) : nil
                let group = Group(folder: folder, settings: settings, files: [], looseIn: looseIn)
                groups[settings?.id ?? folder, default: group].files.append(export)
            }
        }
        self.groups = groups.values.map { group in
            var group = group
            group.files.sort { $0.path < $1.path }
            return group
        }.sorted { $0.folder < $1.folder }
        self.diagnostics = diagnostics
        self.containers = containers.containers
    }
}

/// What the user says of a system.
public struct SystemSettings: Sendable, Hashable {
    public var id: String
    public var name: String?
    public var kind: SystemKind?
    /// The folder or file that its exports are in, relative to the imported folder.
    public var folder: String

    public init(id: String, name: String? = nil, kind: SystemKind? = nil, folder: String) {
        self.id = id
        self.name = name
        self.kind = kind
        self.folder = folder
    }

    func holds(_ path: String) -> Bool {
        folder.isEmpty || path == folder || path.hasPrefix(folder.hasSuffix("/") ? folder : folder + "/")
    }
}
