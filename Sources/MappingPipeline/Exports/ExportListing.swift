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
    }

    public var groups: [Group]
    /// Places that could not be looked into.
    public var diagnostics: [Diagnostic]

    /// Lists the exports. Every folder directly below a named one is a system, and so is every file there.
    ///
    /// - Parameter overrides: how to read an export, by path; from `koppel.yaml`.
    public static func of(
        _ roots: [String],
        systems: [SystemSettings] = [],
        overrides: (String) -> ReadingOverrides = { _ in ReadingOverrides() }
    ) -> ExportListing {
        var groups: [String: Group] = [:]
        var diagnostics: [Diagnostic] = []
        for root in roots {
            let prefix = roots.count > 1 ? FileTree.name(of: root) + "/" : ""
            let tree = FileTree.files(in: root)
            diagnostics += tree.diagnostics.map { diagnostic in
                var diagnostic = diagnostic
                diagnostic.location.file = prefix + diagnostic.location.file
                return diagnostic
            }
            for file in tree.files {
                let path = prefix + file.path
                let export = ExportFile(
                    path: path,
                    absolutePath: file.absolutePath,
                    size: file.size,
                    overrides: overrides(path)
                )
                let settings = systems.first { $0.holds(path) }
                let folder = settings?.folder ?? Self.folder(of: file.path, prefix: prefix)
                groups[settings?.id ?? folder, default: Group(folder: folder, settings: settings, files: [])].files
                    .append(export)
            }
        }
        let sorted = groups.values.map { group in
            var group = group
            group.files.sort { $0.path < $1.path }
            return group
        }.sorted { $0.folder < $1.folder }
        return ExportListing(groups: sorted, diagnostics: diagnostics)
    }

    private static func folder(of path: String, prefix: String) -> String {
        guard let slash = path.firstIndex(of: "/") else { return prefix + path }
        return prefix + path[..<slash]
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
