import Glibc

/// The files below a folder.
struct FileTree {
    struct File {
        /// Relative to the folder.
        var path: String
        var absolutePath: String
        var size: Int
    }

    var files: [File] = []
    /// Folders that could not be opened, and why.
    var unreadable: [(path: String, reason: String)] = []

    /// All files below a folder, in order of their paths; a file is a tree of one. Hidden files, lock files of office
    /// programs and Koppel's own files are left out. Links to folders are followed, but not in circles.
    static func files(in root: String) -> FileTree {
        var tree = FileTree()
        var status = stat()
        guard stat(root, &status) == 0 else {
            tree.unreadable.append((root, String(cString: strerror(errno))))
            return tree
        }
        if status.st_mode & S_IFMT != S_IFDIR {
            tree.files.append(File(path: name(of: root), absolutePath: root, size: Int(status.st_size)))
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
        guard depth <= Self.deepest, stat(folder, &status) == 0 else { return }
        guard visited.insert(UInt64(status.st_dev) << 40 ^ UInt64(status.st_ino)).inserted else { return }
        guard let directory = opendir(folder) else {
            unreadable.append((relative.isEmpty ? folder : relative, String(cString: strerror(errno))))
            return
        }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard !Self.isOurs(name) else { continue }
            let absolute = folder + "/" + name
            let path = relative.isEmpty ? name : relative + "/" + name
            guard stat(absolute, &status) == 0 else { continue }
            if status.st_mode & S_IFMT == S_IFDIR {
                add(absolute, relative: path, depth: depth + 1, visited: &visited)
            } else if status.st_mode & S_IFMT == S_IFREG {
                files.append(File(path: path, absolutePath: absolute, size: Int(status.st_size)))
            }
        }
    }

    /// Names that are no exports: hidden and lock files, and what Koppel keeps or makes.
    private static func isOurs(_ name: String) -> Bool {
        name.hasPrefix(".") || name.hasPrefix("~$") || name == "koppel.yaml" || name == "vision.yaml"
            || name.hasSuffix(".koppel") || name.hasSuffix(".koppel-wal") || name.hasSuffix(".koppel-shm")
            || name.hasSuffix(".koppel.columns") || name == "Thumbs.db" || name == "desktop.ini" || name == "__MACOSX"
    }
}
