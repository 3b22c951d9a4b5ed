import Glibc
import ImporterKit
import IntegrationModel

/// The files below a folder.
struct FileTree: Sendable {
    struct File: Sendable {
        /// Relative to the folder.
        var path: String
        var absolutePath: String
        var size: Int
        /// In seconds since 1970.
        var modifiedAt: Double

        init(_ path: String, _ absolutePath: String, _ status: stat) {
            (self.path, self.absolutePath, size) = (path, absolutePath, Int(status.st_size))
            modifiedAt = Double(status.st_mtim.tv_sec)
        }
    }

    var files: [File] = []
    /// Whether it is a file that was named, and no folder.
    var isFile = false
    /// Places that could not be looked into.
    var diagnostics: [Diagnostic] = []

    /// All files below a folder, in order of their paths; a file is a tree of one. Hidden files, lock files of office
    /// programs and Koppel's own files are left out. Links to folders are followed, but not in circles.
    static func files(in root: String) -> FileTree {
        var tree = FileTree()
        var status = stat()
        guard stat(root, &status) == 0 else {
            tree.report(name(of: root), "it can't be opened (\(String(cString: strerror(errno))))", "check the path")
            return tree
        }
        if status.st_mode & S_IFMT != S_IFDIR {
            tree.isFile = true
            tree.files.append(File(name(of: root), root, status))
        } else {
            var visited = Set<UInt64>()
            tree.add(root, relative: "", depth: 0, visited: &visited)
            tree.files.sort { $0.path < $1.path }
        }
        return tree
    }

    static func name(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    private static let deepest = 32

    private mutating func add(_ folder: String, relative: String, depth: Int, visited: inout Set<UInt64>) {
        var status = stat()
        guard depth <= Self.deepest else {
            return report(
                relative,
                "folders lie more than \(Self.deepest) deep here; those below were not looked into",
                "move what is in it up"
            )
        }
        guard stat(folder, &status) == 0 else { return }
        guard visited.insert(UInt64(status.st_dev) << 40 ^ UInt64(status.st_ino)).inserted else { return }
        guard let directory = opendir(folder) else {
            return report(
                relative.isEmpty ? folder : relative,
                "the folder can't be opened (\(String(cString: strerror(errno)))); expected one that may be read",
                "give yourself the right to read it, or leave it out"
            )
        }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard !ExportName.isLeftOut(name) else { continue }
            let absolute = folder + "/" + name
            let path = relative.isEmpty ? name : relative + "/" + name
            // From the folder on: the way to it need not be gone again for each file.
            guard fstatat(dirfd(directory), name, &status, 0) == 0 else {
                report(
                    path,
                    "it leads to nothing that can be opened (\(String(cString: strerror(errno)))); a file was expected",
                    "put the file itself here, or take the link away"
                )
                continue
            }
            if status.st_mode & S_IFMT == S_IFDIR {
                add(absolute, relative: path, depth: depth + 1, visited: &visited)
            } else if status.st_mode & S_IFMT == S_IFREG {
                files.append(File(path, absolute, status))
            } else {
                report(
                    path,
                    "this is a pipe, device or socket; a file was expected",
                    "save what comes out of it in a file"
                )
            }
        }
    }

    private mutating func report(_ path: String, _ message: String, _ remedy: String) {
        diagnostics.append(Diagnostic(.error, message, at: SourceLocation(file: path), remedy: remedy))
    }
}
