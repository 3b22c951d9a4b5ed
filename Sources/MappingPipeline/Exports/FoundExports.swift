import Glibc
public import IntegrationModel

/// The files in the folders that the user named, before any of them is opened.
public struct FoundExports: Sendable {
    struct Root: Sendable {
        /// Before the paths of its files, where several folders are named.
        var prefix: String
        var tree: FileTree
    }

    let roots: [Root]
    /// Places that could not be looked into.
    public let diagnostics: [Diagnostic]

    public init(_ paths: [String]) {
        roots = paths.map { path in
            Root(prefix: paths.count > 1 ? FileTree.name(of: path) + "/" : "", tree: FileTree.files(in: path))
        }
        diagnostics = roots.flatMap { root in
            root.tree.diagnostics.map { diagnostic in
                var diagnostic = diagnostic
                diagnostic.location.file = root.prefix + diagnostic.location.file
                return diagnostic
            }
        }
    }

    public var isEmpty: Bool { roots.allSatisfy(\.tree.files.isEmpty) }
}

/// Where files without a name can go.
public enum TemporaryFolder {
    /// `TMPDIR`, else `/tmp`.
    public static var path: String {
        guard let path = getenv("TMPDIR"), path.pointee != 0 else { return "/tmp" }
        return String(cString: path)
    }
}
